import Alignment
import Screen

/// Who is here: everybody who is known, by group, to be ticked off and recorded as one gesture.
struct TickList: Hashable, Sendable {
    let review: ItemID
    /// What is typed to find somebody, or to name a guest nobody knows yet.
    var field = TextField(limit: 200)
    /// Who was ticked or unticked here; all others are as they are.
    var changed: [String: Bool] = [:]
    /// Guests who were typed here, by handle.
    var guests: [Guest] = []
    var rows: [Row] = []
    var chosen: Row?
    /// Rows above the first one shown.
    var top = 0
    var problem: String?

    struct Guest: Hashable, Sendable {
        let handle: String
        let name: String
    }

    enum Row: Hashable, Sendable {
        case heading(Group?)
        case person(String)
        /// The name that is typed, as a guest.
        case newGuest(String)

        var canBeChosen: Bool { if case .heading = self { false } else { true } }
    }

    init(_ review: ItemID) { self.review = review }

    /// Whether somebody will be in the room.
    func isHere(_ handle: String, _ review: Review) -> Bool { changed[handle] ?? review.present.contains(handle) }

    mutating func settle(height: Int, _ workspace: Workspace) {
        guard let review = workspace.review(self.review) else { return }
        rows = rows(review, workspace)
        if let chosen, rows.contains(chosen) {} else { chosen = rows.first(where: \.canBeChosen) }
        let height = max(1, height)
        if let at = chosen.flatMap({ rows.firstIndex(of: $0) }) {
            // The heading above comes into sight with the first of its rows.
            if at - 1 < top { top = at - 1 }
            if at >= top + height { top = at - height + 1 }
        }
        top = max(0, min(top, rows.count - height))
    }

    /// By group; those who are expected first.
    private func rows(_ review: Review, _ workspace: Workspace) -> [Row] {
        let typed = field.text.lowercased()
        let expected = Set(workspace.expected(at: review))
        let found = workspace.people.filter { $0.isFound(by: typed) }.sorted { left, right in
            (expected.contains(left.handle) ? 0 : 1, left.handle) < (
                expected.contains(right.handle) ? 0 : 1, right.handle
            )
        }
        let added = guests.filter { typed.isEmpty || $0.name.lowercased().contains(typed) }
        let rows = (Group.allCases.map(Group?.some) + [nil]).flatMap { group -> [Row] in
            var rows = found.filter { $0.group == group }.map { Row.person($0.handle) }
            if group == nil { rows += added.map { .person($0.handle) } }
            return rows.isEmpty ? [] : [.heading(group)] + rows
        }
        return rows.isEmpty && !TypedText.isBlank(typed) ? [.newGuest(field.text)] : rows
    }

    mutating func move(by step: Int) {
        let choices = rows.filter(\.canBeChosen)
        guard let at = chosen.flatMap({ choices.firstIndex(of: $0) }) else { return }
        chosen = choices[max(0, min(choices.count - 1, at + step))]
    }

    /// The arrivals and departures, and before them the guests who came.
    func gestures(_ review: Review) -> [Gesture] {
        let coming = changed.filter { $0.value != review.present.contains($0.key) }.sorted { $0.key < $1.key }
        guard !coming.isEmpty else { return [] }
        let new = guests.filter { changed[$0.handle] == true }
        return new.map { .addPerson(handle: $0.handle, [FieldValue("name", .text($0.name))]) }
            + [.attend(review: review.id, coming.map { .init(handle: $0.key, isHere: $0.value) })]
    }
}

extension Person {
    /// Whether the handle or a word of the name begins with what is typed.
    fileprivate func isFound(by typed: String) -> Bool {
        typed.isEmpty || handle.hasPrefix(typed) || name.lowercased().hasPrefix(typed)
            || name.lowercased().split(separator: " ").contains { $0.hasPrefix(typed) }
    }
}

extension Dashboard {
    mutating func takeAttendance() {
        guard let review = liveReview else { return }
        push(.tickList(TickList(review.id)))
    }

    /// Space ticks, unless a new name is being typed; all other text finds somebody.
    mutating func typeInTickList(_ key: Key) -> Answer {
        guard case .tickList(let list) = uppermost else { return .ignored }
        if key == .character(" "), case .person? = list.chosen {
            tick()
            return .consumed
        }
        var answer = Answer.ignored
        withTickList { list in
            list.problem = nil
            if list.field.handle(key) { answer = .consumed }
        }
        return answer
    }

    /// Ticks or unticks who is chosen, and shows everybody again.
    mutating func tick() {
        let workspace = workspace
        withTickList { list in
            guard let review = workspace.review(list.review) else { return }
            switch list.chosen {
            case .person(let handle): list.changed[handle] = !list.isHere(handle, review)
            case .newGuest(let name):
                do throws(Refusal) {
                    let guest = try TickList.Guest(naming: name, workspace, list.guests)
                    list.guests.append(guest)
                    list.changed[guest.handle] = true
                    list.chosen = .person(guest.handle)
                } catch {
                    list.problem = error.sentence
                    return
                }
            case .heading, nil: return
            }
            list.field.set("")
        }
    }

    /// Ticks everybody who is invited, save who sent apologies or has left.
    mutating func tickInvited() {
        let workspace = workspace
        withTickList { list in
            guard let review = workspace.review(list.review) else { return }
            for handle in review.invited where workspace.person(handle) != nil && !review.away.contains(handle) {
                list.changed[handle] = true
            }
        }
    }

    /// Takes who was found by typing; with nothing typed, records all that was ticked.
    mutating func saveTickList() -> [Effect] {
        guard case .tickList(let list) = uppermost, let review = workspace.review(list.review) else { return [] }
        guard list.field.isEmpty else {
            tick()
            return []
        }
        let gestures = list.gestures(review)
        guard let first = gestures.first else {
            pop()
            notice = Notice("Nobody came or left")
            return []
        }
        return record(gestures.count == 1 ? first : .all(gestures), from: .layer)
    }

    /// Shows everybody again; with nothing typed, goes back.
    mutating func leaveTickList() {
        guard case .tickList(let list) = uppermost, !list.field.isEmpty else { return pop() }
        withTickList { $0.field.set("") }
    }
}

extension TickList.Guest {
    /// A guest by name, with a handle made of it that nobody has.
    init(naming name: String, _ workspace: Workspace, _ others: [TickList.Guest]) throws(Refusal) {
        let name = try TypedText.line(name, field: "name", limit: 200)
        let words = name.lowercased().split(separator: " ").map { word in
            String(word.unicodeScalars.filter { Handle.isValid(String($0)) }.map(Character.init))
        }.filter { !$0.isEmpty }
        let handles = [words.first, words.joined(separator: "-")].compactMap(\.self).map { String($0.prefix(32)) }
        let free = handles.first { handle in
            Handle.isValid(handle) && Group(rawValue: handle) == nil && workspace.everything[.person(handle)] == nil
                && !others.contains { $0.handle == handle }
        }
        guard let free else {
            throw .rule("No handle can be made of '\(name)'; ':person add HANDLE name=...' in the bar gives one")
        }
        self.init(handle: free, name: name)
    }
}
