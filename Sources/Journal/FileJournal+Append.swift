package import Alignment
import Glibc

/// Appending: the steps of DURABILITY section 1, in their order.
extension FileJournal {
    /// How often an entry is written again because the journal was replaced under it.
    private static let mostAttempts = 4

    @discardableResult
    package func append(_ make: (Workspace) throws -> Entry?) throws -> Entry? {
        try checkWritable()
        guard try state.sealed(make, path: directory.journalPath) != nil else { return nil }
        defer { bringBack() }
        var entry: Entry?
        for _ in 0..<FileJournal.mostAttempts {
            let attempt = try attemptOrMakeAnew(entry, make)
            guard let written = attempt.entry else { return nil }
            if attempt.isInPlace { return written }
            entry = written
        }
        throw JournalError(.notConfirmed, .append, directory.journalPath)
    }

    /// One passage through the lock, once more if the journal was gone and could be made anew.
    private func attemptOrMakeAnew(
        _ earlier: Entry?, _ make: (Workspace) throws -> Entry?
    ) throws -> (entry: Entry?, isInPlace: Bool) {
        do {
            return try attempt(earlier, make)
        } catch let error as JournalError where error.code == .noJournal {
            guard try makeAnew() else { throw error }
        }
        return try attempt(earlier, make)
    }

    /// One passage through the lock.
    ///
    /// - Parameter earlier: the entry of an attempt whose file was replaced; it is written again as it was.
    /// - Returns: the entry that is on disk now, and whether the file it went to still has the journal's name.
    private func attempt(
        _ earlier: Entry?, _ make: (Workspace) throws -> Entry?
    ) throws -> (entry: Entry?, isInPlace: Bool) {
        let data = try directory.open(for: .append)
        let lock = try JournalLock(data, of: directory, patience: patience, turn: turn)
        let file = try openJournal(in: data, O_RDWR | O_APPEND, for: .append)
        try makeReady(file, in: data)
        try bringBack(to: file)
        guard let entry = try earlier ?? state.sealed(make, path: directory.journalPath) else { return (nil, true) }
        let written = try write([entry], to: file)
        let isInPlace = try hasName(file)
        // Under the lock, so that two sessions of one person do not write to the outbox at once.
        if isInPlace { keep(entry) }
        turn = lock.turnAfter
        lock.release()
        // The entry is safe already; should reading it back fail, the next refresh does it.
        try? catchUp(file)
        confirm(written, in: file)
        return (entry, isInPlace)
    }

    /// Mends the end of the journal and reads what others have appended.
    func makeReady(_ file: borrowing Descriptor, in data: borrowing Descriptor) throws(JournalError) {
        _ = try explain(.append, directory.journalPath) { () throws(SystemError) in try TornTail.mend(file, in: data) }
        try catchUp(file)
        try checkWritable()
    }

    /// Appends entries that were made before, each as it is, all in one write.
    ///
    /// - Parameter choose: which; called under the lock with the journal read to its end.
    /// - Returns: how many were appended.
    func appendLines(_ choose: (FileJournal) -> [Entry]) throws(JournalError) -> Int {
        for _ in 0..<FileJournal.mostAttempts {
            let data = try directory.open(for: .append)
            let lock = try JournalLock(data, of: directory, patience: patience)
            let file = try openJournal(in: data, O_RDWR | O_APPEND, for: .append)
            try makeReady(file, in: data)
            let entries = choose(self)
            guard !entries.isEmpty else { return 0 }
            let written = try write(entries, to: file)
            let isInPlace = try hasName(file)
            lock.release()
            try? catchUp(file)
            confirm(written, in: file)
            if isInPlace { return entries.count }
        }
        throw JournalError(.notConfirmed, .append, directory.journalPath)
    }

    private func checkWritable() throws(JournalError) {
        if let readOnly { throw JournalError(.readOnly(readOnly), .append, directory.journalPath) }
    }

    /// Lines that were written, and where.
    struct Written {
        fileprivate let bytes: [UInt8]
        fileprivate let start: Int
    }

    /// Writes the lines of entries, all in one, and waits until the disk has them.
    ///
    /// - Throws: with the journal as it was, or `.notConfirmed` where that cannot be told.
    func write(_ entries: [Entry], to file: borrowing Descriptor) throws(JournalError) -> Written {
        let bytes: [UInt8] = entries.flatMap { $0.bytes + [0x0A] }
        let before = try explain(.append, directory.journalPath) { () throws(SystemError) in try file.status().size }
        do throws(SystemError) {
            try file.write(bytes)
        } catch {
            guard takeBack(bytes, from: before, in: file) else { throw notConfirmed(error) }
            throw error.during(.append, directory.journalPath)
        }
        do throws(SystemError) {
            try file.synchronize()
        } catch {
            throw notConfirmed(error)
        }
        return Written(bytes: bytes, start: before)
    }

    /// Asks for a look at what is missing if lines do not stand where they were written. An editor that writes over the
    /// journal asks for no lock; what it wrote may look as if it had come behind what was read before.
    func confirm(_ written: Written, in file: borrowing Descriptor) {
        let range = written.start..<(written.start + written.bytes.count)
        if (try? file.read(range)) != written.bytes { isUnchecked = true }
    }

    /// Cuts off what a failed write has left of a line, and only that.
    ///
    /// - Returns: whether nothing is left of it.
    private func takeBack(_ line: [UInt8], from size: Int, in file: borrowing Descriptor) -> Bool {
        do throws(SystemError) {
            let now = try file.status().size
            guard now != size else { return true }
            guard now > size, now - size <= line.count else { return false }
            guard try file.read(size..<now) == Array(line.prefix(now - size)) else { return false }
            try file.truncate(to: size)
            return true
        } catch {
            return false
        }
    }

    /// Nothing may be built on a journal whose pages the kernel may have dropped: the session only reads from here on.
    private func notConfirmed(_ error: SystemError) -> JournalError {
        refusal = .notConfirmed
        return error.during(.append, directory.journalPath, as: .notConfirmed)
    }

    private func hasName(_ file: borrowing Descriptor) throws(JournalError) -> Bool {
        do throws(SystemError) {
            return try FileStatus.of(directory.journalPath).identity == file.status().identity
        } catch {
            guard error.errno != ENOENT else { return false }
            throw error.during(.append, directory.journalPath, as: .notConfirmed)
        }
    }
}
