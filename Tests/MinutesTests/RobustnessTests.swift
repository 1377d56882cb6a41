import Alignment
import Glibc
import Minutes
import TestSupport
import Testing

/// Journals that no program of ours would write: they are told as far as they go, and nothing crashes.
@Suite struct RobustnessTests {
    private static let values: [Value?] = [
        nil, .text("closed"), .text("live"), .text("planned"), .text(""), .text("T1-zzzz"), .text("not a day"),
        .text("9999-12-31"),
        .integer(-5), .integer(Int.max), .flag(true), .flag(false), .decimal(.infinity), .text("lob"), .text("support"),
        .text("\u{1B}[2J"),
    ]

    /// The transcript's entries with some left out, some said twice and some values replaced by nonsense.
    private func damaged(_ log: EntryLog, seed: UInt64) -> EntryLog {
        var random = SplitMix64(seed: seed)
        var entries: [Entry] = []
        for entry in log.entries {
            var entry = entry
            if Int.random(in: 0..<8, using: &random) == 0 { continue }
            if Int.random(in: 0..<6, using: &random) == 0 {
                entry.undoes = log.entries.randomElement(using: &random)?.id
            }
            if Int.random(in: 0..<40, using: &random) == 0 {
                entry.redacts = [log.entries.randomElement(using: &random)?.id ?? ""]
            }
            if Int.random(in: 0..<10, using: &random) == 0 {
                entry = entry.made(at: ["", "yesterday", "0001-01-01T00:00:00Z"].randomElement(using: &random) ?? "")
            }
            for index in entry.changes.indices where Int.random(in: 0..<12, using: &random) == 0 {
                entry.changes[index].value = RobustnessTests.values.randomElement(using: &random) ?? nil
            }
            if Int.random(in: 0..<10, using: &random) == 0 { entry.topic = ItemID("T1-zzzz") }
            entries.append(entry.sealed())
        }
        return EntryLog(entries)
    }

    @Test(arguments: 1...60)
    func damagedJournalsAreToldAsFarAsTheyGo(seed: Int) throws {
        let log = damaged(try Scene.fraudReview().log, seed: UInt64(seed))
        let workspace = Workspace(log)
        for review in workspace.reviews {
            let minutes = try #require(Minutes(of: review.id, log: log, zone: .utc))
            for format in Format.allCases { #expect(minutes.render(format, for: .ml).utf8.last == 10) }
        }
        let export = Export(workspace, zone: .utc, today: Day(number: 20_000))
        for kind in Kind.allCases { #expect(export.csv(of: kind).hasSuffix("\r\n")) }
        #expect(export.calendar().hasSuffix("END:VCALENDAR\r\n"))
    }

    @Test(arguments: 1...5)
    func shuffledJournalsGiveTheSameMinutes(seed: Int) throws {
        let scene = try Scene.fraudReview()
        var random = SplitMix64(seed: UInt64(seed))
        var log = EntryLog()
        for entry in scene.log.entries.shuffled(using: &random) { log.add([entry]) }
        let minutes = try #require(Minutes(of: scene.workspace.reviews[0].id, log: log, zone: .utc))
        #expect(minutes.render(.json) == (try scene.minutes().render(.json)))
    }

    @Test func aLargeJournalIsToldInTime() throws {
        var scene = try Scene.room()
        for number in 1...300 { try scene.type("! Item \(number) @dana #lob due:2026-12-01") }
        try scene.type(":review start V1")
        try scene.type("@dana @mira")
        for number in 1...100 { try scene.type("A\(number) done") }
        try scene.type(":review close")
        let before = processorSeconds
        _ = try scene.minutes().markdown()
        #expect(processorSeconds - before < 5, "a tenth of it in a debug build, where it is right")
    }
}

/// Processor time this thread has used, which does not depend on what else the machine does.
private var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

extension Entry {
    /// The same, at another time or none.
    fileprivate func made(at: String) -> Entry {
        Entry(
            n: n, id: id, at: at, by: by, review: review, topic: topic, changes: changes, undoes: undoes,
            redacts: redacts)
    }
}
