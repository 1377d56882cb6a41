/// A text as the cells it is drawn in: controls spelled out, joiners dropped, flags as letters, marks gathered on their base.
struct CellTexts: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private var spelled: [Unicode.Scalar] = []
    private var peeked: Unicode.Scalar?

    init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
    }

    mutating func next() -> CellText? {
        guard let first = nextScalar() else { return nil }
        var text = Self.start(with: first)
        while let mark = nextScalar() {
            guard TextWidth.columns(of: mark) == 0 else {
                peeked = mark
                break
            }
            text.add(mark: mark)
        }
        return text
    }

    /// A mark with nothing before it stands on a space.
    private static func start(with scalar: Unicode.Scalar) -> CellText {
        let columns = TextWidth.columns(of: scalar)
        guard columns == 0 else { return CellText(scalar, columns: columns) }
        var text = CellText.blank
        text.add(mark: scalar)
        return text
    }

    private mutating func nextScalar() -> Unicode.Scalar? {
        if let scalar = peeked {
            peeked = nil
            return scalar
        }
        if let scalar = spelled.popLast() { return scalar }
        while let scalar = scalars.next() {
            if TextWidth.isDropped(scalar) { continue }
            guard VisibleText.needsSpelling(scalar) else { return TextWidth.letter(ofFlag: scalar) ?? scalar }
            spelled = VisibleText.spelling(of: scalar).unicodeScalars.reversed()
            return spelled.popLast()
        }
        return nil
    }
}

extension String {
    /// The text of these cells.
    init(_ cells: some Sequence<CellText>) {
        var view = String.UnicodeScalarView()
        for cell in cells {
            if cell.hasMarks { view.append(contentsOf: cell.scalars) } else { view.append(cell.base) }
        }
        self.init(view)
    }
}
