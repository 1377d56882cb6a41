/// Splits standard input into lines at 0x0A, holding no more than one of a sane length.
struct LineReader {
    /// Bytes a line may have; what people type is shorter by far, and nothing longer could be stored.
    static let longest = 65_536

    /// One line, as bytes: what is not UTF-8 has to be refused, not mended.
    struct Line {
        /// `nil`: too long, and passed over.
        let bytes: [UInt8]?
    }

    private let read: (Int) throws(Failure) -> [UInt8]
    private var buffer: [UInt8] = []
    private var start = 0
    private var isFirst = true

    /// - Parameter read: gives up to that many bytes, none at the end.
    init(read: @escaping (Int) throws(Failure) -> [UInt8]) { self.read = read }

    /// Whether nothing was read that is no line yet, so that the next one has to be waited for.
    var isEmpty: Bool { start == buffer.count }

    /// The next line without its newline; `nil` at the end.
    mutating func next() throws(Failure) -> Line? {
        var line: [UInt8] = []
        var isTooLong = false
        while true {
            if start == buffer.count {
                buffer = try read(65_536)
                start = 0
                guard !buffer.isEmpty else {
                    return line.isEmpty && !isTooLong ? nil : made(line, isTooLong)
                }
            }
            let rest = buffer[start...]
            let end = rest.firstIndex(of: 0x0A) ?? buffer.count
            if !isTooLong { line += buffer[start..<end] }
            if line.count > LineReader.longest { (line, isTooLong) = ([], true) }
            start = end
            if end < buffer.count {
                start += 1
                return made(line, isTooLong)
            }
        }
    }

    /// The line, without the byte-order mark some editors put at the beginning of a file.
    private mutating func made(_ bytes: [UInt8], _ isTooLong: Bool) -> Line {
        defer { isFirst = false }
        guard !isTooLong else { return Line(bytes: nil) }
        let hasMark = isFirst && bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return Line(bytes: hasMark ? Array(bytes.dropFirst(3)) : bytes)
    }
}
