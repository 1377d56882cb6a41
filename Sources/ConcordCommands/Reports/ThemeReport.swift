import Alignment
import Screen
import Themes

/// A theme in words and colours.
struct ThemeReport {
    /// What `--theme` takes.
    let name: String
    /// "in the program", or the path of its file.
    let source: String
    let theme: Theme
    let scheme: Base16Scheme

    /// - Parameter name: a name or a path.
    /// - Throws: if there is no such theme or it cannot be used.
    init(_ name: String, _ catalog: ThemeCatalog) throws(Failure) {
        do throws(ThemeError) {
            scheme = try catalog.scheme(name)
        } catch {
            throw Failure(error)
        }
        self.name = name
        source = catalog.path(of: name) ?? "in the program"
        theme = Theme(scheme)
    }

    /// "dark", "light", or nothing where the terminal decides.
    var brightness: String {
        guard case .rgb(let ground) = theme.background(of: .plain), case .rgb(let text) = theme.look(of: .text).color
        else { return "" }
        return ground.luminance < text.luminance ? "dark" : "light"
    }

    var json: JSON {
        var members: JSON.Members = [
            "theme": .text(name), "name": .text(theme.name), "brightness": .text(brightness), "source": .text(source),
        ]
        if !scheme.author.isEmpty { members["author"] = .text(scheme.author) }
        for slot in Base16Slot.allCases { members["\(slot)"] = .text(scheme[slot].notation) }
        return .object(members)
    }

    /// The roles that carry meaning, as they look on the plain ground.
    func sample(_ depth: ColorDepth) -> [Span] {
        ThemeReport.words.map { Span($0, .painted(theme.paint($1, depth), depth)) }
    }

    static var sampleColumns: Int { words.reduce(0) { $0 + TextWidth.columns(of: $1.0) } }

    private static let words: [(String, Style)] = [
        (" Text ", Style()), ("dim ", Style(.dim)), ("I ", Style(.groupIT)), ("M ", Style(.groupML)),
        ("L ", Style(.groupLOB)), ("U ", Style(.groupUsers)), ("support ", Style(.support)),
        ("concern ", Style(.concern)), ("objection ", Style(.objection)), ("not heard ", Style(.unheard)),
        (" row ", Style(.text, on: .currentLine)), (" marked ", Style(.text, on: .selection)),
    ]

    /// The name, a sample if there are colours, and a line for each slot.
    func lines(_ depth: ColorDepth, isColored: Bool) -> [[Span]] {
        var lines = [[Span(theme.name, .strong), Span(about, .quiet)]]
        if isColored { lines.append(sample(depth)) }
        var table = Table(["slot", "color", "contrast", "for"])
        for slot in Base16Slot.allCases {
            let contrast = slot.roles.first.flatMap { theme.contrast(of: $0, on: .plain) }
            table.add([
                Span("\(slot)"), Span(scheme[slot].notation), Span(contrast?.withOneDecimal ?? ""), Span(slot.meaning),
            ])
        }
        return lines + table.lines
    }

    private var about: String {
        [brightness, scheme.author, source].filter { !$0.isEmpty }.map { " · " + $0 }.joined()
    }
}

extension Double {
    /// "4.5"; cut, not rounded, so that 4.49 never looks like enough.
    var withOneDecimal: String { "\(Int(self)).\(Int(self * 10) % 10)" }
}
