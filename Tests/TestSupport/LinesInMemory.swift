import Alignment

/// A journal's bytes, and where each reading of them began.
package final class LinesInMemory: LineSource, @unchecked Sendable {
    private let lines: [UInt8]
    package private(set) var read: [Int] = []

    package init(_ lines: [UInt8]) { self.lines = lines }

    package func forget() { read = [] }

    package func bytes(in range: Range<Int>) -> ArraySlice<UInt8> {
        read.append(range.lowerBound)
        return lines[range]
    }
}
