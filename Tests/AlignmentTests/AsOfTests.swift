import Alignment
import TestSupport
import Testing

/// The state as of any entry or day is the same fold, stopped earlier.
@Suite struct AsOfTests {
    @Test("As of an entry, the workspace is what it was when that entry was the last")
    func entries() throws {
        var scene = try Scene.team()
        var pictures = [Workspace(scene.log, first: 0).picture]
        let start = scene.log.entries.count
        for line in ["! One due:fri", "A1 due:+2w", "A1 done", ":undo", "+ Two #lob", "R1 lob support", "R1 :: fast"] {
            pictures.append(scene.workspace.picture)
            try scene.type(line)
        }
        for (count, picture) in pictures.dropFirst().enumerated() {
            #expect(difference(Workspace(scene.log, first: start + count).picture, picture).isEmpty)
        }
        #expect(Workspace(scene.log, first: 0).everything.isEmpty)
    }

    @Test("As of a day, the entries of that day count and those of the next do not")
    func days() throws {
        let scene = try onThreeDays()
        func status(_ day: String) throws -> String? {
            let workspace = Workspace.asOf(try #require(Day(iso: day)), scene.log, zone: .utc)
            return (try? workspace.resolve("A1"))?.text("status")
        }
        #expect(try status("2026-11-25") == nil)
        #expect(try status("2026-11-26") == "open")
        #expect(try status("2026-11-27") == "doing")
        #expect(try status("2026-11-28") == "doing")
        #expect(try status("2026-11-29") == "done")
        #expect(try status("2030-01-01") == "done")
    }

    @Test("The day is the day in the zone that is asked for")
    func zones() throws {
        var scene = try Scene.team()
        scene.now = try #require(Instant(iso: "2026-11-26T23:30:00.000Z"))
        try scene.type("! One")
        let day = try #require(Day(iso: "2026-11-26"))
        #expect(Workspace.asOf(day, scene.log, zone: .utc).actions.count == 1)
        let berlin = Zone { _ in 3600 }
        #expect(Workspace.asOf(day, scene.log, zone: berlin).actions.isEmpty)
        #expect(Workspace.asOf(day + 1, scene.log, zone: berlin).actions.count == 1)
    }

    @Test("A clock that ran ahead does not hide what was made before it in order")
    func wrongClocks() throws {
        var scene = try Scene.team()
        scene.now = try #require(Instant(iso: "2031-01-01T00:00:00.000Z"))
        try scene.type("! From the future")
        scene.now = try #require(Instant(iso: "2026-11-27T10:00:00.000Z"))
        try scene.type("! From today")
        let workspace = Workspace.asOf(try #require(Day(iso: "2026-11-27")), scene.log, zone: .utc)
        #expect(workspace.actions.map(\.title) == ["From the future", "From today"])
    }

    private func onThreeDays() throws -> Scene {
        var scene = try Scene.team()
        try scene.type("! One")
        scene.now = try #require(Instant(iso: "2026-11-27T10:00:00.000Z"))
        try scene.type("A1 doing")
        scene.now = try #require(Instant(iso: "2026-11-29T10:00:00.000Z"))
        try scene.type("A1 done")
        return scene
    }
}
