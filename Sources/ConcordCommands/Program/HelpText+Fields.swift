import Alignment

extension HelpText {
    /// The fields a kind's `key=value` arguments can set, with what each takes.
    static func fields(of kind: Kind) -> String {
        let specs = FieldSpec.fields(of: kind).filter(\.isTyped)
        let width = specs.map { key($0).utf8.count }.max() ?? 0
        let lines = specs.map { spec in
            let key = key(spec)
            return "  " + key + String(repeating: " ", count: width - key.utf8.count + 2) + values(spec) + "\n"
        }
        return "\nFIELDS:\n" + lines.joined()
    }

    private static func key(_ spec: FieldSpec) -> String {
        spec.family == .groups && spec.type != .flag ? spec.name + ".GROUP=" : spec.name + "="
    }

    private static func values(_ spec: FieldSpec) -> String {
        switch spec.type {
        case .line, .text, .pin: "text"
        case .group: Group.allCases.map(\.rawValue).joined(separator: ", ")
        case .person: "a person"
        case .speaker: "a person or a group"
        case .day: "a day: 2026-11-27, today, fri, next-fri, +3d, +2w, eow, eom, 1dec, next"
        case .moment: "a day, or day and time: '2026-11-26 10:00'"
        case .instant: "an instant"
        case .integer(let range): "a number, \(range.lowerBound) to \(range.upperBound)"
        case .choice(let choices): choices.joined(separator: ", ")
        case .item(let kinds): "one of: " + kinds.compactMap(\.letter).map { $0 + "7" }.joined(separator: ", ")
        case .cadence: "10d, 2w"
        case .flag: spec.family == .people ? "people: dana,lee" : "groups: it,ml"
        }
    }
}
