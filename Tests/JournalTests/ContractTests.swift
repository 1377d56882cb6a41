import Glibc
import Journal
import TestSupport
import Testing

@testable import Alignment

/// What every store promises, whatever it keeps the entries on.
@Suite("Every journal store")
struct ContractTests {
    @Test("gives back what was appended, with n counted up", arguments: Ground.allCases)
    func appendsAndReads(_ ground: Ground) throws {
        let medium = try ground.open()
        defer { medium.keep() }
        let store = try medium.store(false)
        #expect(store.log.entries.isEmpty)
        let first = try store.append { _ in title("One", of: "A1-0000") }
        let second = try store.append { _ in title("Two", of: "A2-0000") }
        #expect(first?.n == 1)
        #expect(second?.n == 2)
        #expect(Array(store.log.entries) == [first, second].compactMap(\.self))
        #expect(store.workspace[ItemID("A2-0000")]?.title == "Two")
        #expect(try medium.store(false).log.entries == store.log.entries)
    }

    @Test("shows one store what another has appended, and says from where", arguments: Ground.allCases)
    func seesOthers(_ ground: Ground) throws {
        let medium = try ground.open()
        defer { medium.keep() }
        let (mine, theirs) = (try medium.store(false), try medium.store(false))
        #expect(try mine.refresh() == .nothing)
        try mine.append { _ in title("One", of: "A1-0000") }
        #expect(try mine.refresh() == .appended(from: 0))
        try theirs.append { _ in title("Two", of: "A2-0000", by: "lee") }
        try mine.append { _ in title("Three", of: "A3-0000") }
        #expect(mine.workspace[ItemID("A2-0000")]?.title == "Two")
        #expect(try mine.refresh() == .appended(from: 1))
        #expect(try mine.refresh() == .nothing)
        #expect(try theirs.refresh() == .appended(from: 0))
        #expect(theirs.log.entries == mine.log.entries)
    }

    @Test("calls the gesture again with what others wrote meanwhile", arguments: Ground.allCases)
    func callsAgain(_ ground: Ground) throws {
        let medium = try ground.open()
        defer { medium.keep() }
        let (mine, theirs) = (try medium.store(false), try medium.store(false))
        try theirs.append { _ in title("Theirs", of: "A1-0000") }
        var seen: [Int] = []
        let entry = try mine.append { workspace in
            seen.append(workspace.nextNumber(.action))
            return title("Mine", of: "A\(workspace.nextNumber(.action))-0000")
        }
        #expect(seen == [1, 2])
        #expect(entry?.items == [ItemID("A2-0000")])
    }

    @Test("writes nothing when there is nothing to do, or the gesture objects", arguments: Ground.allCases)
    func writesNothing(_ ground: Ground) throws {
        struct Objection: Error, Equatable {}
        let medium = try ground.open()
        defer { medium.keep() }
        let (mine, theirs) = (try medium.store(false), try medium.store(false))
        #expect(try mine.append { _ in nil } == nil)
        #expect(throws: Objection()) { try mine.append { _ in throw Objection() } }
        try theirs.append { _ in title("One", of: "A1-0000") }
        let before = medium.bytes()
        #expect(try mine.append { $0.entries.isEmpty ? title("Two", of: "A2-0000") : nil } == nil)
        #expect(throws: Objection()) {
            try mine.append { _ in throw Objection() }
        }
        #expect(medium.bytes() == before)
        #expect(mine.log.entries.count == 1)
        try mine.append { _ in title("Three", of: "A3-0000") }
        #expect(mine.log.entries.count == 2)
    }

    @Test("refuses an entry that would read back as something else", arguments: Ground.allCases)
    func refusesMalformed(_ ground: Ground) throws {
        let medium = try ground.open()
        defer { medium.keep() }
        let store = try medium.store(false)
        var twice = title("One", of: "A1-0000")
        twice.changes += twice.changes
        let reason = "the key 'title' stands twice"
        #expect(throws: error(.notAnEntry(reason: reason), medium)) { try store.append { _ in twice } }
        #expect(medium.bytes().isEmpty)
    }

    @Test("refuses a line of more than 1 MiB and takes one of exactly that", arguments: Ground.allCases)
    func refusesLongLines(_ ground: Ground) throws {
        let medium = try ground.open()
        defer { medium.keep() }
        let store = try medium.store(false)
        let limit = 1 << 20
        let room = limit - line(1, "").utf8.count
        let longest = title(String(repeating: "x", count: room), of: "A1-0000")
        let longer = title(String(repeating: "x", count: room + 1), of: "A1-0000")
        #expect(throws: error(.tooLarge(bytes: limit + 1, limit: limit), medium)) {
            try store.append { _ in longer }
        }
        #expect(medium.bytes().isEmpty)
        try store.append { _ in longest }
        #expect(medium.bytes().count == limit)
    }

    @Test("does not write in a session that only reads, nor into a newer format", arguments: Ground.allCases)
    func readsOnly(_ ground: Ground) throws {
        let medium = try ground.open()
        defer { medium.keep() }
        let (writer, reader) = (try medium.store(false), try medium.store(true))
        #expect(throws: error(.readOnly(.asked), medium)) {
            try reader.append { _ in title("One", of: "A1-0000") }
        }
        try writer.append { _ in
            Entry(
                n: 0, id: "", at: "", by: "dana",
                changes: [.init(item: .workspace, field: "format", was: nil, value: .integer(2))])
        }
        #expect(writer.readOnly == .newerFormat(2))
        #expect(throws: error(.readOnly(.newerFormat(2)), medium)) {
            try writer.append { _ in title("One", of: "A1-0000") }
        }
        #expect(try reader.refresh() == .appended(from: 0))
    }

    @Test("reads another journal anew when it was replaced", arguments: Ground.allCases)
    func noticesReplacement(_ ground: Ground) throws {
        let medium = try ground.open()
        defer { medium.keep() }
        let store = try medium.store(false)
        for number in 1...3 { try store.append { _ in title("Old", of: "A\(number)-0000") } }
        medium.replace(Array((line(1, "New") + line(2, "New") + line(3, "New") + line(4, "New")).utf8))
        #expect(try store.refresh() == .replaced)
        #expect(store.log.entries.count == 4)
        medium.replace([])
        let entry = try store.append { _ in title("First", of: "A1-0000") }
        #expect(entry?.n == 1)
        #expect(try store.refresh() == .replaced)
        #expect(String(decoding: medium.bytes(), as: UTF8.self) == line(1, "First"))
    }

    @Test("skips lines that are no entries, and numbers them", arguments: Ground.allCases)
    func skipsUnreadable(_ ground: Ground) throws {
        let medium = try ground.open()
        defer { medium.keep() }
        let store = try medium.store(false)
        try store.append { _ in title("One", of: "A1-0000") }
        medium.extend(Array("nonsense\n".utf8))
        try store.append { _ in title("Three", of: "A3-0000") }
        medium.extend(Array("\u{0}\n".utf8))
        _ = try store.refresh()
        #expect(store.workspace.unreadable.map(\.number) == [2, 4])
        #expect(store.log.entries.map(\.n) == [1, 2])
        #expect(try medium.store(false).workspace.unreadable == store.workspace.unreadable)
    }

    private func error(_ code: JournalError.Code, _ medium: Ground.Medium) -> JournalError {
        JournalError(code, .append, medium.path)
    }
}
