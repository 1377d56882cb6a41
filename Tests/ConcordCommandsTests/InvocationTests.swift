import Alignment
import Testing

@testable import ConcordCommands

@Suite struct InvocationTests {
    /// The command's full name and the arguments it gets.
    private func read(_ line: String) throws -> String {
        switch try Invocation(line.split(separator: " ").map(String.init)) {
        case .command(let command, let arguments): ([command.fullName] + arguments).joined(separator: " ")
        case .help(.program): "help"
        case .help(.noun(let noun)): "help \(noun.name)"
        case .help(.command(let command)): "help " + command.fullName
        case .version: "version"
        case .completions(let shell): "completions \(shell)"
        case .description: "description"
        }
    }

    @Test(arguments: [
        ("", "concord dashboard"), ("--as sam", "concord dashboard --as sam"),
        ("--as sam action list --mine", "concord action list --as sam --mine"),
        ("action --as sam list", "concord action list --as sam"),
        ("--json action list", "concord action list --json"),
        ("--workspace=/w status", "concord status --workspace=/w"),
    ]) func globalOptionsBeforeTheCommandMoveBehindIt(line: String, read: String) throws {
        #expect(try self.read(line) == read)
    }

    @Test(arguments: [
        ("review here @dana -@raj", "concord review here -- @dana -@raj"),
        ("review here -@harry", "concord review here -- -@harry"),
        ("action note A1 see --as sam this", "concord action note --as sam -- A1 see this"),
        ("action note A1 -- --as it is", "concord action note -- A1 -- --as it is"),
        ("add -", "concord add -- -"), ("--in V1 add . hello", "concord add --in V1 -- . hello"),
        (
            "requirement position R1 lob support --reason fine",
            "concord requirement position -- R1 lob support --reason fine"
        ),
    ]) func textIsShieldedAndGlobalOptionsAreTakenOutOfIt(line: String, read: String) throws {
        #expect(try self.read(line) == read)
    }

    /// What a command that takes text reads of its arguments: by itself, or by ArgumentParser.
    private func reading<Command: TextCommand>(
        _ line: String, _ read: ([String]) throws -> Command
    ) -> [String?] {
        do {
            let command = try read(line.split(separator: " ").map { $0 == "''" ? "" : String($0) })
            let global = command.global
            let values = [global.workspace, global.person, global.review, global.color?.rawValue, global.theme]
            return values + ["\(global.readOnly)", "\(global.plain)"] + command.words
        } catch {
            return [Command.message(for: error)]
        }
    }

    @Test(arguments: [
        "--", "-- A1", "--as sam -- A1 done", "--as '' -- A1", "--as sam --as lee -- --as -- --json",
        "--workspace /w --as sam --in V1 --read-only --color never --theme paper --plain --plain -- A1 -- -x",
        "--color=always --as=sam -- A1", "--color blue -- A1", "--as -- A1", "--as -- -- A1", "--as -x -- A1",
        "--as - -- A1", "--read-only=yes -- A1", "--theme -- A1 -- --", "--unknown -- A1", "--as sam", "A1 -- A2",
    ]) func whatTakesTextReadsItsOptionsAsArgumentParserDoes(line: String) {
        #expect(reading(line, AddCommand.read) == reading(line, AddCommand.parse))
        typealias Done = Writing<ActionCommand.Done>
        #expect(reading(line, Done.read) == reading(line, Done.parse))
    }

    @Test(arguments: [
        ("--help", "help"), ("-h", "help"), ("help", "help"), ("help action", "help action"),
        ("action", "help action"), ("action -h", "help action"), ("help action add", "help concord action add"),
        ("action add --help", "help concord action add"), ("action list -h", "help concord action list"),
        ("status --help", "help concord status"), ("--version", "version"),
        ("--generate-completion-script zsh", "completions zsh"),
        ("--generate-completion-script=fish", "completions fish"),
    ]) func helpVersionAndCompletionsAreSeenWhereverTheyStand(line: String, read: String) throws {
        #expect(try self.read(line) == read)
    }

    @Test(arguments: [
        ("acton list", "Unknown command 'acton' (did you mean 'action'?)"),
        ("action lst", "(did you mean 'list'?)"), ("help reveiw", "(did you mean 'review'?)"),
        ("--work /w status", "Unknown option '--work' (did you mean '--workspace'?)"),
        ("--mine action list", "Unknown option '--mine'"),
    ]) func whatIsMisspeltIsRefusedWithWhatIsNear(line: String, sentence: String) throws {
        let failure = try #require(throws: Failure.self) { try read(line) }
        #expect(failure.status == .malformed)
        #expect(failure.sentence.contains(sentence), "\(failure.sentence)")
    }
}

@Suite struct CommandTreeTests {
    @Test func everyVerbOfTheModelIsACommandAndNoCommandIsTwice() {
        for verb in Verb.all {
            let noun = Concord.nouns.first { $0.name == verb.noun.rawValue }
            #expect(noun?.verbs.count { $0.name == verb.name } == 1, "\(verb.noun) \(verb.name)")
        }
        #expect(Set(Concord.words).count == Concord.words.count)
    }

    @Test func everyExampleOfTheHelpTextsIsACommand() throws {
        let commands = Concord.commands + Concord.nouns.flatMap { $0.verbs.map(\.command) }
        for command in commands {
            #expect(!command.abstract.isEmpty && !command.examples.isEmpty, "\(command.fullName)")
            for example in command.examples {
                let shell = example.prefix { $0 != "<" && $0 != ">" }
                let words = try ShellWords.split(example.contains("- <") ? String(shell) : example)
                guard case .command(let found, _) = try Invocation(Array(words.dropFirst())) else {
                    Issue.record("\(example)")
                    continue
                }
                #expect(found.fullName == command.fullName, "\(example)")
            }
        }
    }

    @Test func everyHelpScreenShowsItsExamples() {
        for command in Concord.commands + Concord.nouns.flatMap({ $0.verbs.map(\.command) }) {
            let help = HelpText.of(.command(command))
            #expect(help.contains("USAGE: " + command.fullName))
            #expect(command.examples.allSatisfy(help.contains))
        }
    }
}
