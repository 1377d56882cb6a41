import Alignment
import Screen

/// The read-back with which a review closes: what was decided, who does what by when, what is missing, when next. Owners
/// and due days are edited in place, each as a gesture of its own.
struct Closing: Hashable, Sendable {
    let review: ItemID
    /// The day of the next review as it stands; empty: none.
    var next: String
    /// The cell that keys act on.
    var cell = Cell.next
    /// What is typed into the cell; `nil` while nothing is.
    var typed: TextField?
    /// Where to go when what was typed is safe.
    var target: Cell?
    /// Why what was typed is not taken, until it changes.
    var problem: String?
    /// What was typed, in words.
    var echo = ""
    var lines: [ClosingPage.Line] = []
    /// Lines above the first one shown.
    var top = 0

    /// A cell that can be edited.
    enum Cell: Hashable, Sendable {
        case owner(ItemID)
        case due(ItemID)
        /// The day of the next review.
        case next

        var action: ItemID? {
            switch self {
            case .owner(let item), .due(let item): item
            case .next: nil
            }
        }
    }

    init(_ review: ItemID, next: String) {
        self.review = review
        self.next = next
    }

    /// Scrolls to the line of the cell that keys act on.
    mutating func settle(height: Int) {
        let height = max(1, height)
        if let action = cell.action, let at = lines.firstIndex(where: { $0.action == action }) {
            let end = lines.lastIndex { $0.action == action } ?? at
            if at < top { top = at }
            if end >= top + height { top = end - height + 1 }
        }
        top = max(0, min(top, lines.count - height))
    }
}

extension Workspace {
    /// Action items that were raised in a review and still are to be done, in the order in which they were raised.
    func actionsRaised(in review: ItemID) -> [ActionItem] {
        items(.action, addedIn: review).map(ActionItem.init).filter(\.status.isOpen)
    }

    /// The day of the next review as a closing one proposes it: the one planned, else as often as the workspace reviews.
    func dayAfterClosing(_ today: Day) -> Day? {
        let days = about?.text("every").flatMap { FieldSpec.cadenceDays($0) }
        return nextReview?.plannedDay ?? days.map { today + $0 }
    }

    /// Decisions that were taken, rejected or proposed in a review.
    func decisionsTaken(in review: ItemID) -> [Decision] {
        decisions.filter { decision in
            let status = decision.item.field("status")?.setBy
            return [decision.item.created, status].compactMap(\.self).contains { entries.isMade($0, in: review) }
        }
    }
}

extension Dashboard {
    /// Opens the read-back, at the first thing that is missing.
    mutating func askClose() {
        guard let review = liveReview else { return }
        let next = workspace.dayAfterClosing(today)
        var closing = Closing(review.id, next: next?.iso ?? "")
        closing.cell = missingCell(of: review.id, after: nil) ?? .next
        push(.closing(closing))
    }

    private func cells(of review: ItemID) -> [Closing.Cell] {
        workspace.actionsRaised(in: review).flatMap { [.owner($0.id), .due($0.id)] } + [.next]
    }

