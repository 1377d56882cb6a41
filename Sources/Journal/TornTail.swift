import Alignment
import Glibc

/// What stands behind a journal's last newline: the end of an append that was cut short.
struct TornTail: Hashable {
    /// Where it begins, bytes from the file's start.
    let offset: Int
    let bytes: [UInt8]

    /// - Returns: `nil` if the file ends as it should.
    init?(of file: borrowing Descriptor) throws(SystemError) {
        let size = try file.status().size
        guard size > 0, try file.read((size - 1)..<size) != [0x0A] else { return nil }
        offset = try TornTail.start(in: file, size: size)
        bytes = try file.read(offset..<size)
    }

    /// The torn tail of a journal given as bytes.
    init?(endOf journal: [UInt8]) {
        guard let last = journal.last, last != 0x0A else { return nil }
        offset = journal.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        bytes = Array(journal[offset...])
    }

    /// The offset behind the last newline, looked for backwards.
    private static func start(in file: borrowing Descriptor, size: Int) throws(SystemError) -> Int {
        var end = size
        while end > 0 {
            let start = max(0, end - (1 << 20))
            if let newline = try file.read(start..<end).lastIndex(of: 0x0A) { return start + newline + 1 }
            end = start
        }
        return 0
    }

    /// Whether only the newline is missing: the bytes are one whole JSON object.
    ///
    /// Brackets and strings are counted, no more: a piece torn off an object never closes its first brace.
    var isComplete: Bool {
        var depth = 0
        var isInString = false
        var isEscaped = false
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isInString: isEscaped = true
            case UInt8(ascii: "\""): isInString.toggle()
            case _ where isInString: continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return bytes.first == UInt8(ascii: "{") && isBlank(bytes[(index + 1)...]) }
            default: if depth == 0 { return false }
            }
        }
        return false
    }

    private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 == 0x0D || $0 == 0x20 } }
}

extension TornTail {
    /// Mends the end of the journal, under the lock: a whole line gets its newline, a piece of one is copied to
    /// `quarantine/` and then cut off.
    ///
    /// - Returns: what was torn; `nil` if nothing was.
    @discardableResult
    static func mend(
        _ file: borrowing Descriptor, in data: borrowing Descriptor
    ) throws(SystemError) -> TornTail? {
        guard let tail = try TornTail(of: file) else { return nil }
        if tail.isComplete {
            try file.write([0x0A])
        } else {
            try Quarantine.keep(tail, in: data)
            try file.truncate(to: tail.offset)
        }
        return tail
    }
}

/// `.concord/quarantine/`: what was cut off is kept there until a person removes it.
enum Quarantine {
    /// Copies the tail to a new file, and returns when the disk has it.
    static func keep(_ tail: TornTail, in data: borrowing Descriptor) throws(SystemError) {
        try keep(tail.bytes, as: "tail-\(tail.offset)", in: data)
    }

    /// Writes what was taken away to a new file, and returns when the disk has it.
    ///
    /// - Parameter what: what its name begins with.
    static func keep(_ bytes: [UInt8], as what: String, in data: borrowing Descriptor) throws(SystemError) {
        let permissions = Permissions(of: try data.status())
        let directory = try open(in: data, permissions)
        let name = what + "-" + Crockford.text(10, SystemRandom.next)
        let copy = try Descriptor.create(name, in: directory, mode: permissions.file)
        try copy.write(bytes)
        try copy.synchronize()
        try directory.synchronize()
    }

    private static func open(in data: borrowing Descriptor, _ permissions: Permissions) throws(SystemError)
        -> Descriptor
    {
        let name = WorkspaceDirectory.Name.quarantine
        do throws(SystemError) {
            return try Descriptor(in: data, name, O_RDONLY | O_DIRECTORY)
        } catch {
            guard error.errno == ENOENT else { throw error }
        }
        return try Descriptor.createDirectory(name, in: data, mode: permissions.directory)
    }
}
