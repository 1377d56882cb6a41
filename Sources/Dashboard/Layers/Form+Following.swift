import Alignment

extension Form {
    /// Takes in what others changed of the items while the form is open. A field that nobody typed in shows the new
    /// value; one that was typed in keeps its text, which is now compared with theirs. Either says who and what.
    mutating func follow(_ workspace: Workspace, _ context: ViewContext) {
        let items = self.items.compactMap { workspace[$0] }
        guard !items.isEmpty, items.count == self.items.count else { return }
        let now = Form(editing: items, kind, workspace)
        for field in now.fields {
            guard let index = fields.firstIndex(where: { $0.spec == field.spec }),
                fields[index].original != field.original || fields[index].isVarious != field.isVarious
            else { continue }
            let isChanged = fields[index].isChanged
            fields[index].original = field.original
            fields[index].isVarious = field.isVarious
            if !isChanged { fields[index].set(field.original) }
            fields[index].news = field.spec.flatMap { Form.news(of: $0, in: items, context) }
        }
    }

    /// "lee changed due: Fri 27 Nov → Mon 30 Nov, 10:31".
    private static func news(of spec: FieldSpec, in items: [Item], _ context: ViewContext) -> FormField.News? {
        let fields = items.flatMap { item in
            item.fields.filter { $0.name == spec.name || spec.family != nil && $0.name.hasPrefix(spec.name + ".") }
                .map { (item: item.id, field: $0) }
        }
        guard let newest = fields.max(by: { $0.field.setBy < $1.field.setBy }),
            context.workspace.entries.indices.contains(newest.field.setBy)
        else { return nil }
        let entry = context.workspace.entries[newest.field.setBy]
        let changes = entry.changes.filter { change in
            fields.contains { $0.item == change.item && $0.field.name == change.field }
        }
        let time = entry.instant.map { ", " + context.time($0) } ?? ""
        return FormField.News(by: entry.by, words: "\(entry.by) changed \(context.wording.changes(changes))\(time)")
    }
}

extension Dashboard {
    /// Every open form takes in the state of the workspace.
    mutating func followInForms() {
        let context = context
        for index in layers.indices {
            guard case .form(var form) = layers[index] else { continue }
            form.follow(workspace, context)
            layers[index] = .form(form)
        }
    }
}
