import Foundation
import TestSupport
import Testing

/// The user's own editor, from a form and back.
@Suite struct EditorTests {
    /// A desk with a note, and an editor that is a script.
    private func desk(_ script: String) throws -> (desk: Desk, editor: String) {
        let desk = try Desk()
        try desk.done("add", "~ Vendor exit plan")
        let path = desk.scratch("edit")
        try Data(script.utf8).write(to: URL(filePath: path))
        // Read by a shell, not run itself: a file cannot be run while a process that another test forks holds it open.
        return (desk, "/bin/sh " + path)
    }

    /// The dashboard with the note open.
    private func opened(_ desk: Desk, editor: String) throws -> Terminal {
        let folder = desk.scratch("tmp")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let terminal = try desk.terminal(environment: ["EDITOR": editor, "TMPDIR": folder])
        try terminal.shows("Action items")
        terminal.type(":show N1")
        terminal.press(.enter)
        try terminal.shows("Vendor exit plan")
        return terminal
    }

    private func text(_ desk: Desk) throws -> String {
        (try desk.json("note", "show", "N1") as? [String: Any])?["text"] as? String ?? ""
    }

    private func quit(_ terminal: Terminal) throws {
        terminal.press(.escape)
        terminal.settles(milliseconds: 300)
        terminal.press(.controlC)
        terminal.settles(milliseconds: 300)
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
    }

    @Test("The text goes to the editor, with its arguments and no descriptor of ours, comes back and is saved")
    func thereAndBack() throws {
        let (desk, editor) = try desk(
            #"""
            test "$1" = -w || exit 3
            stty -a | grep -q ' icanon' || exit 4
            ls -l /proc/$$/fd > "$HOME/fds"
            printf 'And who pays\nfor it?\n' >> "$2"
            """#)
        let terminal = try opened(desk, editor: editor + " -w")
        terminal.type("E")
        try terminal.shows("The text is in the form")
        #expect(terminal.isAlternateScreen && !terminal.isEchoing)
        terminal.press(.enter)
        try terminal.waits("saved") { _ in (try? text(desk)) == "Vendor exit plan\nAnd who pays\nfor it?" }
        let descriptors = try Desk.text(desk.environment["HOME"]! + "/fds")
        #expect(descriptors.contains("edit") && !descriptors.contains(desk.workspace), "\(descriptors)")
        #expect(ScratchDirectory.names(in: desk.scratch("tmp")) == [])
        try quit(terminal)
    }

    @Test(
        "An editor that fails, changes nothing, leaves nothing or is not there: the text stays, and why is said",
        arguments: [
            ("exit 1", "Nothing was changed in the editor"), ("echo more >> \"$1\"; exit 1", "ended with status 1"),
            ("true", "Nothing was changed in the editor"), (": > \"$1\"", "The editor left nothing"),
            ("echo more >> \"$1\"; kill -9 $$", "was killed by signal 9"),
            ("printf '\\377\\n' > \"$1\"", "The text is not UTF-8"),
            ("head -c 70000 /dev/zero | tr '\\0' x > \"$1\"", "has more than 65536 bytes"), ("", "Cannot start"),
        ])
    func nothingUsable(_ script: String, _ told: String) throws {
        let (desk, editor) = try desk(script)
        let before = try desk.journal
        let terminal = try opened(desk, editor: script.isEmpty ? "/nonexistent/editor" : editor)
        terminal.type("E")
        try terminal.shows(String(told.prefix(40)))
        let isKept =
            told.contains("status") || told.contains("signal") || told.contains("UTF-8") || told.contains("65536")
        #expect(ScratchDirectory.names(in: desk.scratch("tmp")).isEmpty == !isKept)
        try quit(terminal)
        #expect(try desk.journal == before)
    }

    @Test("What the editor gave back is a draft before it is saved: a connection cut then loses nothing")
    func draft() throws {
        let (desk, editor) = try desk("echo 'And who pays?' >> \"$1\"")
        let terminal = try opened(desk, editor: editor)
        terminal.type("E")
        try terminal.shows("The text is in the form")
        terminal.child.kill(SIGKILL)
        _ = terminal.child.wait()
        let again = try desk.terminal()
        try again.shows("And who pays?")
        try again.says("You had not saved this form")
    }

    @Test("Ctrl-C while the editor runs is the editor's own")
    func interrupt() throws {
        let (desk, editor) = try desk(
            "trap 'echo more >> \"$1\"; exit 0' INT; echo ready > \"$HOME/ready\"; while :; do sleep 0.1; done")
        let terminal = try opened(desk, editor: editor)
        terminal.type("E")
        try terminal.waits("editing") { _ in
            FileManager.default.fileExists(atPath: desk.environment["HOME"]! + "/ready")
        }
        terminal.press(.controlC)
        try terminal.shows("The text is in the form")
        try quit(terminal)
    }
}
