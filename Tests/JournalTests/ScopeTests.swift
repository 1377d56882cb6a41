import Alignment
import Glibc
import TestSupport
import Testing

@testable import Journal

/// A journal read for some items alone, against the same journal read whole.
@Suite("A journal read for what a command is about")
struct ScopeTests {
    private let scratch = ScratchDirectory()

    private func workspace(_ text: String, _ name: String) throws -> WorkspaceDirectory {
        let path = scratch(name)
        let directory = try WorkspaceDirectory.create(at: path, isShared: false, entries: [title("One", of: "A9-0000")])
        overwrite(directory.journalPath, with: text)
        return directory
    }

    @Test("says the same of it as one read whole", arguments: Seeds.few(60))
    func agrees(_ seed: UInt64) throws {
        let directory = try workspace(RandomLines.journal(200, seed: seed), "same\(seed)")
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

    @Test("keeps the numbers of what it passed over, also where lines came out of order")
    func numbers() throws {
        func line(_ n: Int, _ item: String) -> String {
            #"{"n":\#(n),"id":"012345678\#(n)","at":"2026-11-23T09:00:00.000Z","by":"dana","set":{"\#(item)":{"title":"x"}}}"#
                + "\n"
        }
        let text = line(3, "A1-aaaa") + line(7, "N70-aaaa") + line(1, "A1-aaaa") + line(2, "R5-aaaa")
        let directory = try workspace(text, "numbers")
        let journal = try FileJournal(directory, scope: Scope(changing: ["action", "note", "A1"]))
        #expect(journal.log.entries.map(\.n) == [1, 3])
        #expect(journal.workspace.nextNumber(.note) == 71 && journal.workspace.nextNumber(.requirement) == 6)
        #expect(journal.workspace.highestN == 7)
    }

    @Test("reads besides what an item names and what refers to it, if that is asked")
    func readsBesides() throws {
        let sets = [
            #""A1-aaaa":{"title":"it"}"#, #""R2-aaaa":{"title":"what it serves"}"#, #""R3-aaaa":{"title":"other"}"#,
            #""A1-aaaa":{"requirement":"R2-aaaa"}"#, #""N4-aaaa":{"about":"R3-aaaa","text":"about it, later"}"#,
            #""N4-aaaa":{"about":"A1-aaaa"}"#, #""N5-aaaa":{"about":"R2-aaaa","text":"about what it serves"}"#,
            #""N4-aaaa":{"status":"settled"}"#, #""D6-aaaa":{"requirement":"R2-aaaa","title":"decided"}"#,
            #""N7-aaaa":{"about":"A\u0031-aaaa","text":"about it, too"}"#,
        ]
        let lines = sets.enumerated().map { index, set in
            #"{"n":\#(index + 1),"id":"012345678\#(index)","at":"2026-11-23T09:00:00.000Z","by":"dana","set":{\#(set)}}"#
        }
        let directory = try workspace(lines.joined(separator: "\n") + "\n", "besides")
        func read(_ name: String, _ extent: Scope.Extent) throws -> [Int] {
            try FileJournal(directory, scope: Scope(about: name, as: nil, extent)).log.entries.map(\.n)
        }
        #expect(try read("A1", .itself) == [1, 4])
        #expect(try read("a1-AAAA", .inWords) == [1, 2, 4])
        #expect(try read("A1", .withLinks) == [1, 2, 4, 5, 6, 8, 10])
        #expect(try read("D6", .withLinks) == [2, 4, 7, 9, 10])
        #expect(try read("A9", .itself).count == sets.count)
    }

    @Test("reads a line that mentions an item wherever it does", arguments: 0..<40)
    func mentions(_ length: Int) throws {
        func line(_ n: Int, _ text: String) -> String {
            #"{"n":\#(n),"id":"012345678\#(n)","at":"2026-11-23T09:00:00.000Z","by":"dana","set":{"N\#(n)-aaaa":{"about":"\#(text)"}}}"#
                + "\n"
        }
        let filler = String(repeating: "A", count: length)
        let lines = [
            line(1, filler + "A1-aaaa"), line(2, "A1-" + filler), line(3, filler), line(4, "A1-aaaa"), line(5, "A1"),
            line(6, filler + #"\u0041"#), line(7, "A1-"),
        ]
        var sieve = Sieve(Scope(about: "A1", as: nil, .withLinks), numbers: [])
        let (needed, _) = sieve.pick(Array(lines.joined().utf8)[...])
        let wanted = (length == 0 ? [lines[0]] : []) + [lines[1], lines[3], lines[5], lines[6]]
        #expect(String(decoding: needed, as: UTF8.self) == wanted.joined())
    }

    @Test("reads entries for their numbers, wherever these stand", arguments: [1, 3, 7, 9, 2, 5])
    func readsNumbers(_ step: Int) throws {
        let lines = (1...9).map { place in
            let n = place * step % 10 == 0 ? 10 : place * step % 10
            return
                #"{"n":\#(n),"id":"012345678\#(n % 10)","at":"2026-11-23T09:00:00.000Z","by":"dana","set":{"N\#(n)-aaaa":{"text":"x"}}}"#
                + "\n"
        }
        var sieve = Sieve(Scope(about: "A1", as: nil, .itself), numbers: [2, 3, 7, 12])
        let (needed, others) = sieve.pick(Array(lines.joined().utf8)[...])
        let wanted = lines.filter { $0.contains(#""n":2,"#) || $0.contains(#""n":3,"#) || $0.contains(#""n":7,"#) }
        #expect(String(decoding: needed, as: UTF8.self) == wanted.joined())
        #expect(others.lineCount == lines.count - wanted.count)
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
