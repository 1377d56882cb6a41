import TestSupport
import Testing

@testable import ConcordCommands

/// What is said of one item by a program that reads what it needs, against one that has read everything.
@Suite("What is said of one item")
struct ScopedAnswersTests {
    private static let commands = [
        ["action", "show", "A1"], ["action", "show", "1"], ["action", "show", "a1-BBBB"], ["action", "show", "A2"],
        ["action", "show", "R1"], ["action", "show", "A9"], ["requirement", "show", "R1"],
        ["requirement", "show", "2"],
        ["decision", "show", "D1"], ["note", "show", "N2"], ["topic", "show", "T1"], ["review", "show", "V1"],
        ["person", "show", "dana"], ["person", "show", "dan"], ["workspace", "show"], ["log", "A1"],
        ["log", "a1-bbbb"],
        ["log", "R2"], ["log", "D1", "--since", "2026-11-23"], ["log", "N3"], ["log", "@dana"], ["log", "X1-zzzz"],
        ["log", "V1"], ["log", "A9"], ["log", "workspace"],
    ]

    @Test("is the same whether or not the rest of the journal was read", arguments: Seeds.few(18))
    func agrees(_ seed: UInt64) throws {
        let rig = Rig()
        try rig.write(RandomLines.journal(100, seed: seed), to: ".concord/journal.jsonl")
        let (whole, warnings) = try Session.open(Session.Choices(), on: rig.host)
        // Each seed asks some of the questions: all of them would take seconds.
        let asked = Self.commands.indices.filter { $0 % 6 == Int(seed / 3 % 6) }.map { Self.commands[$0] }
        for words in asked.flatMap({ [$0, $0 + ["--json"]] }) {
            let (one, all) = (rig.run(words), rig.run(words, in: whole))
            #expect(one.out == all.out, "\(words)")
            #expect(one.status == all.status, "\(words)")
            #expect(one.err == warnings.map { "concord: \($0)\n" }.joined() + all.err, "\(words)")
        }
    }
}
