import Alignment
import Testing

@testable import ConcordCommands

/// How a command line that came over SSH is taken apart.
@Suite struct ServedLineTests {
    private func words(_ line: String) throws -> [String] { try ServedLine(Array(line.utf8)).words }

    @Test(
        arguments: [
            ("action done A12 A13", ["action", "done", "A12", "A13"]), ("", []), ("   ", []),
            ("concord status --json", ["status", "--json"]), ("  status   --mine ", ["status", "--mine"]),
            (
                "action set A12 because='vendor late' due=fri",
                ["action", "set", "A12", "because=vendor late", "due=fri"]
            ),
            ("action set A12 because=\"it's late\" owner=", ["action", "set", "A12", "because=it's late", "owner="]),
            ("action block A12 'the network'", ["action", "block", "A12", "the network"]),
            ("action block A12 the vendor's network", ["action", "block", "A12", "the", "vendor's", "network"]),
            ("action block A12 'tis late", ["action", "block", "A12", "'tis", "late"]),
            (
                "action block A12 the boys' and girls' work",
                ["action", "block", "A12", "the", "boys'", "and", "girls'", "work"]
            ),
            (
                "requirement position R7 lob objection --reason 'p95 was 184 ms' --voice priya",
                ["requirement", "position", "R7", "lob", "objection", "--reason", "p95 was 184 ms", "--voice", "priya"]
            ),
            ("person add dana name='Dana Ito' group=it", ["person", "add", "dana", "name=Dana Ito", "group=it"]),
            ("review here @dana -@raj", ["review", "here", "@dana", "-@raj"]),
            ("a;b $(c) `d` > e | f \\g", ["a;b", "$(c)", "`d`", ">", "e", "|", "f", "\\g"]),
        ] as [(String, [String])]) func wordsAreSplitAtSpacesAndQuotesHoldThemTogether(line: String, words: [String])
        throws
    {
        #expect(try self.words(line) == words)
    }

    @Test(
        arguments: [
            ("add ! Don't \"ship\"  yet", ["add", "--", "! Don't \"ship\"  yet"]), ("add -", ["add", "-"]),
            ("add - x", ["add", "--", "- x"]), ("add --help", ["add", "--help"]),
            ("add '! quoted'", ["add", "--", "'! quoted'"]), ("add", ["add"]),
            ("--in V4 add . half  way", ["--in", "V4", "add", "--", ". half  way"]),
            ("add --in=V4 . --as sam", ["add", "--in=V4", "--", ". --as sam"]),
            ("action note A12 it's \"half\" way", ["action", "note", "A12", "--", "it's \"half\" way"]),
            ("action note A12 a13 R7-m2cx because=x", ["action", "note", "A12", "a13", "R7-m2cx", "--", "because=x"]),
            ("requirement note R7 -- --as sam", ["requirement", "note", "R7", "--", "-- --as sam"]),
            ("action note A12", ["action", "note", "A12"]),
            ("action add Don't \"panic\" owner=dana", ["action", "add", "owner=dana", "--", "Don't \"panic\""]),
            ("action add 'Don't panic' owner=dana", ["action", "add", "owner=dana", "--", "Don't panic"]),
            ("action add 'see because=x' due=fri", ["action", "add", "due=fri", "--", "see because=x"]),
            ("action add \"a\" and \"b\"", ["action", "add", "--", "\"a\" and \"b\""]),
            ("note add Who's in? kind=question", ["note", "add", "kind=question", "--", "Who's in?"]),
            ("review plan planned='2026-11-26 10:00'", ["review", "plan", "planned=2026-11-26 10:00"]),
            ("action add --help", ["action", "add", "--help"]),
        ] as [(String, [String])]) func aTextKeepsItsQuotesAndRunsToTheEndOrTheFirstField(line: String, words: [String])
        throws
    {
        #expect(try self.words(line) == words)
    }

    @Test(arguments: [
        "action set A12 because=vendor late", "action add Buy criterion=p95 < 120 ms", "note settle N1 answer=a b",
    ]) func aValueThatHasLostItsQuotesIsRefusedInsteadOfEndingUpElsewhere(line: String) throws {
        let failure = try #require(throws: Failure.self) { try words(line) }
        #expect(failure.status == .malformed)
        #expect(failure.sentence.contains("quotes"))
    }

    @Test(
        arguments: [
            Array("status\nid".utf8), Array("status\r\n".utf8), Array("add ! a\u{2028}b".utf8),
            Array("add ! a\u{85}b".utf8),
            Array("add ! a\u{B}b".utf8), [0x61, 0x00, 0x62], [0x61, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80],
            Array("add ! a\u{1B}]0;x\u{7}".utf8), Array("add ! a\u{202E}b".utf8), Array("add ! a\u{9B}b".utf8),
            Array("add ! a\u{FEFF}b".utf8), Array("add ! a\u{E0041}b".utf8), Array(repeating: 0x61, count: 4097),
            Array(repeating: 0x61, count: 1 << 20), Array(repeating: 0x20, count: 4097),
        ] as [[UInt8]]) func whatIsNoLineOfTextIsRefused(bytes: [UInt8]) throws
    {
        let failure = try #require(throws: Failure.self) { try ServedLine(bytes) }
        #expect(failure.status == .malformed)
    }

    @Test func whateverTheBytesAreItIsReadOrRefused() throws {
        let pieces = [
            "action", "add", "note", "A1", "'", "\"", " ", "  ", "=", "due=", "--", "-", "--in", "\\", "é", "x",
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5000 {
            let line = (0..<Int.random(in: 0...9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
            }
            _ = try? words(line.joined(separator: Bool.random() ? " " : ""))
        }
    }
}
