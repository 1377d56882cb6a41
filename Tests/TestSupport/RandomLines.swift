/// Journals as text, with lines as we write them and as others might: many of them touch several items, items refer to
/// each other in every spelling, lines come out of order.
package struct RandomLines {
    private var random: SplitMix64

    private static let items =
        ["A1-aaaa", "A1-bbbb", "R1-dddd", "D1-gggg", "@dana", "V1-ffff", "T1-gggg", "X1-zzzz"]
        + (2...6).flatMap { ["A\($0)-cccc", "R\($0)-hhhh", "N\($0)-jjjj", "D\($0)-kkkk"] }
    private static let fields = [
        "about", "due", "kind", "owner", "position.it", "requirement", "review", "status", "supersedes", "text",
        "title",
    ]
    private static let links = ["about", "requirement", "review", "supersedes"]
    private static let texts = [
        "open", #"a \"},{\"A1-aaaa\":{\"title\":\"x\"}}"#, "{", "}}}", #":{"#, "é", "question",
        "long enough for a place of its own", #"\u00e9"#, #"\\u0041"#, #"\u00411-aaaa"#, "2026-11-27", "objection",
        "R9-none",
    ]

    /// The text of a journal of so many lines; that of every third seed is in another order than its entries.
    package static func journal(_ count: Int, seed: UInt64) -> String {
        var lines = RandomLines(random: SplitMix64(seed: seed))
        let made =
            (1...count).map { n in lines.line(n) } + [#"{"n":\#(count + 9),"id":"z","at":"","by":"dana","set":{}}"#]
        let arrived = seed.isMultiple(of: 3) ? made.shuffled(using: &lines.random) : made
        return arrived.map { $0 + "\n" }.joined()
    }

    private mutating func line(_ n: Int) -> String {
        let items = Set((0..<pick([1, 1, 1, 2, 3])).map { _ in pick(Self.items) }).sorted()
        let fields = Set((0..<3).map { _ in pick(Self.fields) }).sorted()
        let set = object(items, fields)
        let was = pick([0, 1, 1]) == 0 ? "" : #","was":"# + object(items, fields)
        let undoes = pick(Array(0..<8)) == 0 ? #","undoes":"\#(id(pick([n - 1, n - 2])))""# : ""
        let place = pick([0, 1]) == 0 ? #","in":"\#(pick(["V1-ffff", "A2-cccc"]))","on":"T1-gggg""# : ""
        let line =
            #"{"n":\#(n),"id":"\#(id(n))","at":"2026-11-23T09:00:00.000Z","by":"dana"\#(place),"set":\#(set)\#(was)\#(undoes)}"#
        switch pick(Array(0..<40)) {
        case 0: return line.replacing(":", with: " : ")
        case 1: return #"{"set":\#(set),"n":\#(n),"by":"lee"}"#
        case 2: return line + "\r"
        case 3: return #"{"n":\#(n),"by":"lee","id":"","at":"","was":{},"set":\#(set),"more":{"A1-aaaa":{}}}"#
        default: return line
        }
    }

    private mutating func object(_ items: [String], _ fields: [String]) -> String {
        let members = items.map { item in
            "\"\(item)\":{" + fields.map { "\"\($0)\":" + value(of: $0) }.joined(separator: ",") + "}"
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    private mutating func value(of field: String) -> String {
        switch pick(Array(0..<8)) {
        case 0: "null"
        case 1: pick(["7", "true"])
        case 2, 3, 4: "\"" + pick(Self.links.contains(field) ? Self.items : Self.texts) + "\""
        default: "\"" + pick(Self.texts) + "\""
        }
    }

    private func id(_ n: Int) -> String { String("000000000\(max(0, n))".suffix(10)) }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &random)]
    }
}
