import Glibc

extension LockHolder {
    /// Looks a lock up in `/proc/locks` by the file's inode (proc(5)); devices are compared where they can be, since
    /// some file systems show another one there than `stat` does.
    ///
    /// - Returns: `nil` where the holder is not told: another host, another process namespace, no `/proc`.
    init?(of file: FileStatus.Identity) {
        let lines = SmallFile.read("/proc/locks").split(separator: "\n")
        let holders = lines.compactMap { LockHolder.holder(in: $0, of: file.inode) }
        guard let process = holders.first else { return nil }
        self.init(process: process, command: LockHolder.command(of: process))
    }

    /// Reads `1: FLOCK  ADVISORY  WRITE 4711 08:01:131090 0 EOF`; a waiting lock has `->` after the number.
    private static func holder(in line: Substring, of inode: UInt) -> Int32? {
        let words = line.split(separator: " ")
        guard words.count >= 6, words[1] == "FLOCK", let process = Int32(words[4]), process > 0 else { return nil }
        let place = words[5].split(separator: ":")
        return place.count == 3 && UInt(place[2]) == inode ? process : nil
    }

    private static func command(of process: Int32) -> String? {
        let name = SmallFile.read("/proc/\(process)/comm").split(separator: "\n").first ?? ""
        let safe = name.unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? Character($0) : "?" }
        return safe.isEmpty ? nil : String(safe)
    }
}

/// Small files of the system, read in passing.
enum SmallFile {
    /// The file's text, up to 1 MiB; empty if there is none.
    static func read(_ path: String) -> String {
        do throws(SystemError) {
            let file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
            return String(decoding: try file.read(0..<(1 << 20)), as: UTF8.self)
        } catch {
            return ""
        }
    }
}
