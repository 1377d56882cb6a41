import Alignment
import Glibc
import Journal

/// The gesture of setting one title; the store fills in `n`.
func title(_ text: String, of item: String, by: String = "dana", id: String = "0000000000") -> Entry {
    Entry(
        n: 0, id: id, at: "2026-11-22T10:31:07.123Z", by: by,
        changes: [.init(item: ItemID(item), field: "title", was: nil, value: .text(text))])
}

/// The canonical line of an entry with its newline.
func line(_ n: Int, _ text: String, by: String = "dana") -> String {
    var entry = title(text, of: "A\(n)-0000", by: by)
    entry.n = n
    return entry.encoded() + "\n"
}

/// All bytes of a file; empty if there is none.
func bytes(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var result: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(file, &block, block.count), count > 0 { result += block[..<count] }
    return result
}

func text(of path: String) -> String { String(decoding: bytes(of: path), as: UTF8.self) }

/// Writes a file as any other program would: without lock, truncating it, keeping its inode.
func overwrite(_ path: String, with text: String) {
    overwrite(path, with: Array(text.utf8))
}

func overwrite(_ path: String, with bytes: [UInt8]) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    _ = write(file, bytes, bytes.count)
}

/// Writes behind what is there, without lock.
func extend(_ path: String, with text: String) {
    let file = open(path, O_WRONLY | O_APPEND)
    defer { close(file) }
    _ = write(file, text, text.utf8.count)
}

func permissions(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
}
