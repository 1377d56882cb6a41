import Alignment
import Glibc

/// What the user should be told of the journal, besides what an operation answers.
package enum JournalNews: Hashable, Sendable {
    /// Acknowledged entries were missing from the journal and are in it again.
    case broughtBack(count: Int, path: String)
    /// The journal was gone; it was made anew from what was kept.
    case madeAnew(count: Int, path: String)
    /// Acknowledged entries are missing, and cannot be appended.
    case stillMissing(count: Int, JournalError)
    /// Acknowledged lines are not kept besides the journal; the errno, or `nil` if no place is known.
    case notKept(path: String?, errno: Int32?)
}

extension JournalNews {
    /// One sentence without a full stop.
    package var sentence: String {
        switch self {
        case .broughtBack(let count, let path):
            "'\(path)' was replaced by an older one: \(JournalNews.entries(count, of: "of yours")) "
                + "that \(count == 1 ? "was" : "were") missing \(count == 1 ? "is" : "are") back in it"
        case .madeAnew(let count, let path):
            "'\(path)' was gone: it was made anew with the \(JournalNews.entries(count, of: "kept for you")); "
                + "restore a backup or run 'concord sync' for everybody else's"
        case .stillMissing(let count, let error):
            "\(JournalNews.entries(count, of: "of yours")) \(count == 1 ? "is" : "are") missing from the journal "
                + "and could not be brought back: \(error.description)"
        case .notKept(nil, _):
            "Entries are not kept besides the journal: neither HOME nor XDG_STATE_HOME says where"
        case .notKept(let path?, let errno):
            "Entries are not kept besides the journal: cannot write '\(path)'"
                + (errno.map { ": " + String(cString: strerror($0)) } ?? "")
        }
    }

    private static func entries(_ count: Int, of whom: String) -> String {
        "\(count) \(count == 1 ? "entry" : "entries") \(whom)"
    }
}

/// Bringing back what was acknowledged and is missing.
extension FileJournal {
    /// How many acknowledged entries the journal lacks.
    package var missingCount: Int { missingEntries.count }

    /// Keeps an entry that is on disk now, before it is acknowledged.
    func keep(_ entry: Entry) {
        guard outbox?.belongs(to: workspace) == true || outbox?.path == nil else { return }
        outbox?.keep(entry, log)
        guard let trouble = outbox?.trouble, !hasToldTrouble else { return }
        hasToldTrouble = true
        switch trouble {
        case .noPlace: news.append(.notKept(path: nil, errno: nil))
        case .failed(let path, let errno): news.append(.notKept(path: path, errno: errno))
        }
    }

    /// Appends the acknowledged entries that are missing, if the journal is not the one that was read last.
    func bringBack() {
        let missing = missingNow
        guard !missing.isEmpty else { return }
        do throws(JournalError) {
            let count = try appendLines { $0.missingEntries }
            if count > 0 { news.append(.broughtBack(count: count, path: directory.journalPath)) }
            hasToldMissing = false
        } catch {
            if !hasToldMissing { news.append(.stillMissing(count: missing.count, error)) }
            hasToldMissing = true
            // Who holds the lock gives it back: the next look tries again.
            if case .busy = error.code { isUnchecked = true }
        }
    }

    /// The same under the lock, before another entry is appended: it is to come after them.
    func bringBack(to file: borrowing Descriptor) throws(JournalError) {
        let missing = missingNow
        guard !missing.isEmpty else { return }
        let written = try write(missing, to: file)
        try catchUp(file)
        confirm(written, in: file)
        news.append(.broughtBack(count: missing.count, path: directory.journalPath))
    }

    /// What is missing from a journal that was not looked at yet; looking at it empties what was emptied there. Whoever
    /// finds the journal replaced after that, even while bringing back, asks for another look.
    private var missingNow: [Entry] {
        guard isUnchecked, readOnly == nil else { return [] }
        isUnchecked = false
        let missing = missingEntries
        if missing.isEmpty { scrub() }
        return missing
    }

    private var missingEntries: [Entry] {
        guard outbox?.belongs(to: workspace) == true else { return [] }
        return outbox?.missing(from: log) ?? []
    }

    /// Empties what was emptied in the journal.
    private func scrub() {
        guard !workspace.redaction.isEmpty, outbox?.isOutdated(log) == true else { return }
        outbox?.rewrite(log)
    }

    /// Makes a journal that is gone anew, from what is kept.
    ///
    /// - Returns: whether it is there again; `false` if nothing is kept for this place.
    func makeAnew() throws(JournalError) -> Bool {
        guard refusal == nil, outbox?.belongs(to: Workspace()) == true,
            let kept = outbox?.missing(from: EntryLog()), !kept.isEmpty
        else { return false }
        let data = try directory.open(for: .mend)
        let lock = try JournalLock(data, of: directory, patience: patience)
        try explain(.mend, directory.journalPath) { () throws(SystemError) in
            guard (try? data.status(of: WorkspaceDirectory.Name.journal)) == nil else { return }
            do throws(SystemError) {
                // Somebody may be restoring a backup this very moment: theirs must not be overwritten.
                try ExportFile.replace(
                    WorkspaceDirectory.Name.journal, in: data, with: kept.flatMap { Array($0.bytes) + [0x0A] },
                    mode: Permissions(of: try data.status()).file, onlyIfGone: true)
            } catch {
                guard error.errno == EEXIST else { throw error }
                return
            }
            try data.synchronize()
            news.append(.madeAnew(count: kept.count, path: directory.journalPath))
        }
        lock.release()
        return true
    }
}
