extension Day {
    /// Reads a day as people type it (DESIGN section 5): ISO, `today`, `tomorrow`, `fri` (the coming one, today
    /// included), `next-fri` (a week later), `+3d`, `+2w`, `eow` (this ISO week's Friday), `eom`, `1dec` (the coming
    /// one), `next` (the next review).
    ///
    /// - Parameters:
    ///   - today: the day it is typed.
    ///   - nextReview: the day `next` stands for.
    package init?(typed text: some StringProtocol, today: Day, nextReview: Day? = nil) {
        let word = text.lowercased()
        let found =
            Day(iso: word) ?? Day.named(word, today: today, nextReview: nextReview) ?? Day.offset(word, from: today)
            ?? Day.weekday(word, today: today) ?? Day.dayAndMonth(word, today: today)
        guard let found, (1...9999).contains(found.civil.year) else { return nil }
        self = found
    }

    private static func named(_ word: String, today: Day, nextReview: Day?) -> Day? {
        switch word {
        case "today": today
        case "tomorrow": today + 1
        case "eow": today + (5 - today.weekday)
        case "eom": today.endOfMonth
        case "next": nextReview
        default: nil
        }
    }

    private static func offset(_ word: String, from today: Day) -> Day? {
        guard word.hasPrefix("+"), let count = digits(word.dropFirst().dropLast()), count <= 100_000 else { return nil }
        switch word.utf8.last {
        case UInt8(ascii: "d"): return today + count
        case UInt8(ascii: "w"): return today + 7 * count
        default: return nil
        }
    }

    private static func weekday(_ word: String, today: Day) -> Day? {
        let isNext = word.hasPrefix("next-")
        let name = isNext ? String(word.dropFirst(5)) : word
        let full = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        guard let index = full.firstIndex(where: { $0 == name || $0.prefix(3) == name }) else { return nil }
        return today + ((index + 1 - today.weekday + 7) % 7) + (isNext ? 7 : 0)
    }

    private static func dayAndMonth(_ word: String, today: Day) -> Day? {
        let number = word.prefix { $0.isASCII && $0.isNumber }
        let name = word.dropFirst(number.count)
        guard number.count <= 2, let day = digits(number),
            let month = monthNames.firstIndex(where: { $0.lowercased() == name })
        else { return nil }
        let year = today.civil.year
        let candidates = (0...8).lazy.compactMap { Day(year: year + $0, month: month + 1, day: day) }
        return candidates.first { $0 >= today }
    }
}
