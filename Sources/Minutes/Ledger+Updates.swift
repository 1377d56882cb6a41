internal import Alignment

extension Ledger {
    /// What gestures came to for an existing item, without what the minutes say elsewhere.
    ///
    /// - Parameters:
    ///   - told: fields that have been told already, by name or by the part before the dot.
    ///   - workspace: the state whose names and titles are used.
    /// - Returns: `nil` if nothing is left to say, or the item is gone.
    func update(
        _ nets: [NetChange], without told: Set<String> = [], isNew: Bool = false, in workspace: Workspace? = nil
    ) -> Update? {
        let workspace = workspace ?? self.workspace
        guard let item = nets.first?.item, let kind = item.kind, workspace[item] != nil else { return nil }
        let quiet: Set<String> = told.union(["pin", "voice", "present", "order"])
        let shown = nets.filter { !quiet.contains(String($0.field.prefix { $0 != "." })) }
        let last = nets.map(\.last).max() ?? 0
        guard isNew || !shown.isEmpty else { return nil }
        let wording = Wording(workspace, zone: zone, today: moment(last).day)
        return Update(
            item: workspace.mention(item), kind: kind, isNew: isNew,
            changes: isNew ? [] : shown.map { change($0, wording) },
            authors: authors(nets, workspace), at: moment(last))
    }

    private func authors(_ nets: [NetChange], _ workspace: Workspace) -> [Attendee] {
        var handles: [String] = []
        for net in nets.sorted(by: { $0.last < $1.last }) {
            let by = latest.entries[net.last].by
            if !handles.contains(by) { handles.append(by) }
        }
        return handles.map(workspace.attendee)
    }

    private func change(_ net: NetChange, _ wording: Wording) -> Update.Change {
        Update.Change(
            field: net.field, label: label(net.field, of: net.item, wording),
            before: shown(net.before, net.field, of: net.item, wording),
            now: shown(net.now, net.field, of: net.item, wording))
    }

    /// What people contradict each other on in the items that reviews are about.
    func conflicts() -> [ConflictLine] {
        let wording = Wording(workspace, zone: zone, today: lastDay)
        let kinds: [Kind] = [.requirement, .action, .decision]
        return kinds.flatMap { workspace.items($0) }.flatMap { item in
            item.conflicts.filter { !$0.name.hasPrefix("pin.") }.map { field in
                let claims = field.rivals.map { ($0.value, $0.setBy) } + [(field.value, field.setBy)]
                return ConflictLine(
                    item: workspace.mention(item.id), field: field.name, label: label(field.name, of: item.id, wording),
                    values: claims.map { value, setBy in
                        ConflictLine.Claim(
                            shown: shown(value, field.name, of: item.id, wording),
                            by: workspace.attendee(entries[setBy].by))
                    })
            }
        }
    }

    /// "due", "status", "position of Lines of business".
    private func label(_ field: String, of item: ItemID, _ wording: Wording) -> String {
        guard let kind = item.kind, let (spec, member) = FieldSpec.find(field, of: kind) else { return field }
        guard let group = member.flatMap(Group.init(rawValue:)) else { return spec.label }
        if spec.name == "by" { return "met by " + wording.workspace.name(of: group) }
        return spec.label + " of " + wording.workspace.name(of: group)
    }

    private func shown(_ value: Value?, _ field: String, of item: ItemID, _ wording: Wording) -> Update.Shown? {
        guard let value else { return nil }
        if let day = value.text.flatMap({ Day(iso: $0) }), field == "due" || field == "next" {
            return .day(day)
        }
        if let kind = item.kind, let handle = value.text, let (spec, _) = FieldSpec.find(field, of: kind),
            spec.type == .person || spec.type == .speaker
        {
            return .text(wording.workspace.speaker(handle).name)
        }
        if case .flag(let flag) = value { return .text(flag ? "yes" : "no") }
        return .text(wording.value(value, field: field, of: item))
    }
}
