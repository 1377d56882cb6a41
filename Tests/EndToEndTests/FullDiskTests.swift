import Foundation
import TestSupport
import Testing

/// A disk of 64 KiB that is full.
@Suite(.enabled(if: Tmpfs.works, "needs to mount a tmpfs")) struct FullDiskTests {
    private let disk: Tmpfs
    private let desk: Desk

    init() throws {
        disk = try Tmpfs(kilobytes: 64)
        desk = try Desk(at: disk.path + "/fraud")
        try desk.done("add", "! Before")
    }

    private var fillerPath: String { disk.path + "/filler" }

    /// Takes all the room there is.
    private func fill() {
        _ = FileManager.default.createFile(atPath: fillerPath, contents: nil)
        guard let file = FileHandle(forWritingAtPath: fillerPath) else { return }
        for size in [4096, 256, 1] { while (try? file.write(contentsOf: Data(count: size))) != nil {} }
    }

    private func makeRoom() throws { try FileManager.default.removeItem(atPath: fillerPath) }

    /// Longer than what is left of the journal's last block.
    private let long = String(repeating: "x", count: 180)

    private func fillUpWithItems() throws -> Desk.Outcome {
        while true {
            let outcome = try desk.run("add", "! " + long)
            if outcome.status != 0 { return outcome }
        }
    }

    @Test("The command line: exit 74, a clear sentence, the journal as it was, and it works again when there is room")
    func commandLine() throws {
        fill()
        let refused = try fillUpWithItems()
        let before = try desk.journal
        #expect(refused.status == 74)
        #expect(refused.errors.contains("disk full; nothing was saved"))
        #expect(refused.output.isEmpty)
        #expect(try desk.run("add", "! " + long).status == 74)
        #expect(try desk.journal == before)
        #expect(before.last == 0x0A)
        #expect(try desk.done("action", "list").contains("Before"))
        try makeRoom()
        try desk.done("add", "! " + long)
        #expect(try desk.journal.starts(with: before))
    }

    @Test("The dashboard: the same sentence, and the typed text is still in the bar")
    func dashboard() throws {
        let terminal = try desk.terminal(columns: 100)
        try terminal.shows("Before")
        fill()
        _ = try fillUpWithItems()
        let before = try desk.journal
        let typed = "! Typed while the disk was full " + String(repeating: "y", count: 150)
        terminal.type("c" + typed)
        terminal.press(.enter)
        try terminal.says("disk full; nothing was saved")
        try terminal.shows("yyyyyy")
        #expect(try desk.journal == before)
        try makeRoom()
        terminal.press(.enter)
        try terminal.waits("saved") { _ in ((try? desk.journal.count) ?? 0) > before.count }
        #expect(try desk.lines.last?.contains("Typed while the disk was full") == true)
    }
}
