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
        switch literal {
        case .nothing: .nothing
        case .text(let part): .text(bytes.part(part))
        case .integer(let integer): .integer(integer)
        case .flag(let flag): .flag(flag)
        }
    }

    /// Whether two values of this line are the same.
    func isSame(_ left: LineReader.Literal, _ right: LineReader.Literal) -> Bool {
        switch (left, right) {
        case (.nothing, .nothing): true
        case (.text(let left), .text(let right)): bytes.order(left, right) == 0
        case (.integer(let left), .integer(let right)): left == right
        case (.flag(let left), .flag(let right)): left == right
        default: false
        }
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
}
