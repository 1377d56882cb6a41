import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Views with a name, the screen to begin with, how days are written, and longer texts in the user's editor.
@Suite struct SavedViewTests {
    private func desk(_ screen: ScreenName = .overview, dates: DateForm = .words) throws -> Desk {
        var desk = try Desk.fraudReview()
        let views = [
            SavedView(
                name: "Dana, latest first", screen: .actions, filter: "owner:dana",
                sorting: .init(column: "due", isDescending: true), key: .function(10)),
            SavedView(name: "Contested", screen: .requirements, filter: "state:contested", sorting: nil, key: nil),
        ]
        let remappings = [Remapping(command: views[0].name, keys: [.function(10)], line: 1)]
        desk.dashboard = Dashboard(
            desk.scene.workspace, viewer: Viewer(me: "sam", zone: desk.scene.zone, dates: dates, random: { 7 }),
            now: desk.scene.now, size: Size(width: 80, height: 24),
            keymaps: Keymaps.standard(with: remappings, views: views).keymaps, views: views, screen: screen)
        return desk
    }

    @Test func aKeyGoesToItsView() throws {
        var desk = try desk()
        desk.press(.function(10))
        #expect(desk.dashboard.screen == .actions)
        #expect(desk.screen.contains("Dana, latest first"), "\(desk.screen)")
        let rows =
            desk.dashboard.panels[.actions]?.rows.compactMap(\.item).compactMap { desk.workspace.action($0) } ?? []
        #expect(rows.count > 0 && rows.allSatisfy { $0.owner == "dana" })
        #expect(rows.map { $0.due?.number ?? 0 } == rows.map { $0.due?.number ?? 0 }.sorted(by: >))
        desk.press("/")
        desk.type(" gpu")
        #expect(!desk.screen.contains("Dana, latest first"), "another filter is another view")
    }

    @Test func thePaletteFindsAViewAndHelpNamesItsKey() throws {
        var desk = try desk()
        desk.press(":")
        desk.type("contes")
        #expect(desk.screen.contains("View: Contested"))
        desk.press(.enter)
        #expect(desk.dashboard.screen == .requirements && desk.dashboard.filters[.requirements] == "state:contested")
        desk.press("?")
        desk.type("dana")
        #expect(desk.line(with: "View: Dana, latest first")?.contains("F10") == true, "\(desk.screen)")
    }

    @Test func theFirstScreenIsTheOneOfTheConfiguration() throws {
        #expect(try desk(.decisions).screen.contains("Decisions"))
    }

    @Test func daysAreWrittenAsTheConfigurationSays() throws {
        var desk = try desk(.actions, dates: .iso)
        #expect(desk.screen.contains("2026-12-") && !desk.screen.contains(" Dec"), "\(desk.screen)")
        desk.press("c")
        desk.type("! Item due:2026-12-11")
        #expect(desk.screen.contains("due 2026-12-11"), "\(desk.screen)")
    }

    // MARK: The editor

    @Test func theEditorGetsTheLongestTextOfAnItemAndGivesItToTheForm() throws {
        var desk = try desk(.requirements)
        desk.dashboard.open(try desk.item("R8").id)
        desk.press("E")
        let criterion = try #require(try desk.item("R8").text("criterion"))
        #expect(desk.effects == [.editText(criterion, name: "criterion")])
        desk.send(.edited("p95 < 100 ms\nover 24 h"))
        #expect(desk.screen.contains("p95 < 100 ms over 24 h"), "\(desk.screen)")
        guard case .form(let content) = desk.dashboard.unsaved.first else { return #expect(Bool(false), "no draft") }
        #expect(content.fields.map(\.text) == ["p95 < 100 ms\nover 24 h"])
        desk.press(.enter)
        #expect(try desk.item("R8").text("criterion") == "p95 < 100 ms over 24 h", "a criterion is one line")
    }

    @Test func aTextOfSeveralLinesKeepsThem() throws {
        var desk = try desk(.reviews)
        desk.dashboard.open(try desk.item("N1").id)
        desk.press("E")
        desk.send(.edited("one\ntwo"))
        desk.press(.enter)
        #expect(try desk.item("N1").text("text") == "one\ntwo")
        desk.press("e")
        #expect(desk.screen.contains("one two"), "\(desk.screen)")
        desk.press(.enter)
        #expect(try desk.item("N1").text("text") == "one\ntwo", "a form nobody typed in changes nothing")
        desk.press("E")
        #expect(desk.effects.last == .editText("one\ntwo", name: "text"))
    }

    @Test func whatMayNotBeStoredIsRefusedNamingItAndStays() throws {
        var desk = try desk(.reviews)
        desk.dashboard.open(try desk.item("N1").id)
        desk.press("E")
        desk.send(.edited("one\u{202E}two"))
        desk.press(.enter)
        #expect(desk.screen.contains("U+202E"), "\(desk.screen)")
        #expect(desk.dashboard.unsaved.count == 1)
    }

    @Test func anActionItemHasNoLongerText() throws {
        var desk = try desk(.actions)
        desk.press("E")
        #expect(desk.effects.isEmpty && desk.foot.contains("cannot be edited in an editor"), "\(desk.foot)")
    }

    // MARK: No silence

    /// Every key on every screen does something, or says why not; the cursor keys alone may have nowhere to go.
    @Test(arguments: ScreenName.allCases, [false, true]) func noKeyIsMetWithSilence(_ screen: ScreenName, isEmpty: Bool)
        throws
    {
        var start = isEmpty ? Desk(Scene()) : try Desk.fraudReview()
        if screen == .live {
            start = try Desk.live()
            start.press(.escape)
        }
        if screen != .live { start.dashboard.go(to: screen) }
        start.wait(seconds: 0)
        let keys = (0x20...0x7E).map { Key.character(Unicode.Scalar(UInt8($0))) } + (1...12).map { Key.function($0) }
        let controls = "abdefghjklnoprstuvwxyz".unicodeScalars.map { Key.control($0) }
        for key in keys + controls + [.enter, .tab, .backTab, .delete, .backspace] {
            let command = start.dashboard.keymaps[start.dashboard.place].command(for: key).flatMap(Command.named)
            guard command?.topic != .moving else { continue }
            var desk = start
            let before = desk.picture
            let entries = desk.workspace.entries.count
            desk.press(key)
            let isSilent =
                desk.effects.count == start.effects.count && desk.picture == before
                && desk.workspace.entries.count == entries
            #expect(!isSilent, "\(key.name) on \(screen)")
            if command.flatMap({ $0.objection(start.dashboard) }) != nil {
                #expect(desk.dashboard.notice != nil, "\(key.name) on \(screen)")
            }
        }
    }
}
