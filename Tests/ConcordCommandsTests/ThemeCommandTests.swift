import TestSupport
import Testing

@testable import ConcordCommands

@Suite struct ThemeCommandTests {
    private func rig() throws -> Rig {
        let rig = Rig()
        rig.environment["XDG_CONFIG_HOME"] = rig.directory("config")
        try rig.write(try Fixture.text("base16/nord.yaml"), to: "config/concord/themes/nord.yaml")
        return rig
    }

    @Test func listNamesOursAndTheUsersOwnAndMarksTheOneInForce() throws {
        let rig = try rig()
        let run = rig.run("theme", "list", "--theme", "paper")
        #expect(run.status == .done && run.err.isEmpty)
        for name in ["midnight", "paper", "high-contrast", "clear-sight", "terminal", "mono", "nord"] {
            #expect(run.out.contains("  \(name) "))
        }
        #expect(run.out.contains("*  paper          light"))
        #expect(!run.out.contains("\u{1B}"))
        #expect(rig.run("theme", "list", "--json").out.contains("\"brightness\": \"light\""))
    }

    @Test(arguments: [
        ("xterm-256color", "", "38;5;"), ("xterm-256color", "truecolor", "38;2;"), ("linux", "", "\u{1B}[3"),
    ]) func listShowsASampleInTheColorsTheTerminalHas(type: String, color: String, expected: String) throws {
        let rig = try rig()
        rig.environment["TERM"] = type
        rig.environment["COLORTERM"] = color
        let run = rig.run("theme", "list", "--color", "always")
        #expect(run.out.contains(expected) && run.out.contains("objection"))
        #expect(color == "truecolor" || !run.out.contains("38;2;"))
    }

    @Test func aBrokenFileAmongTheUsersOwnIsToldAndTheOthersAreListed() throws {
        let rig = try rig()
        try rig.write("palette: {}\n", to: "config/concord/themes/broken.yaml")
        let run = rig.run("theme", "list")
        #expect(run.status == .done && run.out.contains("nord"))
        #expect(run.err.contains("it lacks base00"))
    }

    @Test func showNamesSlotsColorsAndWhatTheyAreFor() throws {
        let run = try rig().run("theme", "show", "nord")
        #expect(run.out.hasPrefix("Nord · dark · arcticicestudio · "))
        #expect(run.out.contains("base08  bf616a"))
        #expect(run.out.contains("error, overdue, objection"))
        #expect(try rig().run("theme", "show", "mono").status == .done)
        #expect(try rig().run("theme", "show", "terminal").out.contains("base0D  ansi12"))
    }

    @Test func checkTellsWhatIsHardToReadFromWhatCannotBeUsed() throws {
        let rig = try rig()
        for name in ["midnight", "paper", "high-contrast", "clear-sight", "terminal", "mono"] {
            #expect(rig.run("theme", "check", name).status == .done, "\(name)")
        }
        let faint = rig.run("theme", "check", "nord")
        #expect(faint.status == .refused)
        #expect(faint.out.contains("base03  4c566a  base00 2e3440  1."))
        try rig.write("palette:\n  base00: 000000\n", to: "few.yaml")
        let few = rig.run("theme", "check", "few.yaml")
        #expect(few.status == .damaged && few.err.contains("it lacks base01"))
        try rig.write("a: b\n- c", to: "none.yaml")
        let none = rig.run("theme", "check", rig.directory("none.yaml"))
        #expect(none.status == .damaged && none.err.contains("line 2"), "\(none.err)")
        #expect(rig.run("theme", "check", "nrod").status == .malformed)
        #expect(rig.run("theme", "check", "./missing").status == .inputOutput)
    }
}
