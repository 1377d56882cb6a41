import Glibc

extension WorkspaceDirectory {
    /// Looks at everything in `.concord` and changes nothing.
    ///
    /// - Parameter outbox: what was acknowledged to the one who looks; the journal is compared with it.
    /// - Returns: damage first, then notes; empty if all is well.
    package func examine(_ outbox: Outbox? = nil) -> [Finding] {
        let findings: [Finding]
        do throws(JournalError) {
            let data = try open(for: .read)
            let holder = examineLock(in: data)
            findings = examineFiles(in: data) + examineJournal(in: data, outbox, isBusy: holder != nil) + (holder ?? [])
        } catch {
            findings = [Finding(.unreadableJournal(error), dataPath)]
        }
        return findings.filter { $0.severity == .damage } + findings.filter { $0.severity == .note }
    }

    /// The names every workspace has, and whether each is a directory.
    static let parts = [
        (Name.journal, false), (Name.lock, false), (Name.ignore, false), (Name.quarantine, true), (Name.presence, true),
    ]

    private func examineFiles(in data: borrowing Descriptor) -> [Finding] {
        guard let own = try? data.status() else { return [] }
        let permissions = Permissions(meantBy: own)
        var findings = examine(own, permissions.directory, dataPath)
        for (name, isDirectory) in WorkspaceDirectory.parts {
            let path = dataPath + "/" + name
            guard let status = try? data.status(of: name) else {
                // Without its journal it cannot be read either, which is said there.
                if name != Name.journal { findings.append(Finding(.missing, path)) }
                continue
            }
            guard status.kind == (isDirectory ? .directory : .file) else {
                findings.append(Finding(.foreignFile(status.kind), path))
                continue
            }
            findings += examine(status, isDirectory ? permissions.directory : permissions.file, path)
            findings += examineAccess(to: name, in: data)
        }
        return findings + examineQuarantine(in: data)
    }

    private func examine(_ status: FileStatus, _ expected: mode_t, _ path: String) -> [Finding] {
        guard status.permissions != expected else { return [] }
        return [Finding(.permissions(found: UInt32(status.permissions), expected: UInt32(expected)), path)]
    }

    private func examineAccess(to name: String, in data: borrowing Descriptor) -> [Finding] {
        let canWrite = faccessat(data.number, name, W_OK, AT_EACCESS) == 0
        return canWrite ? [] : [Finding(.notWritable, dataPath + "/" + name)]
    }

    private func examineQuarantine(in data: borrowing Descriptor) -> [Finding] {
        guard let directory = try? Descriptor(in: data, Name.quarantine, O_RDONLY | O_DIRECTORY) else { return [] }
        return directory.names().map { name in
            let path = quarantinePath + "/" + name
            guard let status = try? FileStatus.of(path), status.kind == .file else {
                return Finding(.foreignFile((try? FileStatus.of(path).kind) ?? .device), path)
            }
            return Finding(.quarantined(bytes: status.size), path)
        }
    }

    /// - Returns: a finding if the lock is held; `nil` if it is free, or is no lock at all.
    private func examineLock(in data: borrowing Descriptor) -> [Finding]? {
        do throws(JournalError) {
            let lock = try Descriptor.plainFile(Name.lock, in: data, O_RDONLY, .read, path: lockPath)
            guard flock(lock.number, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
            let holder = (try? lock.status().identity).flatMap(LockHolder.init(of:))
            return [Finding(.lockBusy(holder), lockPath)]
        } catch {
            return nil
        }
    }

    private func examineJournal(in data: borrowing Descriptor, _ outbox: Outbox?, isBusy: Bool) -> [Finding] {
        guard let kind = try? data.status(of: Name.journal).kind, kind == .file else {
            return (try? data.status(of: Name.journal)) == nil
                ? [Finding(.unreadableJournal(JournalError(.noJournal, .read, journalPath)), journalPath)] : []
        }
        do throws(JournalError) {
            let journal = try FileJournal(self, isReadOnly: true, outbox: outbox)
            let file = try journal.openJournal(in: data, O_RDONLY, for: .read)
            let tail = isBusy ? nil : try lastingTail(of: file)
            return examineEntries(of: journal, file) + (tail.map(finding) ?? [])
        } catch {
            return [Finding(.unreadableJournal(error), journalPath)]
        }
    }

    /// The torn tail, if it is one still at the second look; an append that is under way is none.
    private func lastingTail(of file: borrowing Descriptor) throws(JournalError) -> TornTail? {
        try explain(.read, journalPath) { () throws(SystemError) in
            guard let tail = try TornTail(of: file) else { return nil }
            MonotonicClock.sleep(milliseconds: 20)
            return try TornTail(of: file) == tail ? tail : nil
        }
    }

    private func finding(of tail: TornTail) -> [Finding] {
        [Finding(.tornTail(bytes: tail.bytes.count, isComplete: tail.isComplete), journalPath)]
    }

    private func examineEntries(of journal: FileJournal, _ file: borrowing Descriptor) -> [Finding] {
        let workspace = journal.workspace
        let marks = workspace.unreadable.isEmpty ? [] : mergeMarks(in: file)
        var findings = workspace.unreadable.filter { !marks.contains($0.number) }
            .map { Finding(.unreadableLine($0), journalPath) }
        if !marks.isEmpty { findings.append(Finding(.mergeMarks(lines: marks), journalPath)) }
        let missing = journal.missingCount
        if missing > 0 { findings.append(Finding(.missingEntries(missing), journalPath)) }
        if !workspace.unknown.isEmpty { findings.append(Finding(.unknownItems(workspace.unknown), journalPath)) }
        if case .newerFormat(let format) = journal.state.newerFormat {
            findings.append(Finding(.newerFormat(format), journalPath))
        }
        return findings
    }

    /// The numbers of the lines that a merge left.
    private func mergeMarks(in file: borrowing Descriptor) -> [Int] {
        guard let size = try? file.status().size, let bytes = try? file.read(0..<size) else { return [] }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines.enumerated().filter { MergeMark.isOne($0.element) }.map { $0.offset + 1 }
    }
}

extension Descriptor {
    /// The names in a directory; none if it cannot be read.
    static func names(in path: String) -> [String] {
        (try? Descriptor(opening: path, O_RDONLY | O_DIRECTORY))?.names() ?? []
    }

    /// The names in this directory, sorted, without `.` and `..`.
    func names() -> [String] {
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0, let directory = fdopendir(copy) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
