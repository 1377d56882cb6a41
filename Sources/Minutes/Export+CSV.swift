package import Alignment

extension Export {
    /// One kind of item as CSV (RFC 4180): CRLF, one header, every record the same number of fields.
    ///
    /// - Parameter isRaw: leaves out the guard against formulas, and adds what only a program needs; for reading back.
    package func csv(of kind: Kind, isRaw: Bool = false) -> String {
        let columns = Export.columns(of: kind, isRaw: isRaw)
        // People in a family stand in one cell: a column for each would differ from export to export.
        let families = columns.map { FieldSpec.find($0, of: kind)?.spec.family == .people }
        let items = items(kind)
        let added = AddedValues(workspace, [items], today: today)
        let records = items.map { item in
            zip(columns, families).map { column, isFamily in
                isFamily ? item.members(of: column).joined(separator: " ") : cell(column, of: item, added)
            }
        }
        return ([columns] + records).map { CSVText.record($0, isRaw: isRaw) }.joined()
    }

    /// The journal's keys in the order in which people read them, then what follows from them.
    private static func columns(of kind: Kind, isRaw: Bool) -> [String] {
        let fields = FieldSpec.fields(of: kind).filter { isRaw || $0.type != .pin }
        let keys = fields.flatMap { spec in
            spec.family == .groups ? Group.allCases.map { spec.name + "." + $0.rawValue } : [spec.name]
        }
        let first = kind == .workspace ? ["ref"] : ["id", "ref"]
        return first + keys + derived(kind) + ["createdAt", "createdBy", "createdIn", "changedAt"]
    }

    private static func derived(_ kind: Kind) -> [String] {
        switch kind {
        case .action: ["overdue", "moved"]
        case .requirement: ["state", "alignment", "stale", "unheard", "presumed"]
        case .decision: ["state", "alignment", "stale", "unheard"]
        default: []
        }
    }

    private func cell(_ column: String, of item: Item, _ added: AddedValues) -> String {
        if let value = item[column] { return value.plain }
        return AddedKey(rawValue: column).flatMap { added.value($0, of: item) }?.cell ?? ""
    }
}

extension JSON {
    /// The value as one cell; several with a space between.
    fileprivate var cell: String {
        switch self {
        case .value(let value): value.plain
        case .array(let elements): elements.map(\.cell).joined(separator: " ")
        case .null, .object: ""
        }
    }
}

/// Cells and records of RFC 4180. Works on scalars: `"` + U+0301 is one Character, and still a quote.
enum CSVText {
    static func record(_ cells: [String], isRaw: Bool) -> String {
        cells.map { cell(isRaw ? $0 : guarded($0)) }.joined(separator: ",") + "\r\n"
    }

    private static func cell(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isQuoted = scalars.contains { $0 == "\"" || $0 == "," || $0 == "\r" || $0 == "\n" }
        guard
            isQuoted || scalars.first?.properties.isWhitespace ?? false
                || scalars.last?.properties.isWhitespace ?? false
        else { return text }
        var out: String.UnicodeScalarView = .init(["\""])
        for scalar in scalars {
            if scalar == "\"" { out.append("\"") }
            out.append(scalar)
        }
        out.append("\"")
        return String(out)
    }

    /// With `'` in front where a spreadsheet would read a formula; control characters spelled out.
    private static func guarded(_ text: String) -> String {
        let text = SafeText.spelledOut(text, keeping: ["\n", "\r", "\t"])
        return looksLikeFormula(text) ? "'" + text : text
    }

    /// Whether the first visible character, or white space before it, is one that begins a formula.
    private static func looksLikeFormula(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\t", "\r", "\n": return true
            case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
            case "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}", "\u{2212}": return true
            default: if !TypedText.isBlank(String(scalar)) { return false }
            }
        }
        return false
    }
}
