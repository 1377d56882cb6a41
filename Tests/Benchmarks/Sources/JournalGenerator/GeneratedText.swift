import Glibc

/// Words, names, ids and days, drawn at random.
struct GeneratedText {
    var random: SplitMix64

    private static let words = """
        score model latency endpoint feature store lineage refresh merchant decline reason code queue night shift ward \
        forecast bed transfer label audit owner data table schema drift alert monitor rollback release pipeline cluster \
        quota GPU image notebook budget contract vendor archive tape backup region network firewall window test load \
        traffic sample training validation metric threshold fairness review customer care phone script café résumé \
        Königsberg explain publish measure agree replace before after every month weekly first second half with without \
        for from until the a an of and into
        """.split(separator: " ").map(String.init)
    static let names = """
        dana lee mira jun priya tom ana kofi nora sam olu ines dmitri hugo wen arjun grace omar teo sofia helen raj zoe \
        max
        """.split(separator: " ").map(String.init)
    private static let crockford = Array("0123456789abcdefghjkmnpqrstvwxyz")

    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[number(choices.indices)] }

    /// True so often of a hundred times.
    mutating func percent(_ chance: Int) -> Bool { number(0..<100) < chance }

    /// About so many words.
    mutating func text(_ words: Int) -> String {
        (0..<number(max(1, words - words / 2)..<words + words / 2 + 2)).map { _ in pick(GeneratedText.words) }
            .joined(separator: " ")
    }

    mutating func id(_ length: Int) -> String {
        String((0..<length).map { _ in pick(GeneratedText.crockford) })
    }

    /// `2026-11-23`, so many days after that one or, below zero, before.
    static func day(_ offset: Int) -> String { String(instant(JournalTime.end + offset * 86_400).prefix(10)) }

    /// `2026-11-23T09:00:00.000Z`, of seconds since 1970.
    static func instant(_ seconds: Int) -> String {
        var (time, parts) = (seconds, tm())
        gmtime_r(&time, &parts)
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
            + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)).000Z"
    }
}

/// When the journal is set.
enum JournalTime {
    /// 2026-01-05T09:00:00Z, in seconds since 1970.
    static let start = 1_767_603_600
    /// 2026-11-23T09:00:00Z, what stands for now.
    static let end = 1_795_424_400
}
