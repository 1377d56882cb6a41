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
        let code = nextCode()
        guard code != ERR else { return nil }
        return decoder.decode(code, atMilliseconds: Self.milliseconds) {
            let code = nextCode()
            return code == ERR ? nil : code
        }
    }

    /// Reads pasted bytes past ncurses: it would look for keys in them, one system call a byte. What was typed behind the
    /// paste is so little that ncurses takes it back.
    private func readPaste() -> [Key]? {
        guard bytesWaiting > 0 else {
            guard let (key, rest) = decoder.endPaste(atMilliseconds: Self.milliseconds) else { return nil }
            for byte in rest.reversed() { ungetch(Int32(byte)) }
            return [key]
        }
        var block = [UInt8](repeating: 0, count: 4096)
        let count = read(inputDescriptor, &block, block.count)
        guard count > 0 else { return nil }
        return decoder.paste(block.prefix(count), atMilliseconds: Self.milliseconds)
    }

    static var milliseconds: Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }
}
