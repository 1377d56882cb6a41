import Alignment
import Glibc
import Journal

/// The user's own editor on a text: started without a shell, with no descriptor but the terminal's three.
struct Editor {
    /// Program and arguments: `code -w`.
    private let words: [String]
    /// Where the file lies while it is edited.
    private let directory: String

    /// What became of the text.
    enum Outcome: Hashable {
        case changed(String)
        /// It stays as it was; the sentence says why.
        case unchanged(String)
    }

    /// The largest file that is read back; no field holds as much.
    private static let largest = 65_536

    init(_ host: Host) {
        let setting = host.setting("VISUAL") ?? host.setting("EDITOR") ?? "vi"
        words = setting.split(separator: " ").map(String.init)
        directory = host.setting("TMPDIR") ?? "/tmp"
    }

    /// Lets the user edit a text, and waits until they have.
    ///
    /// - Parameter name: what the text is, for the name of its file.
    /// - Throws: if the editor cannot be started, or what it leaves cannot be used; a text that it changed stays in its
    ///   file then, and the sentence says where.
    func edit(_ text: String, called name: String) throws(Failure) -> Outcome {
        let folder = try stored { () throws(JournalError) in try TemporaryDirectory.make("concord", in: directory) }
        let path = folder + "/" + name + ".txt"
        var isKept = false
        defer { if !isKept { TemporaryDirectory.remove(folder) } }
        try write(text + "\n", to: path)
        let status = try run(path)
        let left: String
        do throws(Failure) {
            left = try read(path)
        } catch {
            isKept = true
            throw Failure(error.status, error.sentence + "; it is kept in '\(path)'")
        }
        if left == text { return .unchanged("Nothing was changed in the editor") }
        guard status == 0 else {
            isKept = true
            let how =
                status & 0x7F == 0 ? "ended with status \(status >> 8 & 0xFF)" : "was killed by signal \(status & 0x7F)"
            throw Failure(
                .refused,
                "'\(words.first ?? "")' \(how), so the text stays as it was; what it left is kept in '\(path)'")
        }
        guard !TypedText.isBlank(left) else {
            return .unchanged("The editor left nothing, so the text stays as it was")
        }
        return .changed(left)
    }

    private func write(_ text: String, to path: String) throws(Failure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        let code = file < 0 ? errno : Output.write(file, Array(text.utf8))
        if file >= 0 { close(file) }
        guard code == 0 else {
            throw Failure(.inputOutput, "Cannot write '\(path)': \(String(cString: strerror(code)))")
        }
    }

    /// What the editor has left, without the line end that editors put at the end of a file.
    private func read(_ path: String) throws(Failure) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            throw Failure(.inputOutput, "Cannot read '\(path)': \(String(cString: strerror(errno)))")
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        while bytes.count <= Editor.largest {
            let block = try Host.read(file, Editor.largest + 1, "'\(path)'")
            if block.isEmpty { break }
            bytes += block
        }
        guard bytes.count <= Editor.largest else {
            throw Failure(.refused, "The text has more than \(Editor.largest) bytes, more than any field holds")
        }
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.refused, "The text is not UTF-8")
        }
        if text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
        return text
    }

    /// Runs the editor to its end.
    ///
    /// The keys that end or stop a process are the editor's while it runs. Where it stops, this process stops with it, so
    /// that the shell behind both sees one job; where that goes on, so does the editor.
    ///
    /// - Returns: the status as waitpid(2) gives it.
    private func run(_ path: String) throws(Failure) -> Int32 {
        let theirs = [SIGINT, SIGQUIT, SIGTSTP]
        var before = theirs.map { _ in sigaction() }
        for (index, number) in theirs.enumerated() {
            var ignoring = sigaction()
            ignoring.__sigaction_handler.sa_handler = SIG_IGN
            sigaction(number, &ignoring, &before[index])
        }
        defer { for (index, number) in theirs.enumerated() { sigaction(number, &before[index], nil) } }
        var process = pid_t()
        let code = ChildProcess.startHere(words + [path], &process)
        guard code == 0 else {
            throw Failure(
                .refused,
                "Cannot start '\(words.first ?? "")': \(String(cString: strerror(code))); VISUAL or EDITOR names another editor"
            )
        }
        var status: Int32 = 0
        while true {
            guard waitpid(process, &status, WUNTRACED) >= 0 || errno == EINTR else { return 0 }
            guard status & 0xFF == 0x7F else {
                if waitpid(process, &status, WNOHANG) < 0 { return status }
                continue
            }
            kill(getpid(), SIGSTOP)
            kill(process, SIGCONT)
        }
    }
}

extension DashboardRunner {
    /// Lends the terminal to the editor, and gives what comes back to the form.
    func editText(_ text: String, called name: String) {
        guard session.host.serving == nil else {
            return feed(.failed("No editor is started here: a served session starts no program; type into the field"))
        }
        keepDrafts()
        do throws(Failure) {
            let outcome = try lending { () throws(Failure) in try Editor(session.host).edit(text, called: name) }
            switch outcome {
            case .changed(let text): feed(.edited(text))
            case .unchanged(let sentence): feed(.told(sentence))
            }
        } catch {
            feed(.failed(error.sentence))
        }
        // What came back is safe before anything else happens to it.
        keepDrafts()
    }
}
