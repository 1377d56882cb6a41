/// Lines of a journal that were read together, so far as their bytes alone allow: what a log takes in, and what they set.
///
/// Reading asks for nothing but the bytes: so lines can be read while those before them are taken in.
package struct LineBatch {
    /// The bytes of the lines: each whole, though the last may lack its newline.
    private(set) var bytes: ArraySlice<UInt8> = []
    /// The lines, those that are no entries included.
    private(set) var lines: ContiguousArray<Line> = []
    /// The lines that are not in canonical form, in their order.
    private(set) var foreign: [Foreign] = []
    private var reader = LineReader()

    struct Line {
        /// As a log keeps it; it stands in no block yet.
        let line: Entries.Line
        /// How many changes the lines up to this one make.
        let changesEnd: Int32
        let isCanonical: Bool
    }

    /// What the general scanner makes of a line. An object, as for nearly every line there is none to be handed on.
    final class Foreign {
        let result: Result<Entry, UnreadableLine>
        init(_ result: Result<Entry, UnreadableLine>) { self.result = result }
    }

    package var isEmpty: Bool { bytes.isEmpty }

    package init() {}

    package init(_ bytes: ArraySlice<UInt8>) { read(bytes) }

    /// Makes room for what is usually read of so many bytes.
    package mutating func reserve(bytes count: Int) {
        lines.reserveCapacity(count / 128)
        reader.reserve(changes: count / 48)
    }

    /// Reads other lines; what was read before is forgotten.
    package mutating func read(_ bytes: ArraySlice<UInt8>) {
        forget()
        self.bytes = bytes
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count { start = readLine(bytes, from: start) }
        }
    }

    /// Lets go of the bytes, and of what was read of them.
    package mutating func forget() {
        bytes = []
        lines.removeAll(keepingCapacity: true)
        foreign = []
        reader.forgetChanges()
    }

    /// What the lines set.
    var changes: ContiguousArray<LineReader.Change> { reader.changes }

    /// - Returns: where the next line begins.
    private mutating func readLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard reader.readLine(UnsafeBufferPointer(rebasing: bytes[start...])) else {
            return readUnusual(bytes, from: start)
        }
        append(readerIsAt: start, count: reader.length)
        return start + reader.length + 1
    }

    /// Reads a line that is not as we write it: it may end in CR and LF, be for the general scanner, or no entry.
    private mutating func readUnusual(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let end = bytes.newline(from: start)
        let isCRLF = end > start && bytes[end - 1] == 0x0D
        let text = UnsafeBufferPointer(rebasing: bytes[start..<(isCRLF ? end - 1 : end)])
        if isCRLF, reader.readLine(text) {
            append(readerIsAt: start, count: text.count)
            return end + 1
        }
        var (n, mark, traits) = (0, UInt16(0), Entries.Traits())
        do throws(UnreadableLine) {
            let entry = try Entry(any: text, line: [])
            var id = entry.id
            (n, mark, traits) = (entry.n, id.withUTF8 { Entries.Line.mark(id: $0) }, Entries.Traits(of: entry))
            foreign.append(Foreign(.success(entry)))
        } catch {
            foreign.append(Foreign(.failure(error)))
        }
        let line = Entries.Line(
            n: n, start: UInt32(start), count: UInt32(text.count), traits: traits, id: mark, item: Entries.Line.anyItem)
        lines.append(Line(line: line, changesEnd: Int32(reader.changes.count), isCanonical: false))
        return end + 1
    }

    private mutating func append(readerIsAt start: Int, count: Int) {
        var traits = Entries.Traits.canonical
        if reader.undoes.isThere { traits.insert(.undoes) }
        if reader.review.isThere { traits.formUnion(.made(in: reader.bytes(of: reader.review))) }
        let line = Entries.Line(
            n: reader.n, start: UInt32(start), count: UInt32(count), traits: traits,
            id: Entries.Line.mark(id: reader.bytes(of: reader.id)),
            item: reader.onlyItem.map { Entries.Line.mark(item: reader.bytes(of: $0)) } ?? Entries.Line.anyItem)
        lines.append(Line(line: line, changesEnd: Int32(reader.changes.count), isCanonical: true))
    }
}

extension LineBatch {
    /// So many bytes are read at once where there are more: what is read of them stays near the processor.
    package static let usualSize = 1 << 16

    /// Reads lines, some at a time.
    ///
    /// - Parameter body: is handed each batch in the order of the lines.
    package static func each(of bytes: ArraySlice<UInt8>, _ body: (borrowing LineBatch) -> Void) {
        var batch = LineBatch()
        var rest = bytes
        while !rest.isEmpty {
            let end = rest.dropFirst(usualSize - 1).firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
            batch.read(rest[..<end])
            body(batch)
            rest = rest[end...]
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the next newline stands, or the end.
    fileprivate func newline(from start: Int) -> Int {
        var at = start
        while at < count, self[at] != 0x0A { at += 1 }
        return at
    }
}
