import Alignment
import Synchronization

/// A journal's bytes, and where each reading of them began.
package final class LinesInMemory: LineSource {
    private let lines: [UInt8]
    private let starts = Mutex<[Int]>([])

    package init(_ lines: [UInt8]) { self.lines = lines }

    package var read: [Int] { starts.withLock { $0 } }

    package func forget() { starts.withLock { $0 = [] } }

    package func bytes(in range: Range<Int>) -> ArraySlice<UInt8> {
        starts.withLock { $0.append(range.lowerBound) }
        return lines[range]
    }
}
