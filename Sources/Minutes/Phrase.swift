internal import Alignment

/// Running text whose parts remember where they come from: written as a literal, `"due \(day), by \(name)"` keeps our
/// own words apart from people's, so that every format can escape what people typed and nothing else.
struct Phrase: Hashable, Sendable {
    var parts: [Part] = []

    enum Part: Hashable, Sendable {
        /// Our own words.
        case words(String)
        /// What people typed.
        case text(String)
        case day(Day)
        /// A day that is always told with its year.
        case date(Day)
        /// Our own words, marked as introducing what follows.
        case label(String)
        case lineBreak
    }

    static let lineBreak = Phrase(parts: [.lineBreak])

    static func label(_ words: String) -> Phrase { Phrase(parts: [.label(words)]) }

    /// What people typed, as a phrase of its own.
    static func text(_ text: String) -> Phrase { Phrase(parts: [.text(text)]) }

    static func + (left: Phrase, right: Phrase) -> Phrase { Phrase(parts: left.parts + right.parts) }
    static func += (left: inout Phrase, right: Phrase) { left.parts += right.parts }

    /// Each on a line of its own.
    static func lines(_ phrases: [Phrase]) -> Phrase { joined(phrases, lineBreak) }

    static func joined(_ phrases: [Phrase], _ separator: Phrase) -> Phrase {
        phrases.enumerated().reduce(into: Phrase()) { $0 += $1.offset == 0 ? $1.element : separator + $1.element }
    }

    /// "IT, ML/AI teams and End users".
    static func list(_ names: [String]) -> Phrase {
        guard let last = names.last, names.count > 1 else { return joined(names.map(text), "") }
        return joined(names.dropLast().map(text), ", ") + " and " + text(last)
    }
}

extension Phrase: ExpressibleByStringInterpolation {
    init(stringLiteral words: String) { parts = words.isEmpty ? [] : [.words(words)] }

    init(stringInterpolation: Interpolation) { parts = stringInterpolation.phrase.parts }

    struct Interpolation: StringInterpolationProtocol {
        var phrase = Phrase()

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ words: String) { phrase += Phrase(stringLiteral: words) }
        mutating func appendInterpolation(_ text: String) { phrase += .text(text) }
        mutating func appendInterpolation(_ number: Int) { phrase += Phrase(stringLiteral: String(number)) }
        mutating func appendInterpolation(_ day: Day) { phrase.parts.append(.day(day)) }
        mutating func appendInterpolation(_ time: ClockTime) { phrase += Phrase(stringLiteral: time.iso) }
        mutating func appendInterpolation(date day: Day) { phrase.parts.append(.date(day)) }
        mutating func appendInterpolation(_ other: Phrase) { phrase += other }
        /// An item by its name, the id last, in brackets.
        mutating func appendInterpolation(_ item: Mention) {
            phrase += .text(item.title)
            phrase += Phrase(stringLiteral: " (\(item.ref))")
        }
    }
}
