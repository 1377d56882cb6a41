/// What one field of a kind holds and how it is typed and read: the one table behind the command line, forms, history,
/// exports and JSON.
package struct FieldSpec: Hashable, Sendable {
    /// The journal's key; of a family (`by.<group>`) the part before the dot.
    package let name: String
    /// What people read.
    package let label: String
    package let type: FieldType
    /// Whether the field is a family with a member per group or person.
    package let family: Family?
    /// Whether people set it directly (`key=value`, forms); the others have verbs of their own.
    package let isTyped: Bool

    package enum Family: Hashable, Sendable { case groups, people }

    init(_ name: String, _ label: String, _ type: FieldType, family: Family? = nil, isTyped: Bool = true) {
        self.name = name
        self.label = label
        self.type = type
        self.family = family
        self.isTyped = isTyped
    }
}

/// The kinds of values a field can hold.
package enum FieldType: Hashable, Sendable {
    /// One line of at most this many scalars.
    case line(Int)
    /// Several lines of at most 16 KiB.
    case text
    case group
    case person
    /// A person, or a group by its key.
    case speaker
    case day
    /// A day, or a day and a time `2026-11-26 10:00`.
    case moment
    /// An instant the program writes.
    case instant
    case integer(ClosedRange<Int>)
    case choice([String])
    case item([Kind])
    /// A number of days or weeks: `2w`.
    case cadence
    /// A position's pin, 16 hex digits.
    case pin
    /// A member of a family that is in or out.
    case flag
}

extension FieldSpec {
    private static func choice<C: CaseIterable & RawRepresentable<String>>(_: C.Type) -> FieldType {
        .choice(C.allCases.map(\.rawValue))
    }

    private static let title = FieldSpec("title", "title", .line(200))
    private static let priority = FieldSpec("priority", "priority", choice(Priority.self))
    private static let forGroup = FieldSpec("for", "for", .group)
    private static let positions = [
        FieldSpec("position", "position", choice(Position.self), family: .groups, isTyped: false),
        FieldSpec("pin", "pinned to", .pin, family: .groups, isTyped: false),
        FieldSpec("reason", "reason", .line(1000), family: .groups, isTyped: false),
        FieldSpec("condition", "condition", .line(1000), family: .groups, isTyped: false),
        FieldSpec("voice", "spoken by", .person, family: .groups, isTyped: false),
    ]

    private static let table: [Kind: [FieldSpec]] = [
        .workspace: [
            FieldSpec("id", "workspace id", .line(200), isTyped: false),
            FieldSpec("format", "format", .integer(1...1_000_000), isTyped: false),
            FieldSpec("name", "name", .line(200)), FieldSpec("purpose", "purpose", .line(1000)),
            FieldSpec("sponsor", "sponsor", .line(200)), FieldSpec("timezone", "time zone", .line(64)),
            FieldSpec("every", "reviews every", .cadence), FieldSpec("group", "group name", .line(60), family: .groups),
        ],
        .person: [
            FieldSpec("name", "name", .line(200)), FieldSpec("group", "group", .group),
            FieldSpec("email", "e-mail", .line(200)), FieldSpec("role", "role", .line(200)),
        ],
        .requirement: [
            title, forGroup, FieldSpec("by", "by", .flag, family: .groups), FieldSpec("lead", "lead", .person),
            FieldSpec("category", "category", choice(Category.self)), priority,
            FieldSpec("criterion", "accepted when", .line(1000)),
            FieldSpec("status", "status", choice(RequirementStatus.self)),
        ] + positions,
        .action: [
            title, FieldSpec("owner", "owner", .person), forGroup, FieldSpec("by", "by", .group),
            FieldSpec("status", "status", choice(ActionStatus.self)), FieldSpec("due", "due", .day),
            FieldSpec("because", "because", .line(200)), priority,
            FieldSpec("requirement", "requirement", .item([.requirement])),
            FieldSpec("waiting", "waiting for", .line(200)),
        ],
        .decision: [
            title, FieldSpec("rationale", "rationale", .text),
            FieldSpec("status", "status", choice(DecisionStatus.self)),
            FieldSpec("requirement", "requirement", .item([.requirement])),
            FieldSpec("supersedes", "supersedes", .item([.decision])),
            FieldSpec("present", "present", .flag, family: .groups, isTyped: false),
        ] + positions,
        .review: [
            title, FieldSpec("status", "status", choice(ReviewStatus.self), isTyped: false),
            FieldSpec("planned", "planned", .moment), FieldSpec("minutes", "minutes", .integer(1...1440)),
            FieldSpec("facilitator", "facilitator", .person), FieldSpec("invited", "invited", .flag, family: .people),
            FieldSpec("here", "here", .flag, family: .people, isTyped: false),
            FieldSpec("topic", "topic", .item([.topic]), isTyped: false),
            FieldSpec("started", "started", .instant, isTyped: false),
            FieldSpec("ended", "ended", .instant, isTyped: false), FieldSpec("next", "next review", .day),
        ],
        .topic: [
            title, FieldSpec("review", "review", .item([.review])),
            FieldSpec("order", "order", .integer(0...1_000_000)),
            FieldSpec("minutes", "minutes", .integer(1...1440)),
            FieldSpec("status", "status", choice(TopicStatus.self)),
            FieldSpec("about", "about", .item([.requirement, .action, .decision, .note])),
        ],
        .note: [
            FieldSpec("text", "text", .text), FieldSpec("kind", "kind", choice(NoteKind.self)),
            FieldSpec("said", "said by", .speaker), FieldSpec("to", "to", .speaker),
            FieldSpec("answer", "answer", .text),
            FieldSpec("about", "about", .item([.requirement, .action, .decision, .review, .topic, .note])),
            FieldSpec("status", "status", choice(NoteStatus.self)),
        ],
    ]

    /// The fields of a kind, in the order in which people read them.
    package static func fields(of kind: Kind) -> [FieldSpec] { table[kind] ?? [] }

    /// The row of the table for a journal key, and the family's member it names.
    package static func find(_ key: String, of kind: Kind) -> (spec: FieldSpec, member: String?)? {
        let parts = key.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let spec = fields(of: kind).first(where: { $0.name == parts[0] }) else { return nil }
        guard parts.count == 2 else { return (spec, nil) }
        return spec.family == nil ? nil : (spec, String(parts[1]))
    }

    /// Whether a journal key holds people's own words, which a redaction hides wherever they stand: texts, and every
    /// field of which this version does not know that it holds something else.
    package static func isFreeText(_ key: String) -> Bool {
        let name = key.prefix { $0 != "." }
        return !structured.contains(String(name))
    }

    private static let structured: Set<String> = {
        var structured: Set<String> = ["id", "timezone"]
        var texts: Set<String> = []
        for spec in table.values.joined() {
            switch spec.type {
            case .line, .text: texts.insert(spec.name)
            default: structured.insert(spec.name)
            }
        }
        return structured.subtracting(texts.subtracting(["id", "timezone"]))
    }()
}
