import Alignment
import Journal
import TestSupport

/// What a journal can be kept on; every store is tested over all of them.
enum Ground: String, CaseIterable, Sendable {
    case memory, disk

    /// An empty journal of one test.
    func open() throws -> Medium {
        switch self {
        case .memory: Medium.memory(MemoryJournal.Medium())
        case .disk: try Medium.disk(ScratchDirectory())
        }
    }

    /// One journal, of which any number of stores can be opened, and which can be changed behind their backs.
    struct Medium {
        /// What errors name.
        let path: String
        let store: (_ isReadOnly: Bool) throws -> any JournalStore
        let bytes: () -> [UInt8]
        let replace: ([UInt8]) -> Void
        let extend: ([UInt8]) -> Void

        /// Keeps the journal in existence up to here: the directory goes when nobody asks for it any more.
        func keep() { withExtendedLifetime(self) {} }

        fileprivate static func memory(_ medium: MemoryJournal.Medium) -> Medium {
            Medium(
                path: MemoryJournal.path, store: { MemoryJournal(medium, isReadOnly: $0) }, bytes: { medium.bytes },
                replace: { medium.replace(with: $0) }, extend: { medium.extend(with: $0) })
        }

        fileprivate static func disk(_ scratch: ScratchDirectory) throws -> Medium {
            let workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
            let journal = workspace.journalPath
            return Medium(
                path: journal, store: { try FileJournal(workspace, isReadOnly: $0) },
                bytes: {
                    _ = scratch
                    return JournalTests.bytes(of: journal)
                },
                replace: { overwrite(journal, with: $0) },
                extend: { overwrite(journal, with: JournalTests.bytes(of: journal) + $0) })
        }
    }
}
