import Glibc

/// Notices that something was done to the journal, without asking again and again: inotify on its directory, because a
/// watch on the file would go with the file when it is replaced.
///
/// It may be blind (no watch left, a network file system), so whoever uses it calls `refresh` each second as well.
package final class Watcher {
    private let directory: WorkspaceDirectory
    private let queue: Int32
    private var watch: Int32 = -1

    /// Starts watching. Where that is impossible the watcher has no `descriptor` and nothing else changes.
    package init(_ directory: WorkspaceDirectory) {
        self.directory = directory
        queue = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        add()
    }

    deinit { if queue >= 0 { close(queue) } }

    /// Readable (`poll`) when there is something to `drain`; `nil` if nothing is watched.
    package var descriptor: Int32? { queue >= 0 && watch >= 0 ? queue : nil }

    /// Reads the events that are there, without waiting.
    ///
    /// - Returns: whether one of them may concern the journal, so that `refresh` is worth its while.
    package func drain() -> Bool {
        guard queue >= 0 else { return false }
        var concerns = false
        var buffer = [UInt8](repeating: 0, count: 4096)
        while let count = try? system({ read(queue, &buffer, buffer.count) }), count > 0 {
            for event in WatchEvent.all(in: buffer[..<count]) {
                concerns = concerns || event.concernsJournal
                if event.endsWatch { watch = -1 }
            }
        }
        if watch < 0 {
            add()
            concerns = true
        }
        return concerns
    }

    private func add() {
        guard queue >= 0 else { return }
        let events = IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM
        let ends = IN_MOVE_SELF | IN_DELETE_SELF | IN_ONLYDIR
        watch = inotify_add_watch(queue, directory.dataPath, UInt32(events | ends))
    }
}

/// One event of inotify(7): watch, mask, cookie and the length of the name that follows, four bytes each.
private struct WatchEvent {
    let mask: UInt32
    let name: String

    static func all(in bytes: ArraySlice<UInt8>) -> [WatchEvent] {
        var events: [WatchEvent] = []
        var rest = bytes
        while rest.count >= 16 {
            let length = Int(word(rest.dropFirst(12)))
            let name = rest.dropFirst(16).prefix(length).prefix { $0 != 0 }
            events.append(WatchEvent(mask: word(rest.dropFirst(4)), name: String(decoding: name, as: UTF8.self)))
            rest = rest.dropFirst(16 + length)
        }
        return events
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Something happened to the journal, or events were lost.
    var concernsJournal: Bool {
        name == WorkspaceDirectory.Name.journal || mask & UInt32(IN_Q_OVERFLOW) != 0 || endsWatch
    }

    /// The directory is no longer there under its name.
    var endsWatch: Bool { mask & UInt32(IN_MOVE_SELF | IN_DELETE_SELF | IN_IGNORED | IN_UNMOUNT) != 0 }
}
