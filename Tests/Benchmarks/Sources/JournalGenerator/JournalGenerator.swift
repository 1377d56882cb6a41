/// Writes the journal of a programme that never was: the same bytes for the same shape, in proportions a real one has.
///
/// People and requirements come first. Then action items are made and moved on, each later entry somewhat after the one
/// before it; among them the reviews are held, with topics, notes, positions and decisions.
package struct JournalGenerator {
    let shape: JournalShape
    var draw: GeneratedText
    private(set) var bytes: [UInt8] = []
    private(set) var n = 0
    private let count: Int
    let people: [Person]
    var requirements: [Requirement] = []
    private var actions: [Action] = []
    private var numbers: [Character: Int] = [:]
    /// The review being held, and its topic.
    var room: (review: String, topic: String?)?

    struct Person {
        let handle: String
        let group: String
    }

    struct Requirement {
        let id: String
        let criterion: String
        /// By group.
        var positions: [String: String] = [:]
    }

    /// What later entries need to know of an action item, as JSON.
    private struct Action {
        let id: String
        var owner: String
        var due: String
        var priority: String
        var status: String
        var because = "null"
        var waiting = "null"
    }

    static let groups = ["it", "ml", "lob", "users"]

    private init(_ shape: JournalShape) {
        self.shape = shape
        draw = GeneratedText(random: SplitMix64(seed: shape.seed))
        count = shape.people + shape.requirements + shape.items * shape.entriesPerItem + shape.reviews * 40
        people = (0..<max(1, shape.people)).map { index in
            let name = GeneratedText.names[index % GeneratedText.names.count]
            let turn = index / GeneratedText.names.count
            return Person(handle: turn == 0 ? name : "\(name)\(turn)", group: JournalGenerator.groups[index % 4])
        }
    }

    /// The bytes of a journal of this shape.
    package static func journal(_ shape: JournalShape) -> [UInt8] {
        var generator = JournalGenerator(shape)
        generator.found()
        generator.work()
        return generator.bytes
    }

    // MARK: Writing

    mutating func write(by: String, _ changes: [JournalLine.Change]) {
        let at = GeneratedText.instant(nextSeconds)
        n += 1
        let line = JournalLine(
            n: n, id: draw.id(10), at: at, by: by, review: room?.review, topic: room?.topic, changes: changes)
        bytes += line.text.utf8
    }

    /// When the next entry is made, in seconds since 1970: all of them fill the time there is.
    var nextSeconds: Int {
        JournalTime.start + (JournalTime.end - 3600 - JournalTime.start) * (n + 1) / max(count, n + 1)
    }

    mutating func newID(_ kind: Character) -> String {
        numbers[kind, default: 0] += 1
        return "\(kind)\(numbers[kind] ?? 0)-\(draw.id(4))"
    }

    mutating func anybody() -> String { draw.pick(people).handle }

    /// JSON of a text; the generator's hold nothing to escape.
    static func quoted(_ text: String) -> String { "\"" + text + "\"" }

    /// The changes that make an item.
    static func making(_ item: String, _ fields: [String: String]) -> [JournalLine.Change] {
        fields.map { JournalLine.Change(item: item, field: $0.key, value: $0.value) }
    }

    // MARK: The programme

    private mutating func found() {
        let first = people[0].handle
        write(
            by: first,
            JournalGenerator.making(
                "workspace",
                [
                    "format": "1", "id": "\"\(draw.id(16))\"", "name": "\"Generated programme\"", "every": "\"2w\"",
                    "timezone": "\"Etc/UTC\"",
                ]))
        for person in people {
            let name = JournalGenerator.quoted(person.handle.prefix(1).uppercased() + person.handle.dropFirst())
            let email = JournalGenerator.quoted(person.handle + "@example.org")
            let fields = ["name": name, "group": JournalGenerator.quoted(person.group), "email": email]
            write(by: first, JournalGenerator.making("@" + person.handle, fields))
        }
        for _ in 0..<shape.requirements { require() }
    }

    private mutating func require() {
        let id = newID("R")
        let served = draw.number(0..<4)
        let criterion = draw.text(2 * shape.titleWords)
        requirements.append(Requirement(id: id, criterion: criterion))
        let category = draw.pick(["data", "performance", "operations", "security", "governance", "understanding"])
        let fields = [
            "title": JournalGenerator.quoted(draw.text(shape.titleWords)),
            "for": JournalGenerator.quoted(JournalGenerator.groups[served]),
            "by." + JournalGenerator.groups[(served + draw.number(1..<4)) % 4]: "true",
            "criterion": JournalGenerator.quoted(criterion), "category": JournalGenerator.quoted(category),
            "priority": JournalGenerator.quoted(draw.pick(["must", "should", "should", "could"])),
            "lead": JournalGenerator.quoted(anybody()), "status": "\"open\"",
        ]
        write(by: anybody(), JournalGenerator.making(id, fields))
    }

    /// Action items and what happens to them, in the order of time, and the reviews in between.
    private mutating func work() {
        var steps: [(time: Int, item: Int, step: Int)] = []
        for item in 0..<shape.items {
            var time = item * 1000
            for step in 0..<max(1, shape.entriesPerItem) {
                steps.append((time, item, step))
                time += draw.number(1000..<40 * 1000)
            }
        }
        steps.sort { ($0.time, $0.item) < ($1.time, $1.item) }
        let pace = max(1, steps.count / max(1, shape.reviews + 1))
        for (index, step) in steps.enumerated() {
            if step.step == 0 { makeAction() } else { moveOn(step.item, isLast: step.step == shape.entriesPerItem - 1) }
            if (index + 1) % pace == 0, (index + 1) / pace <= shape.reviews { holdReview((index + 1) / pace) }
        }
    }

    private mutating func makeAction() {
        let id = newID("A")
        let closes = shape.entriesPerItem < 2 && draw.percent(shape.closedPercent)
        let action = Action(
            id: id, owner: draw.percent(95) ? JournalGenerator.quoted(anybody()) : "null",
            due: draw.percent(90) ? JournalGenerator.quoted(GeneratedText.day(draw.number(-20..<90))) : "null",
            priority: JournalGenerator.quoted(draw.pick(["must", "should", "should", "could"])),
            status: closes ? "\"done\"" : "\"open\"")
        var fields = [
            "title": JournalGenerator.quoted(draw.text(shape.titleWords)), "priority": action.priority,
            "for": JournalGenerator.quoted(draw.pick(JournalGenerator.groups)), "status": action.status,
        ]
        if action.owner != "null" { fields["owner"] = action.owner }
        if action.due != "null" { fields["due"] = action.due }
        if draw.percent(50) { fields["requirement"] = JournalGenerator.quoted(draw.pick(requirements).id) }
        actions.append(action)
        write(by: anybody(), JournalGenerator.making(id, fields))
    }

    private mutating func moveOn(_ index: Int, isLast: Bool) {
        if isLast, draw.percent(shape.closedPercent) {
            return change(index, [("status", \.status, draw.percent(88) ? "\"done\"" : "\"dropped\"")])
        }
        switch draw.number(0..<100) {
        case 0..<30: change(index, [("status", \.status, "\"doing\"")])
        case 30..<55:
            let because = JournalGenerator.quoted(draw.text(shape.titleWords))
            let due = JournalGenerator.quoted(GeneratedText.day(draw.number(-10..<120)))
            change(index, [("due", \.due, due), ("because", \.because, because)])
        case 55..<62:
            let waiting = JournalGenerator.quoted(draw.text(shape.titleWords / 2))
            change(index, [("status", \.status, "\"blocked\""), ("waiting", \.waiting, waiting)])
        case 62..<70: change(index, [("owner", \.owner, JournalGenerator.quoted(anybody()))])
        case 70..<75: change(index, [("priority", \.priority, "\"must\"")])
        default: note(about: actions[index].id)
        }
    }

    private mutating func change(
        _ index: Int, _ fields: [(name: String, path: WritableKeyPath<Action, String>, value: String)]
    ) {
        var changes: [JournalLine.Change] = []
        for field in fields {
            let was = actions[index][keyPath: field.path]
            changes.append(.init(item: actions[index].id, field: field.name, was: was, value: field.value))
            actions[index][keyPath: field.path] = field.value
        }
        write(by: anybody(), changes)
    }

    mutating func note(about item: String, more: [String: String] = [:]) {
        var fields = [
            "kind": "\"note\"", "status": "\"open\"",
            "text": JournalGenerator.quoted(draw.text(2 * shape.titleWords)),
            "about": JournalGenerator.quoted(item),
        ]
        fields.merge(more) { $1 }
        write(by: anybody(), JournalGenerator.making(newID("N"), fields))
    }
}
