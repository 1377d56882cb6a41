import Glibc

extension WorkspaceDirectory {
    /// Puts right what needs no judgement: the torn tail, permissions, missing directories, marks a merge has left,
    /// and entries that were acknowledged and are missing. What is taken away is kept in quarantine.
    ///
    /// - Parameter outbox: what was acknowledged to the one who mends.
    /// - Returns: what was found and is no longer so.
    /// - Throws: `.busy`; `.notPermitted` for what belongs to somebody else; what was mended before stays mended.
    package func mend(_ outbox: Outbox? = nil, patience: LockPatience = .usual) throws(JournalError) -> [Finding] {
        let before = examine(outbox)
        // Opening it for writing makes a journal that is gone anew, where something is kept to make it of.
        if outbox != nil { _ = try? FileJournal(self, patience: patience, outbox: outbox) }
        let data = try open(for: .mend)
        for finding in before {
            try explain(.mend, finding.path) { () throws(SystemError) in try mend(finding, in: data) }
        }
        let lock = try JournalLock(data, of: self, patience: patience)
        let file = try Descriptor.plainFile(Name.journal, in: data, O_RDWR | O_APPEND, .mend, path: journalPath)
        try explain(.mend, journalPath) { () throws(SystemError) in
            guard try TornTail.mend(file, in: data) != nil else { return }
            try file.synchronize()
        }
        lock.release()
        // Opening it brings back what is missing.
        let journal = try FileJournal(self, patience: patience, outbox: outbox)
        if before.contains(where: \.isOfMerge) { _ = try journal.removeMergeMarks() }
        let after = examine(outbox)
        return before.filter { $0.isMendable && !after.contains($0) }
    }

    private func mend(_ finding: Finding, in data: borrowing Descriptor) throws(SystemError) {
        switch finding.code {
        case .permissions(_, let expected): try permit(finding.path, mode_t(expected), in: data)
        case .missing: try restore(finding.path, Permissions(of: try data.status()), in: data)
        default: return
        }
    }

    private func permit(_ path: String, _ mode: mode_t, in data: borrowing Descriptor) throws(SystemError) {
        guard path != dataPath else { return try data.permit(mode) }
        try Descriptor(in: data, String(path.dropFirst(dataPath.count + 1)), O_RDONLY).permit(mode)
    }

    private func restore(
        _ path: String, _ permissions: Permissions, in data: borrowing Descriptor
    ) throws(SystemError) {
        switch String(path.dropFirst(dataPath.count + 1)) {
        case Name.ignore:
            try Descriptor.create(Name.ignore, in: data, mode: permissions.file).write(WorkspaceDirectory.ignoreAll)
        case Name.lock: _ = try Descriptor.create(Name.lock, in: data, mode: permissions.file)
        case let name: _ = try Descriptor.createDirectory(name, in: data, mode: permissions.directory)
        }
    }

    /// What a surrounding repository reads: a live journal must not be tracked.
    static let ignoreAll = Array("*\n".utf8)
}

extension Finding {
    fileprivate var isOfMerge: Bool { if case .mergeMarks = code { true } else { false } }
}
