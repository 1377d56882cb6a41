extension FieldSpec {
    /// Reads what somebody typed for this field.
    ///
    /// - Parameters:
    ///   - text: not empty; an empty text clears a field and does not come here.
    ///   - member: the family's member the text is for, if any.
    /// - Throws: `Refusal` saying what is accepted.
    package func parse(_ text: String, _ workspace: Workspace, _ context: Context) throws(Refusal) -> Value {
        switch type {
        case .line(let limit): return .text(try TypedText.line(text, field: label, limit: limit))
        case .text: return .text(try TypedText.text(text, field: label))
        case .group: return .text(try FieldSpec.group(text, label).rawValue)
        case .person: return .text(try workspace.resolvePerson(text).handle)
        case .speaker:
            if let group = Group(rawValue: text.lowercased()) { return .text(group.rawValue) }
            return .text(try workspace.resolvePerson(text).handle)
        case .day: return .text(try FieldSpec.day(text, workspace, context).iso)
        case .moment: return .text(try FieldSpec.moment(text, workspace, context))
        case .instant:
            guard let instant = Instant(iso: text) else { throw .malformed("Cannot read the instant '\(text)'") }
            return .text(instant.iso)
        case .integer(let range):
            guard let number = digits(text), range.contains(number) else {
                throw .malformed("The \(label) '\(text)' is no number from \(range.lowerBound) to \(range.upperBound)")
            }
            return .integer(number)
        case .choice(let choices):
            guard choices.contains(text.lowercased()) else {
                throw .unknownValue(text, field: label, accepted: choices)
            }
            return .text(text.lowercased())
        case .item(let kinds): return .text(try FieldSpec.item(text, kinds, workspace).text)
        case .cadence:
            guard FieldSpec.cadenceDays(text) != nil else { throw .malformed("Cannot read '\(text)'; use 10d or 2w") }
            return .text(text)
        case .pin: return .text(text)
        case .flag: return .flag(try FieldSpec.flag(text, label))
        }
    }

    /// Days in a cadence `10d` or `2w`.
    package static func cadenceDays(_ text: String) -> Int? {
        guard let count = digits(text.dropLast()), (1...1000).contains(count) else { return nil }
        return text.hasSuffix("w") ? 7 * count : text.hasSuffix("d") ? count : nil
    }

    static func group(_ text: String, _ label: String) throws(Refusal) -> Group {
        let word = text.hasPrefix("#") ? String(text.dropFirst()) : text
        if let group = Group(typed: word) { return group }
        throw .unknownValue(text, field: label, accepted: Group.allCases.map(\.rawValue))
    }

    /// The day somebody typed: `fri`, `+2w`, `2026-11-27`, `next`.
    package static func day(_ text: String, _ workspace: Workspace, _ context: Context) throws(Refusal) -> Day {
        if text.lowercased() == "next", workspace.cadence(context.zone).next == nil {
            throw .rule("No next review is planned, so 'next' is no day yet")
        }
        guard let day = Day(typed: text, today: context.today, nextReview: workspace.cadence(context.zone).next) else {
            throw .malformedDay(text)
        }
        return day
    }

    private static func moment(_ text: String, _ workspace: Workspace, _ context: Context) throws(Refusal) -> String {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" && text.first?.isNumber == true })
        guard parts.count == 2 else { return try day(text, workspace, context).iso }
        guard let time = ClockTime(iso: parts[1].count == 4 ? "0" + parts[1] : String(parts[1])) else {
            throw .malformed("Cannot read the time '\(parts[1])'; use 10:00")
        }
        return try day(String(parts[0]), workspace, context).iso + " " + time.iso
    }

    private static func item(_ text: String, _ kinds: [Kind], _ workspace: Workspace) throws(Refusal) -> ItemID {
        let item = try workspace.resolve(text, as: kinds.count == 1 ? kinds.first : nil)
        guard let kind = item.kind, kinds.contains(kind) else {
            throw .wrongKind(item.ref, is: item.kind ?? .workspace, wanted: kinds)
        }
        return item.id
    }

    private static func flag(_ text: String, _ label: String) throws(Refusal) -> Bool {
        switch text.lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default: throw .unknownValue(text, field: label, accepted: ["true", "false"])
        }
    }
}

