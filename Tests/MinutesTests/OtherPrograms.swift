import Foundation
import TestSupport

/// Runs programs that we did not write, to read back what we wrote.
enum OtherProgram {
    /// The path of a program, if the host has it.
    static func find(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether `python3` can import a module.
    static func python(has module: String) -> Bool {
        guard find("python3") != nil else { return false }
        return (try? run("python3", ["-c", "import " + module], "")) != nil
    }

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// What a program writes when it is given `input`.
    ///
    /// - Throws: `Failed` with its error output if it is not there or its exit status is not 0.
    static func run(_ name: String, _ arguments: [String], _ input: String) throws -> String {
        guard let path = find(name) else { throw Failed(description: name + " is not installed") }
        let scratch = ScratchDirectory()
        let (file, complaints) = (URL(filePath: scratch("input")), URL(filePath: scratch("errors")))
        try Data(input.utf8).write(to: file)
        try Data().write(to: complaints)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        // A file, not a pipe: nobody reads it while the output is read.
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        let written = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(description: name + ": " + String(decoding: try Data(contentsOf: complaints), as: UTF8.self))
        }
        return String(decoding: written, as: UTF8.self)
    }
}

/// Texts that try to be something else in one format or another; all may be typed.
enum Hostile {
    static let lines = [
        "# no heading", "## 2", "#", "> no quote", "- no item", "-", "--", "---", "* * *", "+ x", "1. no list", "1) x",
        "1986. A year", "99.9 %", "1.", "1234567890. x", "2.\u{A0}x", "=", "===", "- [ ] no task", "[ ] x",
        "[x](http://a.b)", "![x](y)", "[ref]: /url", "[^1]",
        "[^1]: foot",
        "*a*", "**a**", "_a_", "__a__", "snake_case_name", "_ a_", "a_b_", "`code`", "``", "~~~", "```x", "~a~",
        "~~a~~",
        "<b>not bold</b>", "<script>alert(1)</script>", "</script>", "<!-- x", "<?php", "<a@b.c>", "<http://x.y>",
        "&amp;", "&#42;", "&copy",
        "50 % & more", "a | pipe", "| a | b |", "|---|", ":-", ":-:", ":--|--:", "\\", "\\\\", "a\\", "\\*", "\\n",
        "a\\|b",
        "http://example.org/a_b*c*d", "https://x.y/?a=1&b=2)", "www.example.org", "WWW.example.org/x_y_", "ftp://a.b",
        "a@b.cd", "mailto:a@b.cd",
        "x www.a_b.c_d y", "=1+1", "+1", "@cmd", "-1", "\"quoted\"", "'a'", "“typographic”", "$x$ and $y$", ":tada:",
        "#12", "@dana",
        "!", "![", "](", ")", "(", "a  b", "a   ", "日本語の注記 *と* 強調", "👩‍💻 and e\u{301}", "\"\u{301}x", "=\u{200D}1",
        "＝1+1", "\u{A0}=1", "*\u{A0}a*",
        "foo*bar*baz", "5*3*2", "a*\"b\"*c", "javascript:alert(1)", "From me", ".", "..", "% done", "C# and F#", "a #",
        "a \\##",
        "~ 20 %", "a<b", "a>b", "<",
        ">", "a&b;", "&", "<br>", "&lt;", "&nbsp;x",
    ]
}
