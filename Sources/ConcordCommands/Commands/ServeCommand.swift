import Alignment
import ArgumentParser
import Glibc
import Journal

/// `concord serve`
struct ServeCommand: ConcordCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @Option(
        help: ArgumentHelp(
            "Print the line of authorized_keys that serves the owner of this public key (-: from standard input).",
            valueName: "file|-"))
    var authorizedKey: String?

    static let name = "serve"
    static let abstract = "Serves one person over SSH: a forced command for authorized_keys"
    static let usage = "--workspace DIR --as PERSON [--read-only] [--authorized-key FILE|-] [--idle MINUTES] ..."
    static let examples = [
        "concord --workspace /srv/fraud serve --as dana --authorized-key dana.pub",
        "concord --workspace /srv/fraud serve --as dana --read-only --idle 10",
    ]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let serving = try serving(program.host)
        if let authorizedKey { return try printLine(for: authorizedKey, serving, program) }
        let line = try ServedLine(program.host.originalCommand() ?? [])
        let host = program.host.served(serving)
        try host.confine(ServedEnvironment.variables(from: host.variable))
        let slot = try serving.takeSlot()
        defer { withExtendedLifetime(slot) {} }
        let words = line.words.isEmpty && global.plain ? ["--plain"] : line.words
        return try Program(host: host, output: program.output).carryOut(words)
    }

    /// Workspace and person come from these arguments and from nowhere else.
    private func serving(_ host: Host) throws(Failure) -> Serving {
        guard let path = global.workspace, let person = global.person else {
            throw Failure(
                Refusal.missing(
                    "'--\(global.workspace == nil ? "workspace DIR" : "as PERSON")', which 'serve' takes from its own arguments only,"
                ))
        }
        if let option = [("--in", global.review), ("--theme", global.theme)].first(where: { $0.1 != nil })?.0 {
            throw Failure(.malformed, "'\(option)' is for the commands that are served, not for 'serve' itself")
        }
        let directory = try host.workspace(host.absolute(path))
        let handle = try Identity(option: person, host: host).handle
        return Serving(directory, to: handle, isReadOnly: global.readOnly, limits: limits.limits)
    }

    private func printLine(for file: String, _ serving: Serving, _ program: Program) throws(Failure) -> ExitStatus {
        let key = try AuthorizedKey(try program.host.bytes(of: file, most: AuthorizedKey.longest + 1))
        var choices = program.choices(global)
        choices.isReadOnly = true
        _ = try Session.open(choices, on: program.host)
        guard let path = CurrentProcess.program else {
            throw Failure(.inputOutput, "Cannot tell where this program is: /proc is not there")
        }
        let command = [path, "--workspace", serving.directory.path, "serve", "--as", serving.person]
        let options =
            (serving.isReadOnly ? ["--read-only"] : []) + (global.plain ? ["--plain"] : []) + limits.words
        program.output.line(try key.line(forcing: command + options))
        return .done
    }
}

extension Host {
    /// The bytes of a file, or with `-` of standard input, up to so many.
    func bytes(of path: String, most: Int) throws(Failure) -> [UInt8] {
        let file = path == "-" ? 0 : open(absolute(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            throw Failure(.inputOutput, "Cannot read '\(path)': \(String(cString: strerror(errno)))")
        }
        defer { if file > 0 { close(file) } }
        var bytes: [UInt8] = []
        while bytes.count < most {
            let block = try path == "-" ? input(most) : Host.read(file, most, "'\(path)'")
            if block.isEmpty { break }
            bytes += block
        }
        return bytes
    }
}

/// The limits of `serve` on the command line.
struct LimitOptions: ParsableArguments {
    private static let standard = Serving.Limits()

    @Option(
        help: ArgumentHelp(
            "Minutes without a key or a line after which a session ends; 0: never.", valueName: "minutes"))
    var idle = standard.idleMinutes

    @Option(help: ArgumentHelp("Entries a person may write within a minute.", valueName: "count"))
    var entriesPerMinute = standard.entriesPerMinute

    @Option(help: ArgumentHelp("MB the journal may grow to.", valueName: "mb"))
    var journalSize = standard.journalMegabytes

    @Option(help: ArgumentHelp("MB that stay free on the journal's disk.", valueName: "mb"))
    var keepFree = standard.freeMegabytes

    @Option(help: ArgumentHelp("Sessions a person may have at once.", valueName: "count"))
    var sessions = standard.sessions

    func validate() throws {
        guard (0...100_000).contains(idle),
            [entriesPerMinute, journalSize, sessions].allSatisfy({ (1...1_000_000).contains($0) }),
            (0...1_000_000_000).contains(keepFree)
        else {
            throw ValidationError("A limit of serve is a number from 1 to 1000000 (--idle and --keep-free: from 0)")
        }
    }

    var limits: Serving.Limits {
        var limits = Serving.Limits()
        limits.idleMinutes = idle
        limits.entriesPerMinute = entriesPerMinute
        limits.journalMegabytes = journalSize
        limits.freeMegabytes = keepFree
        limits.sessions = sessions
        return limits
    }

    /// The options that say something else than what holds anyway.
    var words: [String] {
        let (own, standard) = (limits, LimitOptions.standard)
        var words: [String] = []
        if own.idleMinutes != standard.idleMinutes {
            words += ["--idle", idle == idle.rounded() ? "\(Int(idle))" : "\(idle)"]
        }
        if own.entriesPerMinute != standard.entriesPerMinute {
            words += ["--entries-per-minute", "\(entriesPerMinute)"]
        }
        if own.journalMegabytes != standard.journalMegabytes { words += ["--journal-size", "\(journalSize)"] }
        if own.freeMegabytes != standard.freeMegabytes { words += ["--keep-free", "\(keepFree)"] }
        if own.sessions != standard.sessions { words += ["--sessions", "\(sessions)"] }
        return words
    }
}
