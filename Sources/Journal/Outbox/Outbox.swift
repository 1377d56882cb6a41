import Alignment
import Glibc

/// The last lines acknowledged to one person in one workspace at one place: what survives `git reset`, a restored
/// backup or `rm`.
///
/// Two copies of a workspace on one host (a clone, a backup somebody looks into) have the same id and different places;
/// what is entered in one must not turn up in the other by itself. The file begins with the line that gave the workspace
/// its id, so that a journal that was removed comes back as the same workspace.
package struct Outbox: Sendable {
    /// How many lines are kept at least; up to twice as many before they are cut down again.
    static let kept = 1000
    /// No file is read beyond this; larger ones are cut down to their newest lines.
    static let largest = 64 << 20

    private let folder: StateFolder?
    private let person: String
    /// Tells this place from others, 16 hex digits.
    private let place: String
    /// The workspace's id as last read; `nil` while no journal with an id was seen.
    private var workspaceID: String?
    /// Lines in the file, as far as this session knows.
    private var lines = 0
    /// Why the last line could not be kept.
    private(set) var trouble: OutboxTrouble?

    /// - Parameters:
    ///   - folder: `nil` if there is nowhere to keep anything.
    ///   - person: the bare handle of who acts.
    package init(in folder: StateFolder?, of person: String, for directory: WorkspaceDirectory) {
        self.folder = folder
        self.person = person
        place = FNV1a.hex(CurrentProcess.realPath(directory.dataPath) ?? directory.dataPath)
    }

    /// Those of the people the workspace is served to.
    static func served(in directory: WorkspaceDirectory) -> [Outbox] {
        let folder = StateFolder(in: directory)
        return Descriptor.names(in: folder.path).map { Outbox(in: folder, of: $0, for: directory) }
    }

    /// Where what the person typed and did not save is kept; `nil` if nothing is.
    var folderOfDrafts: String? {
        directoryPath.flatMap { path in
            Descriptor.names(in: path).contains { $0.hasPrefix(DraftFile.prefix) } ? path : nil
        }
    }

    /// Where it is kept; `nil` if nowhere.
    private var directoryPath: String? { workspaceID.flatMap { folder?.path(of: $0, person) } }

    private var name: String { "outbox-" + place + ".jsonl" }

    var path: String? { directoryPath.map { $0 + "/" + name } }

    /// Takes notice of what the journal says its workspace is.
    ///
    /// - Returns: whether what is kept here belongs to this journal. An empty one has no id yet and is taken for the one
    ///   that was here before.
    mutating func belongs(to workspace: Workspace) -> Bool {
        if let id = workspace.about?.text("id") {
            workspaceID = id
        } else if !workspace.entries.isEmpty {
            return false
        } else if workspaceID == nil {
            workspaceID = lastWorkspaceHere
        }
        return path != nil
    }

    /// The id of the workspace that last had something here; `nil` if none had.
    private var lastWorkspaceHere: String? {
        guard let folder else { return nil }
        let candidates = folder.workspaceIDs(with: person).compactMap { id -> (String, Int)? in
            guard let path = folder.path(of: id, person), let status = try? FileStatus.of(path + "/" + name),
                status.kind == .file
            else { return nil }
            return (id, status.modified)
        }
        return candidates.max { $0.1 < $1.1 }?.0
    }

    /// The entries that are kept here and that the journal lacks, in order.
    mutating func missing(from log: EntryLog) -> [Entry] {
        let bytes = read()
        lines = bytes.count { $0 == 0x0A }
        return lines > 0 ? log.lacking(EntryLog(lines: bytes[...])) : []
    }

    /// The numbers of the entries that were kept last at this place, before anybody has read its journal.
    mutating func numbersHere() -> Set<Int> {
        workspaceID = lastWorkspaceHere
        return workspaceID == nil ? [] : EntryLog(lines: read()[...]).numbers
    }

    /// Whether what was kept last at this place, if anything was, is of this workspace.
    func isOf(_ workspace: Workspace) -> Bool { workspaceID == nil || workspace.about?.text("id") == workspaceID }

    /// Keeps an acknowledged line. That it cannot is no reason not to acknowledge it.
    mutating func keep(_ entry: Entry, _ log: EntryLog) {
        guard let folder else {
            trouble = .noPlace
            return
        }
        guard let directoryPath, let path else { return }
        do throws(SystemError) {
            try StateFolder.make(directoryPath, below: folder)
            let file = try Descriptor.plain(opening: path, O_RDWR | O_APPEND | O_CREAT)
            let isEmpty = try file.status().size == 0
            if isEmpty, let founding = log.founding, founding != entry { try file.write(founding.outboxLine) }
            try file.write((try file.endsInNewline() ? [] : [0x0A]) + entry.outboxLine)
            lines += isEmpty ? 2 : 1
            trouble = nil
        } catch {
            trouble = .failed(path, error.errno)
        }
        if lines > 2 * Outbox.kept { rewrite(log) }
    }

    /// Cuts the file down to its newest lines, each as the journal has it now: words that were emptied there are emptied
    /// here, too.
    mutating func rewrite(_ log: EntryLog) {
        guard let directoryPath, let path else { return }
        let entries = EntryLog(lines: read()[...]).entries
        guard !entries.isEmpty else { return }
        var kept = Array(entries.suffix(Outbox.kept))
        if let founding = log.founding ?? EntryLog(entries).founding, kept.first != founding {
            kept.insert(founding, at: 0)
        }
        kept = kept.map { log.counterpart(of: $0) ?? $0 }
        do throws(SystemError) {
            let directory = try Descriptor(opening: directoryPath, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            try ExportFile.replace(name, in: directory, with: kept.flatMap(\.outboxLine), mode: 0o600)
            lines = kept.count
        } catch {
            trouble = .failed(path, error.errno)
        }
    }

    /// Whether a line is kept otherwise than the journal has it: it was emptied there.
    func isOutdated(_ log: EntryLog) -> Bool {
        EntryLog(lines: read()[...]).entries.contains { entry in
            log.counterpart(of: entry).map { $0.bytes != entry.bytes } ?? false
        }
    }

    private func read() -> [UInt8] {
        guard let path else { return [] }
        do throws(SystemError) {
            let file = try Descriptor.plain(opening: path, O_RDONLY)
            let size = try file.status().size
            return try file.read(max(0, size - Outbox.largest)..<size)
        } catch {
            return []
        }
    }
}

/// Why lines are not kept.
enum OutboxTrouble: Hashable, Sendable {
    /// Neither `XDG_STATE_HOME` nor `HOME` says where.
    case noPlace
    case failed(String, Int32)
}

extension EntryLog {
    fileprivate init(lines: ArraySlice<UInt8>) {
        self.init()
        add(lines: lines)
    }

    /// The entry that gave the workspace its id.
    fileprivate var founding: Entry? { entries.first { $0.change(.workspace, "id")?.value != nil } }
}

extension Entry {
    fileprivate var outboxLine: [UInt8] { Array(bytes) + [0x0A] }
}
