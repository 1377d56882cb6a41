import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// What was typed and not saved outlives the session it was typed in.
@Suite struct UnsavedTests {
    /// The next session of the same person on the same workspace.
    private func next(after desk: Desk, _ unsaved: [Unsaved]? = nil) -> Desk {
        let file = Unsaved.text(unsaved ?? desk.dashboard.unsaved)
        var next = Desk(desk.scene)
        next.send(.unsaved(Unsaved.all(in: Array(file.utf8))))
        return next
    }

    @Test("A half-typed line is back in the bar, the notice says so, and nothing was recorded")
    func line() throws {
        var desk = try Desk.fraudReview()
        desk.press("c")
        desk.type("! Provision the second GPU pool due:fr")
        #expect(desk.dashboard.unsaved.count == 1)
        var next = next(after: desk)
        #expect(next.dashboard.bar.field.text == "! Provision the second GPU pool due:fr")
        #expect(next.screen.contains("A line you had not saved"))
        #expect(next.dashboard.layers.isEmpty)
        #expect(next.workspace.entries.count == desk.workspace.entries.count)
        next.press("c")
        next.type("i")
        next.press(.enter)
        #expect(next.screen.contains("Provision the second GPU pool"))
        #expect(next.dashboard.unsaved.isEmpty)
    }

    @Test("Nothing is kept of an empty bar, nor of a line that was recorded, nor of one fetched and left as it was")
    func nothing() throws {
        var desk = try Desk.fraudReview()
        #expect(desk.dashboard.unsaved.isEmpty)
        desk.capture("! Write it down")
        #expect(desk.dashboard.unsaved.isEmpty)
        desk.press(.up)
        #expect(desk.dashboard.bar.field.text == "! Write it down")
        #expect(desk.dashboard.unsaved.isEmpty)
        desk.type(" twice")
        #expect(desk.dashboard.unsaved.count == 1)
    }

    @Test("A line that was to replace another one still does")
    func amending() throws {
        var desk = try Desk.fraudReview()
        desk.capture("! Write it down")
        desk.press(.up)
        desk.type(" twice")
        let actions = desk.workspace.actions.count
        var next = next(after: desk)
        next.press("c", .enter)
        #expect(next.workspace.actions.count == actions)
        #expect(next.workspace.actions.contains { $0.title == "Write it down twice" })
    }

    @Test("A form is back as it was, with what others changed in it meanwhile told")
    func form() throws {
        var desk = try Desk.fraudReview()
        desk.press("2", "e")
        guard case .form(let form) = desk.dashboard.uppermost else { throw Missing.form }
        desk.type(" and more")
        let title = form.fields[0].original
        var next = next(after: desk)
        guard case .form(let back) = next.dashboard.uppermost else { throw Missing.form }
        #expect(back.items == form.items)
        #expect(back.fields[0].text.text == title + " and more")
        next.press(.enter)
        #expect(next.workspace[form.items[0]]?.title == title + " and more")
        #expect(next.dashboard.unsaved.isEmpty)
    }

    @Test("What was answered to a question is back as the line that says the same")
    func answer() throws {
        var desk = try Desk.fraudReview()
        desk.press("2", "n")
        desk.type("half way there")
        let next = next(after: desk)
        let ref = try #require(desk.dashboard.targets.first.map { desk.workspace.ref($0) })
        #expect(next.dashboard.bar.field.text == "\(ref) half way there")
    }

    @Test("Several are offered one after the other, and those not offered yet stay kept")
    func several() throws {
        let desk = try Desk.fraudReview()
        let all = ["~ One", "~ Two"].map { Unsaved.line(.init(text: $0)) }
        var next = next(after: desk, all)
        #expect(next.dashboard.bar.field.text == "~ One")
        #expect(Set(next.dashboard.unsaved) == Set(next.dashboard.unsaved.filter { _ in true }))
        #expect(next.dashboard.unsaved.count == 2)
        next.press("c", .enter, .escape)
        #expect(next.dashboard.bar.field.text == "~ Two")
        next.press("c", .control("u"), .escape)
        #expect(next.dashboard.unsaved.isEmpty)
    }

    @Test(
        "A file that somebody else wrote does no harm",
        arguments: [
            "", "{", "[]", "{\"line\":7}", "{\"form\":\"action\",\"items\":\"A999-zzzz\",\"to.title\":\"x\"}",
            "{\"form\":\"workspace\",\"items\":\"\"}", "{\"line\":\"\\u0000\\u001b[2J\\u202e\"}",
            "{\"line\":\"x\",\"review\":\"../../etc\",\"topic\":\"\\u0007\",\"amends\":\"no\"}",
        ])
    func hostile(_ file: String) throws {
        var desk = try Desk.fraudReview()
        desk.send(.unsaved(Unsaved.all(in: Array(file.utf8))))
        #expect(desk.workspace.entries.count == desk.scene.workspace.entries.count)
        #expect(!desk.screen.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
        desk.press("c", .enter, .escape)
        #expect(!desk.workspace.entries.contains { $0.line.contains("u001b") })
    }

    private enum Missing: Error { case form }
}