    /// The next cell without a value behind another one, or the first of all.
    private func missingCell(of review: ItemID, after cell: Closing.Cell?) -> Closing.Cell? {
        let cells = cells(of: review)
        let start = cell.flatMap { cells.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        return (cells[start...] + cells[..<start]).first { cell in
            switch cell {
            case .owner(let item): workspace.action(item)?.owner == nil
            case .due(let item): workspace.action(item)?.due == nil
            case .next: false
            }
        }
    }

    // MARK: Keys

    mutating func typeInClosing(_ key: Key) -> Answer {
        guard case .closing(let closing) = uppermost else { return .ignored }
        var field = closing.typed ?? TextField(key == .backspace ? value(of: closing.cell, closing) : "", limit: 500)
        guard field.handle(key) else { return .ignored }
        withClosing {
            $0.typed = field
            $0.problem = nil
        }
        sayWhatIsTyped()
        return .consumed
    }

    private mutating func sayWhatIsTyped() {
        guard case .closing(let closing) = uppermost, let typed = closing.typed else { return }
        let echo: String
        if closing.cell == .next {
            echo = (try? day(typed.text)).flatMap { $0 }.map { words($0) } ?? ""
        } else if let gesture = try? gesture(typed.text, for: closing.cell),
            let draft = try? gesture.draft(workspace, typingContext())
        {
            echo = draft.outcomes.map { workspace.ref($0.item) + " " + $0.words }.joined(separator: "; ")
        } else {
            echo = ""
        }
        withClosing { $0.echo = echo }
    }

    func words(_ day: Day) -> String { context.wording.day(day) + ", " + context.wording.distance(to: day) }

    /// The text a cell holds.
    func value(of cell: Closing.Cell, _ closing: Closing) -> String {
        switch cell {
        case .owner(let item): workspace.action(item)?.owner ?? ""
        case .due(let item): workspace.action(item)?.due?.iso ?? ""
        case .next: closing.next
        }
    }

    /// Goes to a cell beside or below; what was typed is saved first.
    mutating func moveInClosing(columns: Int = 0, rows: Int = 0) -> [Effect] {
        guard case .closing(let closing) = uppermost else { return [] }
        if let typed = closing.typed, columns != 0, typed.cursor != (columns > 0 ? typed.text.count : 0) {
            withClosing { $0.typed?.move(to: typed.cursor + columns) }
            return []
        }
        let cells = cells(of: closing.review)
        guard let at = cells.firstIndex(of: closing.cell) else { return leaveCell(to: cells[0]) }
        // Actions have two cells, the last row one.
        var to = at + columns
        if rows > 0 { to = min(at + 2, cells.count - 1) }
        if rows < 0 { to = at - 2 }
        return leaveCell(to: cells.indices.contains(to) ? cells[to] : closing.cell)
    }

    /// Completes what is typed, or goes to the next cell.
    mutating func completeInClosing(backwards: Bool) -> [Effect] {
        guard case .closing(let closing) = uppermost else { return [] }
        if let typed = closing.typed, let full = completion(of: typed.text, closing.cell), full != typed.text {
            withClosing { $0.typed?.set(full) }
            sayWhatIsTyped()
            return []
        }
        let cells = cells(of: closing.review)
        let at = cells.firstIndex(of: closing.cell) ?? 0
        return leaveCell(to: cells[(at + (backwards ? cells.count - 1 : 1)) % cells.count])
    }

    /// Saves what is typed and goes to what is still missing; with nothing typed, closes the review.
    mutating func saveInClosing() -> [Effect] {
        guard case .closing(let closing) = uppermost else { return [] }
        guard closing.typed != nil else {
            let next = closing.next.isEmpty ? nil : Day(iso: closing.next)
            return record(.closeReview(closing.review, next: next), from: .layer)
        }
        return leaveCell(
            to: missingCell(of: closing.review, after: closing.cell).flatMap { $0 == closing.cell ? nil : $0 } ?? .next)
    }

    /// Forgets what is typed; with nothing typed, goes back to the review.
    mutating func leaveClosing() {
        guard case .closing(let closing) = uppermost, closing.typed != nil else { return pop() }
        withClosing { $0.stopTyping() }
    }

    // MARK: Saving

    /// Saves what is typed, and goes to another cell.
    mutating func leaveCell(to target: Closing.Cell) -> [Effect] {
        guard case .closing(let closing) = uppermost else { return [] }
        guard let typed = closing.typed else {
            withClosing { $0.cell = target }
            return []
        }
        do throws(Refusal) {
            if closing.cell == .next {
                let day = try day(typed.text)
                withClosing { closing in
                    closing.next = day?.iso ?? ""
                    closing.stopTyping()
                    closing.cell = target
                }
                return []
            }
            let gesture = try gesture(typed.text, for: closing.cell)
            withClosing { $0.target = target }
            return record(gesture, from: .openLayer)
        } catch {
            let sentence = error.sentence
            withClosing { $0.problem = sentence }
            return []
        }
    }

    /// What was typed into a cell is safe.
    mutating func closingRecorded() {
        withClosing { closing in
            guard let target = closing.target else { return }
            closing.stopTyping()
            closing.cell = target
        }
    }

    private func day(_ text: String) throws(Refusal) -> Day? {
        guard !TypedText.isBlank(text) else { return nil }
        return try FieldSpec.day(text.filter { $0 != " " }, workspace, typingContext())
    }

    /// What is typed means what it would mean in the bar, behind the item and `@` or `due:`.
    private func gesture(_ text: String, for cell: Closing.Cell) throws(Refusal) -> Gesture {
        guard let item = cell.action else { throw .missing("The action item") }
        let (field, mark) = if case .owner = cell { ("owner", "@") } else { ("due", "due:") }
        guard !TypedText.isBlank(text) else { return .set([item], [FieldValue(field, nil)]) }
        let word = text.hasPrefix(mark) ? String(text.dropFirst(mark.count)) : text
        let capture = Capture("\(workspace.ref(item)) \(mark)\(word)", workspace, typingContext())
        if case .gesture(.set(let items, let fields)) = capture.outcome, fields.contains(where: { $0.field == field }) {
            return .set(items, fields)
        }
        if let full = completion(of: text, cell), full != text { return try gesture(full, for: cell) }
        if field == "owner" { _ = try workspace.resolvePerson(word) } else { _ = try day(word) }
        throw .malformed("Cannot read '\(text)'")
    }

    /// The only person, or the first day, that what is typed is the beginning of.
    private func completion(of text: String, _ cell: Closing.Cell) -> String? {
        let mark = if case .owner = cell { "@" } else { "due:" }
        guard !text.isEmpty else { return nil }
        let choices = Completion(mark + text, workspace).choices
        guard choices.count == 1 || mark == "due:", let choice = choices.first else { return nil }
        return String(choice.text.dropFirst(mark.count).prefix { $0 != " " })
    }
}

extension Closing {
    mutating func stopTyping() {
        typed = nil
        target = nil
        problem = nil
        echo = ""
    }
}
