import Alignment
import Dashboard
import Journal

/// Keeps what is typed and not saved in the person's state folder, at every pause in typing.
struct DraftKeeper {
    private let file: DraftFile?
    private var kept: [Unsaved] = []
    private var lastTyped: Int64?
    private var hasToldTrouble = false

    /// Milliseconds without a key that make a pause.
    private static let pause: Int64 = 500

    /// A session that only reads keeps nothing, and leaves others' as it is.
    init(_ session: Session) {
        guard session.store.readOnly == nil, let directory = session.directory, let folder = session.host.stateFolder,
            let id = session.workspace.about?.text("id")
        else {
            file = nil
            return
        }
        file = DraftFile(in: folder, of: id, session.me, for: directory)
    }

    /// What sessions that are over left unsaved. It is theirs until `keep` has it.
    func adopt() -> [Unsaved] { file?.adopt().flatMap { Unsaved.all(in: $0) } ?? [] }

    mutating func typed() { lastTyped = SystemClock.uptime() }

    /// When the pause after the last key begins, milliseconds of the system's uptime.
    var pauseEnds: Int64? { file == nil ? nil : lastTyped.map { $0 + DraftKeeper.pause } }

    var isPause: Bool { pauseEnds.map { SystemClock.uptime() >= $0 } ?? false }

    /// Keeps what is unsaved now in place of what was kept before.
    ///
    /// - Returns: what to tell the user if it cannot; once, since typing goes on all the same.
    mutating func keep(_ unsaved: [Unsaved]) -> String? {
        lastTyped = nil
        guard let file else { return nil }
        do throws(JournalError) {
            if unsaved != kept { try file.keep(Unsaved.text(unsaved)) }
            kept = unsaved
            file.forgetAdopted()
            hasToldTrouble = false
            return nil
        } catch {
            guard !hasToldTrouble else { return nil }
            hasToldTrouble = true
            return "What you type is not kept until you save it: \(error.description)"
        }
    }
}
