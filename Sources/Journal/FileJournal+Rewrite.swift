import Alignment
import Glibc

/// Replacing the journal as a whole: only what `doctor` is told to do, never what a gesture does.
extension FileJournal {
    /// Empties on disk what was redacted: the values are gone from the journal, from what is kept besides it and from what
    /// was synchronised. Entries keep their order, `n` and `id`, so the workspace is the same.
    ///
    /// - Returns: how many lines were emptied.
    /// - Throws: with the journal as it was, or with it emptied and what was synchronised left as it was; to be done again.
    package func purge() throws(JournalError) -> Int {
        let turn = directory.hasSynchronized ? try SyncTurn(in: directory) : nil
        defer { turn?.end() }
        let count = try rewrite { (journal, line) in
            guard let entry = try? Entry(line: line) else { return line }
            let known = journal.log.entries(numbered: entry.n).first { $0.isEmptiedForm(of: entry) }
            return (known ?? entry).emptied(journal.workspace.redaction)?.bytes ?? known?.bytes ?? line
        }
        if outbox?.belongs(to: workspace) == true { outbox?.rewrite(log) }
        for var served in Outbox.served(in: directory) where served.belongs(to: workspace) && served.isOutdated(log) {
            served.rewrite(log)
        }
        if turn != nil, !workspace.redaction.isEmpty { try SyncRepository.empty(in: directory) }
        return count
    }

    /// The folders with files that a purge leaves alone: they were written of the journal as it then was, were taken out of
    /// it, or never were in it.
    package var foldersOfCopies: [String] {
        [directory.minutesPath, directory.quarantinePath].filter { !Descriptor.names(in: $0).isEmpty }
            + [outbox?.folderOfDrafts].compactMap(\.self)
    }

    /// Moves the marks that a merge has left between the entries to quarantine.
    ///
    /// - Returns: how many lines were moved.
    func removeMergeMarks() throws(JournalError) -> Int {
        try rewrite { _, line in MergeMark.isOne(line) ? nil : line }
    }

    /// Puts a journal with other lines in this one's place, under the lock; lines that are left out are kept in quarantine.
    ///
    /// - Parameter change: what stands in a line's place; `nil`: nothing.
    /// - Returns: how many lines are different; if none, nothing was written.
    private func rewrite(
        _ change: (FileJournal, ArraySlice<UInt8>) -> ArraySlice<UInt8>?
    ) throws(JournalError) -> Int {
        let data = try directory.open(for: .mend)
        let lock = try JournalLock(data, of: directory, patience: patience)
        let file = try openJournal(in: data, O_RDWR | O_APPEND, for: .mend)
        try makeReady(file, in: data)
        let path = directory.journalPath
        let count = try explain(.mend, path) { () throws(SystemError) in
            let status = try file.status()
            let rewriting = Rewriting(try file.read(0..<status.size)) { change(self, $0) }
            guard rewriting.count > 0 else { return 0 }
            if !rewriting.removed.isEmpty { try Quarantine.keep(rewriting.removed, as: "merge", in: data) }
            let name = WorkspaceDirectory.Name.journal
            try ExportFile.replace(name, in: data, with: rewriting.bytes, mode: status.permissions & 0o777)
            try data.synchronize()
            return rewriting.count
        }
        lock.release()
        try catchUpNow()
        return count
    }
}

/// A journal line by line, before and after.
private struct Rewriting {
    private(set) var bytes: [UInt8] = []
    private(set) var removed: [UInt8] = []
    private(set) var count = 0

    init(_ before: [UInt8], _ change: (ArraySlice<UInt8>) -> ArraySlice<UInt8>?) {
        bytes.reserveCapacity(before.count)
        for line in before.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            let after = change(line)
            if after != line { count += 1 }
            if let after { bytes += after + [0x0A] } else { removed += line + [0x0A] }
        }
    }
}

/// The lines git writes between two versions that it could not merge.
enum MergeMark {
    static func isOne(_ line: some Collection<UInt8>) -> Bool {
        guard let first = line.first, "<=>|".utf8.contains(first) else { return false }
        let sign = line.prefix { $0 == first }
        let next = line.dropFirst(sign.count).first
        return sign.count == 7 && (next == nil || next == 0x20 || next == 0x0D)
    }
}
