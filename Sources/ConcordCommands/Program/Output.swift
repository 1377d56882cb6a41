import Glibc
import Screen

/// Where results and everything else go: the one way to standard output and standard error.
///
/// All text is made visible first, so that nobody's words control a terminal, whether it is one or a pipe. A reader that
/// went away is no error: what follows is dropped, and what the command does besides it still does.
package final class Output {
    private let write: (Int32, UnsafeBufferPointer<UInt8>) -> Int32
    private var pending: [UInt8] = []
    private var hasReader = true
    /// The errno of a write to standard output that failed for another reason than a reader gone.
    package private(set) var failure: Int32?
    /// Whether results are coloured.
    package var isColored = false
    /// Whether remarks stand among the results, in one stream: a conversation has only one.
    package var hasOneStream = false

    /// - Parameter write: writes all bytes to a descriptor and answers 0 or an errno.
    package init(write: @escaping (Int32, UnsafeBufferPointer<UInt8>) -> Int32 = Output.write) { self.write = write }

    /// A line of result.
    package func line(_ text: String) { append(visible(text) + "\n") }

    /// A line of result whose parts stand out differently.
    package func line(_ spans: [Span]) { append(spans.map { $0.rendered(colored: isColored) }.joined() + "\n") }

    /// A result of several lines, ending in a newline.
    package func document(_ text: String) { append(visible(text, keepingNewlines: true)) }

    /// A file in a format of its own, which escapes what it must; never for a terminal.
    package func exact(_ text: String) { append(text) }

    /// The same in bytes: a piece of such a file.
    package func exact(_ bytes: UnsafeBufferPointer<UInt8>) {
        flush()
        handOver(bytes)
    }

    /// JSON, which escapes what must not be seen raw.
    package func json(_ text: String) { append(text + "\n") }

    /// Something people should know that is no result; it comes after the results so far.
    package func remark(_ text: String) {
        guard !hasOneStream else { return line(text) }
        flush()
        Array((visible(text) + "\n").utf8).withUnsafeBufferPointer { _ = write(2, $0) }
    }

    /// Hands over what was held back.
    package func flush() {
        guard !pending.isEmpty else { return }
        pending.withUnsafeBufferPointer(handOver)
        pending = []
    }

    private func handOver(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard hasReader, failure == nil else { return }
        switch write(1, bytes) {
        case 0: break
        case EPIPE: hasReader = false
        case let code: failure = code
        }
    }

    private func append(_ text: String) {
        pending += text.utf8
        if pending.count > 1 << 16 { flush() }
    }

    /// Writes all bytes to a descriptor, going on after short writes and interruptions.
    ///
    /// - Returns: 0, or the errno of the write that failed.
    package static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32 {
        bytes.withUnsafeBufferPointer { write(descriptor, $0) }
    }

    /// The same of bytes that somebody else keeps.
    package static func write(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeBufferPointer(rebasing: rest)
            let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}