extension Group {
    /// Reads a group's key, with a few words people use for it.
    package init?(typed text: String) {
        switch text.lowercased() {
        case "us", "user", "end-users": self = .users
        default:
            guard let group = Group(rawValue: text.lowercased()) else { return nil }
            self = group
        }
    }
}

/// One `key=value` as typed.
package struct Assignment: Hashable, Sendable {
    package let key: String
    /// Empty: clears the field.
    package let value: String

    package init(key: String, value: String) {
        self.key = key
        self.value = value
    }

    /// Reads an argument that matches `^[a-z]+(\.[a-z0-9._-]+)?=`.
    package init?(_ argument: String) {
        guard let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let key = argument[..<equals]
        let parts = key.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let head = parts.first, !head.isEmpty, head.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            return nil
        }
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].utf8.allSatisfy(Assignment.isMember) else { return nil }
        }
        self.key = String(key)
        value = String(argument[argument.index(after: equals)...])
    }

    private static func isMember(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "._-".utf8.contains(byte)
    }
}

/// A field and the value it is to hold; `nil` clears it.
package struct FieldValue: Hashable, Sendable {
    package let field: String
    package let value: Value?

    package init(_ field: String, _ value: Value?) {
        self.field = field
        self.value = value
    }
}

extension Workspace {
    /// Turns `key=value` arguments into fields of a kind; families expand (`by=it,ml`, `invited=@dana,@lee`).
    ///
    /// - Throws: `Refusal` for an unknown key or value, or a field with a verb of its own.
    package func fields(_ assignments: [Assignment], of kind: Kind, _ context: Context) throws(Refusal) -> [FieldValue]
    {
        var fields: [FieldValue] = []
        for assignment in assignments {
            let known = FieldSpec.fields(of: kind).filter(\.isTyped).map(\.name)
            guard let (spec, member) = FieldSpec.find(assignment.key, of: kind) else {
                throw .unknownKey(assignment.key, of: kind, known: known)
            }
            guard spec.isTyped else {
                throw .malformed("'\(spec.name)' is not set by hand" + Workspace.verbHint(spec.name))
            }
            let isBlank = TypedText.isBlank(assignment.value)
            if let family = spec.family {
                fields += try expand(assignment, spec, family, member, context)
            } else if isBlank, spec.name == kind.titleField {
                throw .missing("The \(spec.label)")
            } else {
                fields.append(FieldValue(spec.name, isBlank ? nil : try spec.parse(assignment.value, self, context)))
            }
        }
        return fields
    }

    private static func verbHint(_ field: String) -> String {
        switch field {
        case "position", "reason", "condition", "voice", "pin": "; use the verb 'position'"
        case "here": "; use 'review here @dana -@raj'"
        case "status", "started", "ended": "; use the verbs start, close and reopen"
        case "topic": "; use 'topic start'"
        default: ""
        }
    }

    private func expand(
        _ assignment: Assignment, _ spec: FieldSpec, _ family: FieldSpec.Family, _ member: String?, _ context: Context
    ) throws(Refusal) -> [FieldValue] {
        if let member {
            let name = spec.name + "." + (try self.member(member, family, spec))
            if TypedText.isBlank(assignment.value) { return [FieldValue(name, nil)] }
            let value = try spec.parse(assignment.value, self, context)
            return [FieldValue(name, value == .flag(false) ? nil : value)]
        }
        guard spec.type == .flag else { throw .malformed("Say which: '\(spec.name).it=...'") }
        var wanted: [String] = []
        for word in assignment.value.split(whereSeparator: { $0 == "," || $0 == " " }) {
            wanted.append(try self.member(String(word), family, spec))
        }
        let all =
            family == .groups ? Group.allCases.map(\.rawValue) : Array(Set(wanted + people.map(\.handle))).sorted()
        return all.map { FieldValue(spec.name + "." + $0, wanted.contains($0) ? .flag(true) : nil) }
    }

    private func member(_ text: String, _ family: FieldSpec.Family, _ spec: FieldSpec) throws(Refusal) -> String {
        switch family {
        case .groups: try FieldSpec.group(text, spec.label).rawValue
        case .people: try resolvePerson(text).handle
        }
    }
}
