import CNcurses
import Glibc
package import Screen

extension CursesTerminal {
    /// The keys that have arrived, without waiting; a change of size comes first. Empty when there is nothing.
    package func readKeys() -> [Key] {
        guard isOpen else { return [] }
        var keys: [Key] = []
        if hasResized {
            hasResized = false
            keys.append(.resize(size))
        }
        while !isHungUp, let key = readKey() { keys.append(contentsOf: key) }
        return keys
    }

    /// The keys the next input makes, possibly none yet; nil when there is no more input.
    private func readKey() -> [Key]? {
        if decoder.isPasting { return readPaste() }
        let code = getch()
        guard code != ERR else { return nil }
        return decoder.decode(code, atMilliseconds: Self.milliseconds) { Self.pendingCode() }
    }

    /// What follows an ESC without a pause, or nil.
    private static func pendingCode() -> Int32? {
        let code = getch()
        return code == ERR ? nil : code
    }

    /// Reads pasted bytes past ncurses: it would look for keys in them, one system call a byte. The blocks are small enough
    /// for ncurses to take back what follows the paste.
    private func readPaste() -> [Key]? {
        guard bytesWaiting > 0 else { return nil }
        var block = [UInt8](repeating: 0, count: 64)
        let count = read(inputDescriptor, &block, block.count)
        guard count > 0 else { return nil }
        let (key, rest) = decoder.paste(block.prefix(count))
        for byte in rest.reversed() { ungetch(Int32(byte)) }
        return key.map { [$0] } ?? []
    }

    private static var milliseconds: Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }
}
