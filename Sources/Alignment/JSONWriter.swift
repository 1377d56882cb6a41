/// Writes JSON with two spaces and a member or element a line, so that two exports diff well.
///
/// What is written is handed on in pieces, so that nobody has to hold all of it. The bytes on their way stand in memory
/// of their own: an array would look at every one of its many small additions whether somebody else holds it.
package struct JSONWriter: ~Copyable {
    private var bytes: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    /// Two spaces a step stand before a line.
    private(set) var depth = 0
    private var isFirst = true
    private let hand: Hand?

    /// Is handed what was written, piece by piece; a piece is there only for the time of the call.
    package typealias Hand = (_ piece: UnsafeBufferPointer<UInt8>) -> Void

    /// Bytes handed on at once, unless a text is longer.
    private static let piece = 1 << 16

    /// - Parameter hand: `nil`: all is kept.
    private init(_ hand: Hand?) {
        self.hand = hand
        bytes = .allocate(capacity: hand == nil ? 1 << 10 : JSONWriter.piece)
    }

    deinit { bytes.deallocate() }

    /// The text of what is written by `body`, without a newline at its end.
    package static func text(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(nil)
        body(&writer)
        return String(decoding: writer.written, as: UTF8.self)
    }

    /// Hands on what is written by `body`, and a newline at its end.
    package static func write(to hand: @escaping Hand, _ body: (inout JSONWriter) -> Void) {
        var writer = JSONWriter(hand)
        body(&writer)
        writer.append(0x0A)
        hand(writer.written)
    }

    /// - Parameter element: writes one value.
    package mutating func array<Elements: Sequence>(
        _ elements: Elements, _ element: (Elements.Element, inout JSONWriter) -> Void
    ) {
        open(UInt8(ascii: "["))
        for next in elements {
            line()
            element(next, &self)
        }
        close(UInt8(ascii: "]"))
    }

    /// - Parameter members: writes keys, in the order of their bytes, each with a value behind it.
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        openObject()
        members(&self)
        closeObject()
    }

    mutating func openObject() { open(UInt8(ascii: "{")) }
    mutating func closeObject() { close(UInt8(ascii: "}")) }

    package mutating func key(_ key: String) {
        line()
        write(key)
        append(": ")
    }

    /// What stands before a member's value: comma, newline, spaces for a depth, the key in quotes, colon and space.
    static func label(_ key: String, depth: Int) -> [UInt8] {
        [UInt8]((",\n" + String(repeating: "  ", count: depth) + JSONText.quoted(key) + ": ").utf8)
    }

    /// Bytes behind a label that can be read: it is copied in steps of as many and one.
    static let behindLabel = MemoryLayout<SIMD32<UInt8>>.size - 1

    /// Begins a member of an object.
    ///
    /// - Parameter label: made for this depth; `behindLabel` bytes behind it can be read.
    @inline(__always)
    mutating func key(labelled label: UnsafeBufferPointer<UInt8>) {
        let skipped = isFirst ? 1 : 0
        isFirst = false
        reserve(label.count + JSONWriter.behindLabel)
        guard let from = label.baseAddress.map(UnsafeRawPointer.init), let start = bytes.baseAddress else { return }
        let to = UnsafeMutableRawPointer(start + count)
        var at = 0
        repeat {
            let step = from.loadUnaligned(fromByteOffset: at + skipped, as: SIMD32<UInt8>.self)
            to.storeBytes(of: step, toByteOffset: at, as: SIMD32<UInt8>.self)
            at += JSONWriter.behindLabel + 1
        } while at < label.count - skipped
        count += label.count - skipped
    }

    package mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { write($0) }
    }

    mutating func write(_ flag: Bool) { append(flag ? "true" : "false") }

    package mutating func write(_ value: Value?) {
        switch value {
        case .text(let text): write(text)
        case .flag(let flag): write(flag)
        case .integer(let digit) where 0...9 ~= digit: append(0x30 + UInt8(digit))
        default: append(JSONText.literal(value))
        }
    }

    /// A text by its bytes, which are UTF-8.
    mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
        reserve(text.count + 10)
        put(0x22)
        if putPlain(text) { return put(0x22) }
        count -= 1
        writeEscaped(text)
    }

    /// The same of a text that stands in two words: they are written whole, what is behind the text in them is not
    /// counted.
    @inline(__always)
    mutating func write(_ text: ShortText) {
        reserve(18)
        guard let start = bytes.baseAddress, JSONText.marks(text) == 0 else {
            return text.withBytes { writeEscaped($0) }
        }
        let to = UnsafeMutableRawPointer(start + count)
        to.storeBytes(of: 0x22, as: UInt8.self)
        to.storeBytes(of: text.low.littleEndian, toByteOffset: 1, as: UInt64.self)
        to.storeBytes(of: text.high.littleEndian, toByteOffset: 9, as: UInt64.self)
        to.storeBytes(of: 0x22, toByteOffset: 1 + text.count, as: UInt8.self)
        count += text.count + 2
    }

    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        guard JSONText.isPlain(text) else { return append(JSONText.quoted(String(decoding: text, as: UTF8.self))) }
        reserve(text.count + 2)
        put(0x22)
        put(text)
        put(0x22)
    }

    private mutating func open(_ bracket: UInt8) {
        append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { newline() }
        isFirst = false
        append(bracket)
    }

    /// Begins a member or an element.
    private mutating func line() {
        if !isFirst { append(UInt8(ascii: ",")) }
        isFirst = false
        newline()
    }

    /// Eight bytes at a time; those beyond the line's beginning are written over.
    private mutating func newline() {
        let spaces: UInt64 = 0x2020_2020_2020_2020
        reserve(2 * depth + 9)
        let end = count + 1 + 2 * depth
        let base = UnsafeMutableRawBufferPointer(bytes)
        base.storeBytes(of: (spaces &- 0x16).littleEndian, toByteOffset: count, as: UInt64.self)
        for at in stride(from: count + 8, to: end, by: 8) {
            base.storeBytes(of: spaces, toByteOffset: at, as: UInt64.self)
        }
        count = end
    }
}

