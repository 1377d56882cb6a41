import Alignment
import ArgumentParser
import Glibc
import Journal
import Themes

/// One run of the program: the world it runs in and where its words go.
package final class Program {
    package let host: Host
    package let output: Output
    /// Kept until the process ends: taking thousands of entries apart before exit would be time for nothing.
    private var opened: Session?
    /// Warnings that were told.
    private var told: Set<String> = []
    /// The session that every command is about while a conversation goes on.
    var resident: Session?
    /// What the process ends with though what it was asked for was done: something that follows from it was not.
    var shortfall = ExitStatus.done
    /// What the user's `config.yml` says, once it is read.
    private(set) var configuration = Configuration()

    package init(host: Host, output: Output) {
        self.host = host
        self.output = output
    }

    /// Runs the process's command and exits with its status.
    package static func main() -> Never {
        CurrentProcess.prepare()
        let output = Output()
        let status: ExitStatus
        do throws(Failure) {
            let program = Program(host: try Host.ofProcess(), output: output)
            status = program.run(try Host.arguments())
        } catch {
            output.remark("concord: " + error.sentence)
            status = error.status
        }
        exit(status.rawValue)
    }

    /// Runs one command line, without the program's name.
    package func run(_ arguments: [String]) -> ExitStatus {
        var status = ExitStatus.done
        do throws(Failure) {
            status = try carryOut(arguments)
        } catch {
            output.remark("concord: " + error.sentence)
            status = error.status
        }
        output.flush()
        guard let code = output.failure else { return status }
        output.remark("concord: Cannot write to standard output: \(String(cString: strerror(code)))")
        return status == .done ? .inputOutput : status
    }

    /// Runs one command line and answers what it came to, its shortfall included; `run` also says what went wrong.
    func carryOut(_ arguments: [String]) throws(Failure) -> ExitStatus {
        let status = try execute(try Invocation(arguments))
        return status == .done ? shortfall : status
    }

    private func execute(_ invocation: Invocation) throws(Failure) -> ExitStatus {
        switch invocation {
        case .help(let command): output.document(HelpText.of(command))
        case .version: output.line("concord \(Version.current)")
        case .description where host.serving != nil:
            throw Failure(Refusal.unknownOption(HelpText.descriptionFlag, known: GlobalOption.all.map(\.name)))
        case .description: output.exact(HelpText.description)
        case .completions where host.serving != nil:
            throw Failure(.malformed, "Completions are not served to other hosts; 'concord' on your own host has them")
        case .completions(let shell): output.document(try HelpText.completionScript(for: shell))
        case .command(let command, let arguments): return try run(command, arguments)
        }
        return .done
    }

    private func run(_ command: any ConcordCommand.Type, _ arguments: [String]) throws(Failure) -> ExitStatus {
        let parsed: any ConcordCommand
        do {
            parsed = try command.read(arguments)
        } catch {
            var message = command.message(for: error)
            if message.hasSuffix(".") { message.removeLast() }
            throw Failure(.malformed, message.onOneLine + "; see '\(command.helpName) --help'")
        }
        try host.checkServed(parsed)
        if resident == nil { configure() }
        output.isColored = colors(parsed.global).isColored
        return try parsed.run(self)
    }

    /// Reads the user's settings; what is wrong with them is told, and the command goes on.
    private func configure() {
        configuration = Configuration(path: host.settingsPath, host: host)
        for problem in configuration.problems { output.remark("concord: " + problem) }
    }

    /// Whether there are colours, and what decided.
    func colors(_ global: GlobalOptions) -> (isColored: Bool, because: String) {
        if let choice = global.color { return choice.decide(on: host) }
        if global.plain || resident != nil { return (false, "--plain") }
        return (configuration.color ?? .auto).decide(on: host, source: "config.yml: color")
    }

    /// The theme in force, by name or path.
    func themeName(_ global: GlobalOptions) -> String {
        host.themePath(global.theme ?? configuration.theme ?? ThemeCatalog.standardName)
    }

    /// Opens the workspace a command is about, with its warnings told.
    ///
    /// - Parameter scope: all that the command will ask of it; `nil`: anything may be.
    func session(_ global: GlobalOptions, scope: Scope? = nil) throws(Failure) -> Session {
        if let resident { return try resident.asked(for: choices(global)) }
        let (session, warnings) = try Session.open(choices(global), on: host, scope: scope)
        for warning in warnings where told.insert(warning).inserted { output.remark("concord: " + warning) }
        session.dates = configuration.dates
        opened = session
        return session
    }
}

extension Program {
    /// What of the options and the configuration decides which workspace is opened and by whom.
    func choices(_ global: GlobalOptions) -> Session.Choices {
        var choices = Session.Choices()
        choices.directory = global.workspace
        choices.person = global.person
        choices.configuredPerson = configuration.person
        choices.review = global.review
        choices.isReadOnly = global.readOnly
        return choices
    }
}

/// The program's own version.
package enum Version {
    package static let current = "0.1"
}
