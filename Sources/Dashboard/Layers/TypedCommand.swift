import Alignment

/// A command of the program typed after `:`, as against a writing verb, which is a gesture.
enum TypedCommand: Hashable {
    /// One of the table of commands, by its name.
    case run(String)
    case goTo(ScreenName)
    /// Open an item: `show A12`, `action show A12`.
    case open(String)
    /// The minutes of a review, or of the one that is meant where none is named.
    case minutes(String?)
    /// Synchronise, with the remote used last where none is named.
    case sync(String?, isDryRun: Bool)

    /// - Returns: `nil` if the dashboard knows no such command.
    init?(_ words: [String]) {
        guard let first = words.first else { return nil }
        let rest = Array(words.dropFirst())
        if first == "minutes", rest.count <= 1 {
            self = .minutes(rest.first)
        } else if first == "sync", !rest.isEmpty, let sync = TypedCommand.sync(rest) {
            self = sync
        } else if first == "show", rest.count == 1 {
            self = .open(rest[0])
        } else if let kind = Kind(rawValue: first), let verb = rest.first {
            self.init(kind, verb, Array(rest.dropFirst()))
        } else if rest.isEmpty, let screen = TypedCommand.screens[first] {
            self = .goTo(screen)
        } else if rest.isEmpty, Command.named(first)?.canBeTyped == true {
            self = .run(first)
        } else {
            return nil
        }
    }

    /// `sync [REMOTE] [--dry-run]`
    private static func sync(_ words: [String]) -> TypedCommand? {
        let names = words.filter { $0 != "--dry-run" }
        guard names.count <= 1, words.count - names.count <= 1, names.first?.hasPrefix("-") != true else { return nil }
        return .sync(names.first, isDryRun: names.count < words.count)
    }

    private init?(_ kind: Kind, _ verb: String, _ rest: [String]) {
        if verb == "show", rest.count == 1 {
            let isBare = rest[0].utf8.allSatisfy { (0x30...0x39).contains($0) }
            self = .open(isBare ? (kind.letter ?? "") + rest[0] : rest[0])
            return
        }
        guard verb == "list", rest.isEmpty else { return nil }
        switch kind {
        case .action: self = .goTo(.actions)
        case .requirement: self = .goTo(.requirements)
        case .decision: self = .goTo(.decisions)
        case .review, .note: self = .goTo(.reviews)
        default: return nil
        }
    }

    private static let screens: [String: ScreenName] = [
        "status": .overview, "overview": .overview, "log": .history, "history": .history,
    ]

    /// What can follow `:` besides the writing verbs.
    static let names = ["minutes", "show", "status", "log"] + Command.all.filter(\.canBeTyped).map(\.name)

    static func refusal(_ words: [String]) -> String {
        let typed = words.joined(separator: " ")
        let near = Spelling.nearest(words.first ?? "", in: names + Kind.allCases.map(\.rawValue))
        let hint = near.first.map { " (did you mean '\($0)'?)" } ?? "; Ctrl-P lists what there is"
        return "The dashboard has no command '\(typed)'" + hint
    }

    /// What it does, for the line under the bar.
    var title: String {
        switch self {
        case .run(let name): Command.named(name)?.title ?? name
        case .goTo(let screen): "Goes to \(screen.rawValue)"
        case .open(let ref): "Opens \(ref)"
        case .minutes(let ref): "Shows the minutes" + (ref.map { " of " + $0 } ?? "")
        case .sync(let remote, let isDryRun):
            (isDryRun ? "Says what a sync would exchange with " : "Exchanges entries with ")
                + (remote.map { "'\($0)'" } ?? "the remote used last")
        }
    }
}

extension Dashboard {
    /// Why nothing can be synchronised now.
    var syncObjection: String? { work == nil ? readOnlyObjection : "A synchronisation is under way; Ctrl-X stops it" }

    private mutating func startSync(_ remote: String?, isDryRun: Bool) -> [Effect] {
        if let objection = work == nil && isDryRun ? nil : syncObjection {
            notice = Notice(objection, .warning)
            return []
        }
        return [.sync(remote: remote, isDryRun: isDryRun)]
    }

    mutating func run(_ command: TypedCommand) -> [Effect] {
        switch command {
        case .run(let name): return Command.named(name).map { run($0) } ?? []
        case .goTo(let screen): go(to: screen)
        case .open(let ref): open(ref)
        case .minutes(let ref): return showMinutes(ref)
        case .sync(let remote, let isDryRun): return startSync(remote, isDryRun: isDryRun)
        }
        return []
    }

    private mutating func open(_ ref: String) {
        do throws(Refusal) {
            open(try workspace.resolve(ref).id)
        } catch {
            notice = Notice(error.sentence, .warning)
        }
    }

    private mutating func showMinutes(_ ref: String?) -> [Effect] {
        guard let ref else { return Command.named("minutes").map { run($0) } ?? [] }
        do throws(Refusal) {
            return [.readMinutes(try workspace.resolve(ref, as: .review).id)]
        } catch {
            notice = Notice(error.sentence, .warning)
            return []
        }
    }
}
