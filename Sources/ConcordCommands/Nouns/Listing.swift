import Alignment
import ArgumentParser

/// `concord action list` and the like.
struct Listing<Noun: ItemNoun>: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @OptionGroup var filters: FilterOptions
    @Option(help: ArgumentHelp("Only so many, the first.", valueName: "count")) var limit: Int?
    @Flag(help: "As JSON.") var json = false

    static var name: String { "list" }
    static var noun: String? { Noun.name }
    static var abstract: String { "Lists them, most urgent first; without --all what is open" }
    static var usage: String { "[WORD...] [--mine] [--owner PERSON] [--for GROUP] [--all] [--json] ..." }
    static var examples: [String] { ItemTable.examples(of: Noun.kind) }

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let session = try program.session(global)
        let workspace = session.workspace
        if let limit, limit < 1 { throw Failure(.malformed, "--limit takes a number from 1 on, not \(limit)") }
        let filter = try filters.filter(Noun.kind, in: session)
        let items = workspace.list(Noun.kind, filter, today: session.today, first: limit ?? .max)
        if json {
            program.output.json(workspace.json(Array(items), today: session.today))
        } else if items.isEmpty {
            program.output.remark(
                "No \(Noun.kind.word) to list" + (filters.all ? "" : "; --all also lists what is over"))
        } else {
            let table = ItemTable(workspace, wording: session.wording).table(items, of: Noun.kind)
            for line in table.lines { program.output.line(line) }
        }
        return .done
    }
}
