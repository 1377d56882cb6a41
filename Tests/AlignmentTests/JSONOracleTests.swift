import Alignment
import Foundation
import TestSupport
import Testing

/// Lines that were damaged at random, read by Concord and by Foundation: Concord may refuse more, but never accepts what
/// is not JSON, and where both read a line they read the same.
@Suite struct JSONOracleTests {
    private static let lines: [String] = [
        EntryReadingTests.example,
        #"{"n":7,"by":"dana","set":{"A1-m2cx":{"due":null,"title":"a \"b\" \u00e9\ud83d\ude00 \\ 日本"}},"later":[1,-2.5e3,{"x":[]}]}"#,
        #" { "by" : "zoé" , "set" : { "V1-0000" : { "here.dana" : false, "order" : 10, "x" : 0.25 } } , "n" : 12 } "#,
        #"{"n":9,"id":"aaaaaaaaaa","by":"lee","set":{},"redacts":["bbbbbbbbbb"],"undoes":"cccccccccc"}"#,
    ]
    private static let bytes =
        Array("{}[]\",:\\/ \t\r0123456789+-.eEnultrfasu\u{0}\u{1F}\u{7F}é\u{2028}".utf8) + [0x80, 0xC3, 0xFF]

    @Test(
        "Concord accepts nothing that is not JSON, and reads the rest alike", arguments: Seeds.few(40))
    func mutated(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            var line = Array((Self.lines.randomElement(using: &random) ?? "").utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&line, &random) }
            guard let entry = try? Entry(line: line[...]) else { continue }
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            let text = String(decoding: line, as: UTF8.self)
            #expect(object?["n"] as? Int == entry.n, "\(text)")
            #expect(object?["by"] as? String == entry.by, "\(text)")
            let set = object?["set"] as? [String: [String: Any]]
            #expect(set?.values.reduce(0) { $0 + $1.count } == entry.changes.count, "\(text)")
            for change in entry.changes {
                let value = set?[change.item.text]?[change.field]
                #expect(Self.isSame(value, change.value), "\(text)")
            }
        }
    }

    /// A line in the very form in which we write it is read by a faster reader; a space in front makes it the general one's.
    @Test(
        "The fast reader accepts nothing that the general one refuses, and both read alike",
        arguments: Seeds.few(40))
    func readersAgree(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var journal = RandomJournal(seed: seed)
        let lines = Self.lines + journal.entries(20).map(\.line)
        for _ in 0..<200 {
            var line = Array((lines.randomElement(using: &random) ?? "").utf8)
            for _ in 0..<Int.random(in: 1...2, using: &random) { damage(&line, &random) }
            let (fast, general) = (try? Entry(line: line[...]), try? Entry(line: ([0x20] + line)[...]))
            let text = String(decoding: line, as: UTF8.self)
            #expect((fast == nil) == (general == nil), "\(text)")
            #expect(fast?.encoded() == general?.encoded(), "\(text)")
        }
    }

    @Test("Whatever bytes come, reading does not crash", arguments: Seeds.few(20))
    func noise(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let count = Int.random(in: 0...40, using: &random)
            let noise = (0..<count).map { _ in Self.bytes[Int.random(in: Self.bytes.indices, using: &random)] }
            let line = [UInt8(ascii: "{")] + noise
            let entry = try? Entry(line: line[...])
            #expect(entry == nil)
        }
    }

    private func damage(_ line: inout [UInt8], _ random: inout SplitMix64) {
        let at = Int.random(in: line.indices, using: &random)
        let byte = Self.bytes[Int.random(in: Self.bytes.indices, using: &random)]
        switch Int.random(in: 0..<5, using: &random) {
        case 0: line[at] = byte
        case 1: line.insert(byte, at: at)
        case 2: line.remove(at: at)
        case 3: line.removeSubrange(at..<min(at + 6, line.count))
        default: line.insert(contentsOf: line[at..<min(at + 8, line.count)], at: at)
        }
        if line.isEmpty { line = [byte] }
    }

    private static func isSame(_ foreign: Any?, _ ours: Value?) -> Bool {
        switch ours {
        case nil: foreign is NSNull
        case .text(let text): (foreign as? String).map { Array($0.utf8) } == Array(text.utf8)
        case .flag(let flag): foreign as? Bool == flag
        case .integer(let integer): (foreign as? NSNumber)?.intValue == integer
        case .decimal(let decimal): (foreign as? NSNumber)?.doubleValue == decimal
        }
    }
}
