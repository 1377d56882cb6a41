import Alignment
import ArgumentParser

/// `concord action show` and the like.
struct Showing<Noun: ItemNoun>: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: "As JSON.") var json = false
    @Argument(help: "Which one.") var item: String?

    static var name: String { "show" }
    static var noun: String? { Noun.name }
    static var abstract: String { "Shows everything about one: fields, positions, conflicts, links, history" }
    static var usage: String { (isWorkspace ? "" : sample) + " [--json]" }
    static var examples: [String] { ["concord \(Noun.name) show" + (isWorkspace ? "" : " " + sample)] }

    private static var isWorkspace: Bool { Noun.kind == .workspace }
    private static var sample: String { Noun.kind.letter.map { $0 + "12" } ?? "dana" }

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let session = try program.session(global, scope: scope)
        let shown = try find(in: session.workspace)
        if json {
            program.output.json(session.workspace.json(shown, today: session.today))
        } else {
            for line in ItemReport(shown, session).lines { program.output.line(line) }
        }
        return .done
    }

    /// Its links are told in words only.
    private var scope: Scope? {
        let name = Self.isWorkspace ? ItemID.workspace.text : item
        return name.map { Scope(about: $0, as: Noun.kind, json ? .itself : .withLinks) }
    }

    private func find(in workspace: Workspace) throws(Failure) -> Item {
        if Self.isWorkspace, let about = workspace.everything[.workspace] { return about }
        return try accepted { () throws(Refusal) in
            guard let item else { throw .missing("The \(Noun.kind.word) to show") }
            return try workspace.resolve(item, as: Noun.kind)
        }
    }
}
