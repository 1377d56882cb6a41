import Alignment
import ArgumentParser

/// `concord undo`
struct UndoCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions

    static let name = "undo"
    static let abstract = "Takes your last change back, and says what it was"
    static let usage = ""
    static let examples = ["concord undo"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        try program.record(.undo, in: try program.session(global))
        return .done
    }
}

/// `concord redo`
struct RedoCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions

    static let name = "redo"
    static let abstract = "Does again what you undid last"
    static let usage = ""
    static let examples = ["concord redo"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        try program.record(.redo, in: try program.session(global))
        return .done
    }
}
