import Alignment
import Glibc
import Journal
import TestSupport
import Testing

/// A journal read for some items alone, against the same journal read whole.
@Suite("A journal read for what a command is about")
struct ScopeTests {
    private let scratch = ScratchDirectory()

    /// Lines as we write them and as others might: many of them touch several items, some cannot be read.
    private struct Lines {
        var random: SplitMix64
        private static let items = [
            "A1-aaaa", "A1-bbbb", "A2-cccc", "R1-dddd", "N7-eeee", "@dana", "V1-ffff", "X1-zzzz",
        ]
        private static let texts = [
            "open", #"a \"},{\"A1-aaaa\":{\"title\":\"x\"}}"#, "{", "}}}", #":{"#, "é",
            "long enough for a place of its own",
            #"\u00e9"#, "2026-11-27",
        ]

        mutating func make(_ count: Int) -> [String] {
            (1...count).map { n in line(n) } + [#"{"n":\#(count + 9),"id":"z","at":"","by":"dana","set":{}}"#]
        }

        private mutating func line(_ n: Int) -> String {
            let items = Set((0..<pick([1, 1, 1, 2, 3])).map { _ in pick(Self.items) }).sorted()
            let fields = Set((0..<3).map { _ in pick(["due", "owner", "status", "text", "title"]) }).sorted()
            func object(_ value: () -> String) -> String {
                let members = items.map { item in
                    "\"\(item)\":{" + fields.map { "\"\($0)\":" + value() }.joined(separator: ",") + "}"
                }
                return "{" + members.joined(separator: ",") + "}"
            }
            var values: [String] = (0..<60).map { _ in
                pick([#""\#(pick(Self.texts))""#, #""\#(pick(Self.texts))""#, "null", "7", "true"])
            }
            let set = object { values.removeLast() }
            let was = pick([0, 1, 1]) == 0 ? "" : #","was":"# + object { values.removeLast() }
            let undoes = pick([0, 1, 2, 3]) == 0 ? #","undoes":"\#(id(pick([n - 1, n - 2])))""# : ""
            let place = pick([0, 1]) == 0 ? #","in":"V1-ffff","on":"T1-gggg""# : ""
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

        private func id(_ n: Int) -> String { String("000000000\(max(0, n))".suffix(10)) }
        mutating func pick<Element>(_ choices: [Element]) -> Element {
            choices[Int.random(in: choices.indices, using: &random)]
        }
    }

    private func workspace(_ text: String, _ name: String) throws -> WorkspaceDirectory {
        let path = scratch(name)
        let directory = try WorkspaceDirectory.create(at: path, isShared: false, entries: [title("One", of: "A9-0000")])
        overwrite(directory.journalPath, with: text)
        return directory
    }

    @Test("says the same of it as one read whole", arguments: Seeds.few(60))
    func agrees(_ seed: UInt64) throws {
        var lines = Lines(random: SplitMix64(seed: seed))
        let text = lines.make(200)
        let arrived = seed.isMultiple(of: 3) ? text.shuffled(using: &lines.random) : text
        let directory = try workspace(arrived.map { $0 + "\n" }.joined(), "same\(seed)")
        let whole = try FileJournal(directory, isReadOnly: true)
        for words in [
            ["action", "done", "A1"], ["action", "set", "2", "owner=dana"], ["requirement", "meet", "r1-DDDD"],
        ] {
            let scope = try #require(Scope(changing: words))
            let part = try FileJournal(directory, isReadOnly: true, scope: scope)
            #expect(part.log.highestN == whole.log.highestN)
            #expect(part.workspace.highestN == whole.workspace.highestN)
            for kind in Kind.allCases { #expect(part.workspace.nextNumber(kind) == whole.workspace.nextNumber(kind)) }
            let named = words[0] == "requirement" ? ["R1"] : words[2] == "2" ? ["A2"] : ["A1", "A1-bbbb"]
            for name in named + ["@dana", "V1"] {
                let (one, other) = (part.workspace.identify(name), whole.workspace.identify(name))
                #expect(one == other, "\(name)")
                guard let one, let other else { continue }
                let (item, all) = (part.workspace.everything[one], whole.workspace.everything[other])
                #expect(item?.fields.map(\.name) == all?.fields.map(\.name))
                #expect(item?.fields.map(\.value) == all?.fields.map(\.value), "\(name) of \(words)")
                #expect(item?.fields.map { $0.rivals.map(\.value) } == all?.fields.map { $0.rivals.map(\.value) })
                #expect(item?.moved == all?.moved && item?.ref == all?.ref)
            }
        }
    }

    @Test("passes over the lines of others")
    func passesOver() throws {
        var text = ""
        for number in 1...500 {
            text +=
                #"{"n":\#(number),"id":"0123456789","at":"2026-11-23T09:00:00.000Z","by":"dana","set":{"A\#(number)-aaaa":{"title":"x"}}}"#
                + "\n"
        }
        let directory = try workspace(text, "few")
        let journal = try FileJournal(directory, scope: Scope(changing: ["action", "done", "A12"]))
        #expect(journal.log.entries.map(\.n) == [12])
        #expect(journal.workspace.nextNumber(.action) == 501)
        let entry = try journal.append { _ in title("New", of: "A12-aaaa") }
        #expect(entry?.n == 501)
        #expect(journal.log.entries.map(\.n) == [12, 501])
        #expect(try FileJournal(directory).log.entries.count == 501)
    }

    @Test("is read whole if something in it is out of the ordinary: a line that cannot be read, a redaction")
    func readsWhole() throws {
        let good =
            #"{"n":1,"id":"0123456789","at":"2026-11-23T09:00:00.000Z","by":"dana","set":{"A1-aaaa":{"title":"x"}}}"#
            + "\n"
        let other = good.replacing("A1", with: "A2").replacing(#""n":1"#, with: #""n":2"#).replacing(
            "01234", with: "11234")
        let scope = Scope(changing: ["action", "done", "A1"])
        for odd in [
            "no entry\n", #"{"n":3,"id":"a","at":"","by":"dana","set":{},"redacts":["1123456789"]}"# + "\n",
            #"{"n":9999999,"id":"0123456789","at":"2026-11-23T09:00:00.000Z","by":"dana","set":{"A2-aaaa":{"title":"x"}}}"#
                + "\n",
        ] {
            let directory = try workspace(good + other + odd, "odd\(odd.utf8.count)")
            let (part, whole) = (try FileJournal(directory, scope: scope), try FileJournal(directory))
            #expect(part.log.entries == whole.log.entries)
            #expect(part.workspace.unreadable == whole.workspace.unreadable)
        }
    }

    @Test("does not take what is kept besides the journal for missing")
    func outbox() throws {
        let directory = try WorkspaceDirectory.create(
            at: scratch("kept"), isShared: false,
            entries: [
                Entry(
                    n: 1, id: "0000000001", at: "", by: "dana",
                    changes: [.init(item: .workspace, field: "id", was: nil, value: .text("abcdefgh01234567"))]
                ).sealed()
            ])
        let folder = StateFolder(stateHome: scratch("state"), home: nil)
        func open(_ scope: Scope?) throws -> FileJournal {
            try FileJournal(directory, outbox: Outbox(in: folder, of: "dana", for: directory), scope: scope)
        }
        let writer = try open(nil)
        for number in 1...9 { try writer.append { _ in title("One", of: "A\(number)-0000") } }
        let scope = try #require(Scope(changing: ["action", "done", "A3"]))
        let part = try open(scope)
        #expect(part.tellNews().isEmpty)
        #expect(try part.append { _ in title("Two", of: "A3-0000") }?.n == 11)
        #expect(try open(nil).log.entries.count == 11)
        // And what is missing comes back, scope or not.
        let lines = text(of: directory.journalPath).split(separator: "\n", omittingEmptySubsequences: false)
        overwrite(directory.journalPath, with: lines.filter { !$0.contains("A5-0000") }.joined(separator: "\n"))
        let again = try open(scope)
        #expect(again.tellNews().count == 1)
        #expect(Set(try open(nil).log.entries.map(\.n)) == Set(1...11))
    }

    @Test(
        "There is no scope for what asks of more than it names",
        arguments: [
            ["action", "add", "A12"], ["action", "done"], ["action", "done", "text"], ["decision", "accept", "D1"],
            ["action", "set", "A12", "requirement=R3"], ["action", "set", "A12", "unknown=R3"],
            ["review", "start", "V1"],
            ["action", "list", "A12"], ["requirement", "position", "R7", "all", "support"],
        ])
    func noScope(_ words: [String]) {
        #expect(Scope(changing: words) == nil)
    }
}
