/// A line in canonical form that was read, as far as folding needs it: it holds while the line's bytes are there.
struct ReadLine {
    let bytes: UnsafeBufferPointer<UInt8>
    /// What it sets.
    let changes: UnsafeBufferPointer<LineReader.Change>
    /// Whether it undoes another entry.
    let undoes: Bool

    func bytes(of part: LineReader.Part) -> UnsafeBufferPointer<UInt8> { bytes.part(part) }

    @inline(__always)
    func raw(_ literal: LineReader.Literal) -> RawValue {
        switch literal.kind {
        case .nothing: .nothing
        case .text: .text(bytes.part(literal.part))
        case .integer: .integer(bytes.integer(literal.part))
        case .no: .flag(false)
        case .yes: .flag(true)
        }
    }

    /// Whether two values of this line are the same.
    func isSame(_ left: LineReader.Literal, _ right: LineReader.Literal) -> Bool {
        left.kind == right.kind && bytes.order(left.part, right.part) == 0
    }
}

extension UnsafeBufferPointer<UInt8> {
    @inline(__always)
    func part(_ part: LineReader.Part) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: self[part.start..<part.end])
    }

    /// Below, at or above 0 as the one part's bytes come before, are or come after the other's.
    func order(_ left: LineReader.Part, _ right: LineReader.Part) -> Int {
        for offset in 0..<Swift.min(left.count, right.count) {
            let difference = Int(self[left.start + offset]) - Int(self[right.start + offset])
            if difference != 0 { return difference }
        }
        return left.count - right.count
    }

    /// The integer that these digits write, at most 18.
    func integer(_ part: LineReader.Part) -> Int { number(in: part.start..<part.end) ?? 0 }
}
