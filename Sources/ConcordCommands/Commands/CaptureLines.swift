import Alignment
import Glibc

/// `concord add -`: lines of quick capture from standard input, each recorded and acknowledged on its own.
struct CaptureLines {
    private let program: Program
    private let session: Session

    init(_ program: Program, _ session: Session) {
        self.program = program
        self.session = session
    }

    /// - Returns: `refused` if a line was not recorded; the others were.
    /// - Throws: if input cannot be read, or the journal cannot be written: no later line would fare better.
    func run() throws(Failure) -> ExitStatus {
        var reader = LineReader()
        var number = 0
        var failed = 0
        while let line = try reader.next() {
            number += 1
            do throws(Failure) {
                try record(line, number)
            } catch {
                guard [.refused, .malformed].contains(error.status) else {
                    throw Failure(error.status, "line \(number): \(error.sentence)")
                }
                failed += 1
                program.output.remark("line \(number): \(error.sentence)")
            }
        }
        guard failed > 0 else { return .done }
        program.output.remark("\(failed) of \(number) lines not recorded")
        return .refused
    }

    private func record(_ line: LineReader.Line, _ number: Int) throws(Failure) {
        guard let bytes = line.bytes else {
            throw Failure(.malformed, "longer than \(LineReader.longest) bytes; nothing was saved")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.malformed, "invalid UTF-8; nothing was saved")
        }
        guard !TypedText.isBlank(text), !text.utf8.starts(with: "# ".utf8) else { return }
        try session.refresh()
        try program.capture(text, in: session)
    }
}

/// Splits standard input into lines at 0x0A, holding no more than one of a sane length.
struct LineReader {
    /// Bytes a line may have; what people type is shorter by far, and nothing longer could be stored.
    static let longest = 65_536

    struct Line {
        /// `nil`: too long, and passed over.
        let bytes: [UInt8]?
    }

    private let read: (Int) throws(Failure) -> [UInt8]
    private var buffer: [UInt8] = []
    private var start = 0
    private var isFirst = true

    /// - Parameter read: gives up to that many bytes, none at the end.
    init(read: @escaping (Int) throws(Failure) -> [UInt8] = LineReader.standardInput) { self.read = read }

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

    private static func standardInput(_ count: Int) throws(Failure) -> [UInt8] {
        while true {
            var got = -1
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                got = Glibc.read(0, buffer.baseAddress, count)
                initialized = max(0, got)
            }
            if got >= 0 { return bytes }
            guard errno == EINTR else {
                throw Failure(.inputOutput, "Cannot read standard input: \(String(cString: strerror(errno)))")
            }
        }
    }
}
