extension Entries {
    /// Hands on the heads of some lines, in the order in which they stand in the journal; what lies near each other there
    /// is read at once.
    ///
    /// - Parameters:
    ///   - indices: which lines, each once.
    ///   - body: is handed what was read; `isRead` is false for a line that is not in canonical form.
    @inline(__always)
    func readHeads(
        of indices: [Int32], _ body: (_ index: Int, _ isRead: Bool, _ head: borrowing LineReader) -> Void
    ) {
        let indices = inPlace(indices)
        var reader = LineReader()
        var start = 0
        while start < indices.count {
            let end = near(indices, from: start)
            let (first, last) = (lines[Int(indices[start])], lines[Int(indices[end - 1])])
            let count = last.start - first.start + last.count
            bytes(inBlock: first.block, first.start, count).withUnsafeBufferPointer { bytes in
                for index in indices[start..<end] {
                    let line = lines[Int(index)]
                    let offset = Int(line.start - first.start)
                    // Fewer bytes, and not those that were there, where somebody has changed the file.
                    let range = Swift.min(offset, bytes.count)..<Swift.min(offset + Int(line.count), bytes.count)
                    let text = UnsafeBufferPointer(rebasing: bytes[range])
                    body(Int(index), line.traits.contains(.canonical) && reader.readHead(text), reader)
                }
            }
            start = end
        }
    }

    /// Indices of lines in the order in which these stand in the journal, as they do already, unless what others did was
    /// merged in.
    private func inPlace(_ indices: [Int32]) -> [Int32] {
        func place(_ index: Int32) -> UInt64 { UInt64(lines[Int(index)].block) << 32 | UInt64(lines[Int(index)].start) }
        var before = UInt64(0)
        for index in indices {
            let here = place(index)
            guard here >= before else { return indices.sorted { place($0) < place($1) } }
            before = here
        }
        return indices
    }

    /// The end of those indices, from one on, whose lines begin within `reach` bytes of one block.
    private func near(_ indices: [Int32], from start: Int) -> Int {
        let first = lines[Int(indices[start])]
        var end = start + 1
        while end < indices.count, case let line = lines[Int(indices[end])], line.block == first.block,
            line.start - first.start < Entries.reach
        {
            end += 1
        }
        return end
    }

    /// Lines that begin within so many bytes are read at once.
    private static let reach = 1 << 16
}
