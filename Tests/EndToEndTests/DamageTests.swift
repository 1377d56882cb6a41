import Foundation
import Glibc
import TestSupport
import Testing

/// What must hold when processes die, disks fill and people type what no terminal should see.
@Suite("Damage") struct DamageTests {
    @Test func eightProcessesAddingTwentyFiveItemsEachMakeTwoHundred() async throws {
        let site = try Site()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for item in 0..<25 { try site.run("action", "add", "item \(writer)-\(item)") }
                }
            }
            try await group.waitForAll()
        }
        let ids = try site.list("action").compactMap { $0["id"] as? String }
        let refs = try site.list("action").compactMap { $0["ref"] as? String }
        #expect(Set(ids).count == 200)
        #expect(Set(refs).count == 200)
    }

    /// Writers are killed while they write; what they had printed, and so acknowledged, must be there, once.
    @Test func killedWritersLoseNothingTheyAcknowledged() throws {
        let site = try Site()
        var acknowledged: [String] = []
        var random = SplitMix64(seed: 11)
        for round in 0..<40 {
            let runs = try (0..<2).map { try Run(["--as", "sam", "action", "add", "item \(round)-\($0)"], in: site) }
            usleep(UInt32.random(in: 0..<25_000, using: &random))
            for run in runs { acknowledged += run.kill() }
        }
        #expect(try site.run("action", "add", "the lock is free at once").status == 0)
        let journal = String(decoding: site.bytes, as: UTF8.self)
        for id in acknowledged { #expect(journal.components(separatedBy: "\"\(id)\":{\"status\"").count == 2, "\(id)") }
        for line in journal.split(separator: "\n") {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
    }

    @Test func theTailCutAtEveryByteLosesNothingElse() throws {
        let site = try Site()
        for title in ["one", "two", "three"] { try site.run("action", "add", title) }
        let whole = site.bytes
        let last = whole.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // Every seventh byte and the interesting ends; the journal's own tests cut at every one.
        let cuts = Array(stride(from: last, to: whole.count, by: 7)) + [whole.count - 2, whole.count - 1]
        for cut in cuts {
            try whole.prefix(cut).write(to: URL(filePath: site.journal))
            let isComplete = cut == whole.count - 1
            let titles = try site.list("action").compactMap { $0["title"] as? String }
            #expect(titles.starts(with: ["one", "two"]), "cut at \(cut)")
            try site.run("action", "add", "after")
            let after = try site.list("action").compactMap { $0["title"] as? String }
            #expect(after.contains("after") && after.contains("one") && after.contains("two"), "cut at \(cut)")
            #expect(!isComplete || after.contains("three"))
        }
    }

    @Test func aFullDiskIsSaidAndNothingIsLost() throws {
        let folder = ScratchDirectory()
        guard mount("tmpfs", folder.path, "tmpfs", 0, "size=64k") == 0 else {
            print("skipped: a small file system cannot be mounted here")
            return
        }
        defer { umount2(folder.path, Int32(MNT_DETACH)) }
        func run(_ arguments: String...) throws -> Binary.Result {
            try Binary.run(["--as", "sam", "--workspace", folder.path] + arguments, in: "/tmp")
        }
        try Binary.run(["--as", "sam", "init", folder.path], in: "/tmp")
        let filler = String(repeating: "x", count: 180)
        var result = try run("action", "add", filler)
        for _ in 0..<400 where result.status == 0 { result = try run("action", "add", filler) }
        #expect(result.status == 74)
        #expect(result.errors.contains("disk full"))
        let before = try Data(contentsOf: URL(filePath: folder(".concord/journal.jsonl")))
        #expect(before.last == 0x0A)
        #expect(try run("action", "add", filler).status == 74)
        #expect(try Data(contentsOf: URL(filePath: folder(".concord/journal.jsonl"))) == before)
        #expect(mount("tmpfs", folder.path, "tmpfs", UInt(MS_REMOUNT), "size=256k") == 0)
        #expect(try run("action", "add", filler).status == 0)
    }

    @Test func brokenLinesAreCountedAndNamedAndNothingIsRewritten() throws {
        let site = try Site.afterTheReview()
        let lines = [
            #"{"n":5,"by":"x""#, #"{"n":99999999,"id":"aaaaaaaaaa","by":"x","set":{"A900-aaaa":{"title":"high"}}}"#,
            #"{"n":6,"n":7,"by":"x","set":{}}"#,
            #"{"n":80,"id":"bbbbbbbbbb","by":"x","set":{"P3-abcd":{"title":"product"}}}"#,
        ]
        let damaged = site.bytes + Data((lines.joined(separator: "\n") + "\n").utf8)
        try damaged.write(to: URL(filePath: site.journal))
        #expect(try site.list("action", "--all").count == 10)
        let doctor = try site.run("doctor")
        #expect(doctor.status == 65)
        #expect(doctor.output.components(separatedBy: "is no entry").count == 4)
        #expect(doctor.output.contains("P3-abcd"))
        let sitting = try Sitting(site)
        #expect(sitting.shows("3 unreadable"))
        #expect(site.bytes == damaged)
    }

    private static let hostile = [
        "a\u{1B}]0;x\u{07}b", "over\u{202E}ride", "c1\u{9B}2J", "two\r\nlines", "two\u{2028}lines", "\"\u{301}quote",
        "family 👨‍👩‍👧‍👦 end", "日本語の題", "x\u{FEFF}y",
    ]

    @Test func hostileTitlesAreRefusedOrShownHarmlessly() throws {
        let site = try Site()
        var kept = 0
        for title in Self.hostile where try site.run("action", "add", title).status == 0 { kept += 1 }
        #expect(try site.list("action").count == kept)
        // A foreign hand wrote what we would have refused.
        let foreign =
            #"{"n":900,"id":"ffffffffff","at":"x","by":"eve","set":{"A900-aaaa":{"title":"a\u001b]0;x\u0007\u009b2J\u202e"}}}"#
        try (site.bytes + Data((foreign + "\n").utf8)).write(to: URL(filePath: site.journal))
        let output = try site.run("action", "list").output
        let controls = output.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E
        }
        #expect(controls.isEmpty)
        let sitting = try Sitting(site)
        #expect(sitting.shows("End users"))
        for screen in ["2", "3", "4", "5", "6", "7", "1"] {
            sitting.type(screen)
            usleep(50_000)
            let rows = sitting.screen.split(separator: "\n")
            for row in rows where row.hasPrefix("│") { #expect(row.last == "│" || row.last == "┃", "\(row)") }
        }
        sitting.terminal.receive()
        #expect(!String(decoding: sitting.terminal.everything, as: UTF8.self).contains("\u{1B}]0;x"))
    }
}

/// A run whose acknowledgements are read from a pipe of its own while it may be killed.
private final class Run {
    private let process = Process()
    private let pipe = Pipe()

    init(_ arguments: [String], in site: Site) throws {
        process.executableURL = URL(filePath: Binary.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: site.path)
        process.environment = Binary.environment(home: site.path)
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Kills it and gives the ids it had acknowledged.
    func kill() -> [String] {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return output.split(separator: "\n").compactMap {
            $0.contains("added") ? $0.split(separator: " ").first.map(String.init) : nil
        }
    }
}
