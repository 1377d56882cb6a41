import Foundation
import TestSupport
import Testing

/// Copying: into tmux's buffer, by the terminal, or into a file, and the foot of the screen says which.
@Suite struct CopyTests {
    private func opened(
        _ arguments: [String] = [], _ changes: [String: String] = [:], _ desk: Desk
    ) throws -> Terminal {
        let terminal = try desk.terminal(arguments, environment: changes)
        try terminal.shows("Action items")
        terminal.type("2")
        try terminal.shows("owner   due")
        return terminal
    }

    /// What was put on the clipboard by OSC 52, oldest first.
    private func copied(_ bytes: [UInt8]) -> [String] {
        ControlSequence.all(in: bytes).compactMap { sequence in
            guard case .string("]", let content) = sequence, content.starts(with: "52;c;".utf8),
                let data = Data(base64Encoded: Data(content.dropFirst(5)))
            else { return nil }
            return String(decoding: data, as: UTF8.self)
        }
    }

    @Test("The item as Markdown and the list as a table go to the terminal's clipboard")
    func terminalsClipboard() throws {
        let terminal = try opened([], [:], try Desk.reviewed())
        terminal.type("y")
        try terminal.says("Copied A")
        try terminal.says("to the terminal's clipboard (OSC 52)")
        terminal.type("Y")
        try terminal.says("rows as a table to the terminal's clipboard")
        let texts = copied(terminal.sent)
        #expect(texts.count == 2)
        #expect(texts.first?.hasPrefix("### A") == true)
        #expect(texts.last?.contains("| --- |") == true)
    }

    @Test("Inside tmux they go to its buffer, by tmux itself")
    func tmuxBuffer() throws {
        let desk = try Desk.reviewed()
        let folder = desk.scratch("bin")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // A shell by the name of tmux reads what to do from the file `load-buffer`: a script that was just written cannot be
        // run while the fork of another test holds it.
        try FileManager.default.createSymbolicLink(atPath: folder + "/tmux", withDestinationPath: "/bin/sh")
        let script = "[ \"$*\" = '-w -' ] && cat > '\(desk.scratch("buffer"))'\n"
        try Data(script.utf8).write(to: URL(filePath: desk.scratch("load-buffer")))
        let inTmux = ["TMUX": "/tmp/tmux-0/default,1,0", "PATH": folder + ":/usr/bin:/bin", "TERM": "tmux-256color"]
        let terminal = try opened([], inTmux, desk)
        terminal.type("Y")
        try terminal.says("rows as a table to tmux's buffer; prefix ] pastes it")
        #expect(try Desk.text(desk.scratch("buffer")).contains("| --- |"))
        #expect(copied(terminal.sent).isEmpty)
    }

    @Test("Inside GNU screen they go through it in pieces it takes")
    func throughScreen() throws {
        let terminal = try opened([], ["STY": "1.pts-0.host", "TERM": "screen-256color"], try Desk.reviewed())
        terminal.type("Y")
        try terminal.says("to the terminal's clipboard (OSC 52 through screen)")
        let pieces = ControlSequence.all(in: terminal.sent).compactMap { sequence -> [UInt8]? in
            if case .string("P", let content) = sequence { content } else { nil }
        }
        #expect(pieces.count > 1)
        #expect(pieces.allSatisfy { $0.count <= 250 })
        let texts = copied(pieces.flatMap { $0 })
        #expect(texts.count == 1)
        #expect(texts.first?.contains("| --- |") == true)
    }

    @Test("On a console they go to a file of one's own")
    func file() throws {
        let desk = try Desk.reviewed()
        let terminal = try opened([], ["TERM": "linux"], desk)
        terminal.type("y")
        try terminal.says("this terminal has no clipboard")
        #expect(try Desk.text(desk.scratch("home/.cache/concord/copied.md")).hasPrefix("### A"))
        #expect(copied(terminal.sent).isEmpty)
    }

    @Test("What is too long for a clipboard goes to a file, and over `serve`, which writes none, nowhere")
    func tooLong() throws {
        let desk = try Desk.reviewed()
        let title = String(repeating: "A long title goes on. ", count: 9)
        try desk.done("add", "-", input: String(repeating: "! \(title)\n", count: 400))
        let terminal = try opened([], [:], desk)
        terminal.type("Y")
        try terminal.says("more than the 74 kB a terminal's clipboard takes")
        #expect(try Desk.text(desk.scratch("home/.cache/concord/copied.md")).utf8.count > 74_000)
        #expect(copied(terminal.sent).isEmpty)

        let served = try opened(["--workspace", desk.workspace, "serve", "--as", "dana"], ["TMUX": "/tmp/x,1,0"], desk)
        served.type("Y")
        try served.says("Nothing was copied: it is more than the 74 kB")
        served.type("y")
        try served.says("to the terminal's clipboard (OSC 52)")
        #expect(copied(served.sent).count == 1)
    }
}
