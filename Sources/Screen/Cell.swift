/// What one cell shows, without its style: a base scalar and up to four combining marks. Compact and free of references.
package struct CellText: Hashable, Sendable {
    package private(set) var base: Unicode.Scalar
    /// Combining marks in order, 0 where there is none.
    private var marks: SIMD4<UInt32>
    /// 1 or 2; 0 only for the right half of a wide character.
    package let columns: Int8

    /// - Parameter columns: 1 or 2.
    init(_ base: Unicode.Scalar, columns: Int) {
        self.base = base
        self.marks = .zero
        self.columns = Int8(truncatingIfNeeded: columns)
    }

    package static let blank = CellText(" ", columns: 1)

    /// Fills the right half of a wide character; shows nothing itself.
    static let continuation = CellText(" ", columns: 0)

    /// Adds a combining mark; a fifth one is dropped.
    mutating func add(mark: Unicode.Scalar) {
        for index in 0..<4 where marks[index] == 0 {
            marks[index] = mark.value
            return
        }
    }

    /// The base and its marks, in order.
    package var scalars: [Unicode.Scalar] {
        [base] + (0..<4).compactMap { marks[$0] == 0 ? nil : Unicode.Scalar(marks[$0]) }
    }

    package var hasMarks: Bool { marks[0] != 0 }
}

/// One cell of a screen.
package struct Cell: Hashable, Sendable {
    package var text: CellText
    package var style: Style

    package static let blank = Cell(text: .blank, style: Style())

    /// Whether the cell is the right half of the wide character left of it.
    package var isContinuation: Bool { text.columns == 0 }
}