// MARK: Bytes

extension JSONWriter {
    private var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[..<count]) }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        reserve(text.count)
        put(text)
    }

    private mutating func append(_ byte: UInt8) {
        reserve(1)
        put(byte)
    }

    /// Sees to it that there is room for more bytes.
    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if count + more > bytes.count { makeRoom(more) }
    }

    private mutating func makeRoom(_ more: Int) {
        if let hand {
            hand(written)
            count = 0
        }
        guard count + more > bytes.count else { return }
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(2 * bytes.count, count + more))
        _ = larger.update(fromContentsOf: written)
        bytes.deallocate()
        bytes = larger
    }

    /// Writes a byte there is room for.
    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    /// Writes a text as it is, eight bytes at a time, where there is room for seven more.
    ///
    /// - Returns: whether it stands in quotes as it is, all of it ASCII; if not, nothing is written.
    @inline(__always)
    private mutating func putPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let from = text.baseAddress.map(UnsafeRawPointer.init), let start = bytes.baseAddress else {
            return text.isEmpty
        }
        let to = UnsafeMutableRawPointer(start + count)
        let lastWord = JSONText.lastWord(text)
        let last = max(text.count - 8, 0)
        var marks = JSONText.marks(lastWord)
        for at in stride(from: 0, to: last, by: 8) {
            let word = from.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            marks |= JSONText.marks(word)
            to.storeBytes(of: word, toByteOffset: at, as: UInt64.self)
        }
        to.storeBytes(of: lastWord.littleEndian, toByteOffset: last, as: UInt64.self)
        guard marks == 0 else { return false }
        count += text.count
        return true
    }

    @inline(__always)
    private mutating func put(_ text: UnsafeBufferPointer<UInt8>) {
        guard let start = text.baseAddress, let end = bytes.baseAddress else { return }
        (end + count).update(from: start, count: text.count)
        count += text.count
    }
}
