/// A value as it comes in: a text as the bytes of a line or a string, which are there only for the time of a call.
enum RawValue {
    case nothing
    case text(UnsafeBufferPointer<UInt8>)
    case integer(Int)
    case decimal(Double)
    case flag(Bool)

    func isSame(as value: Value?) -> Bool {
        switch (self, value) {
        case (.nothing, nil): true
        case (.text(let bytes), .text(let text)): text.utf8.elementsEqual(bytes)
        case (.integer(let integer), .integer(let other)): integer == other
        case (.decimal(let decimal), .decimal(let other)): decimal == other
        case (.flag(let flag), .flag(let other)): flag == other
        default: false
        }
    }

    /// Hands a value on in this form.
    static func of<Result>(_ value: Value?, _ body: (RawValue) -> Result) -> Result {
        switch value {
        case nil: return body(.nothing)
        case .text(var text): return text.withUTF8 { body(.text($0)) }
        case .integer(let integer): return body(.integer(integer))
        case .decimal(let decimal): return body(.decimal(decimal))
        case .flag(let flag): return body(.flag(flag))
        }
    }
}

/// A value in 12 bytes: a text of at most 11 stands in it, a longer one in a store of texts.
struct PackedValue: Hashable, Sendable {
    /// The text's first bytes, or its place; an integer or the bits of a decimal.
    private let low: UInt64
    /// The tag in the topmost byte; below it the rest of a short text, or the length of a long one.
    private let high: UInt32

    private enum Tag {
        static let nothing: UInt32 = 0
        /// And the number of bytes: 1...12.
        static let shortText: UInt32 = 1
        static let longText: UInt32 = 13
        static let integer: UInt32 = 14
        static let no: UInt32 = 15
        static let yes: UInt32 = 16
        static let decimal: UInt32 = 17
    }

    private static let longest = 11
    /// A text of this length or more fills a piece of the store, which knows its length.
    private static let ownPiece = 0xFF_FFFF

    private init(_ tag: UInt32, _ low: UInt64 = 0, rest: UInt32 = 0) {
        self.low = low
        high = tag << 24 | rest
    }

    /// Nothing.
    init() { self.init(Tag.nothing) }

    @inline(__always)
    init(_ value: RawValue, _ texts: inout TextStore, isTitle: Bool) {
        switch value {
        case .nothing: self.init(Tag.nothing)
        case .integer(let integer): self.init(Tag.integer, UInt64(bitPattern: Int64(integer)))
        case .decimal(let decimal): self.init(Tag.decimal, decimal.bitPattern)
        case .flag(let flag): self.init(flag ? Tag.yes : Tag.no)
        case .text(let bytes):
            if bytes.count <= PackedValue.longest {
                self.init(short: bytes)
            } else {
                let place = texts.append(bytes, isTitle: isTitle)
                self.init(
                    Tag.longText, UInt64(place.piece) << 32 | UInt64(place.start),
                    rest: UInt32(min(place.count, PackedValue.ownPiece)))
            }
        }
    }

    @inline(__always)
    private init(short bytes: UnsafeBufferPointer<UInt8>) {
        let words = ShortText.words(bytes)
        self.init(Tag.shortText + UInt32(bytes.count), words.low, rest: UInt32(truncatingIfNeeded: words.high))
    }

    private var tag: UInt32 { high >> 24 }

    private func place(_ texts: TextStore) -> TextStore.Place {
        let (piece, count) = (UInt32(truncatingIfNeeded: low >> 32), Int(high & 0xFF_FFFF))
        return TextStore.Place(
            piece: piece, start: UInt32(truncatingIfNeeded: low),
            count: count < PackedValue.ownPiece ? count : texts.count(ofPiece: piece))
    }

    var isNothing: Bool { tag == Tag.nothing }

    var isTrue: Bool { tag == Tag.yes }

    var isText: Bool { tag >= Tag.shortText && tag <= Tag.longText }

    /// Whether it is this value; texts compare as bytes.
    @inline(__always)
    func isSame(_ value: RawValue, _ texts: TextStore) -> Bool {
        switch value {
        case .nothing: return tag == Tag.nothing
        case .integer(let integer): return tag == Tag.integer && low == UInt64(bitPattern: Int64(integer))
        case .decimal(let decimal): return tag == Tag.decimal && Double(bitPattern: low) == decimal
        case .flag(let flag): return tag == (flag ? Tag.yes : Tag.no)
        case .text(let bytes):
            guard bytes.count <= PackedValue.longest else {
                return tag == Tag.longText && texts.isSame(place(texts), bytes)
            }
            let other = PackedValue(short: bytes)
            return low == other.low && high == other.high
        }
    }

    /// A text that stands in a value; `nil`: it is too long for that.
    init?(ifShort bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= PackedValue.longest else { return nil }
        self.init(short: bytes)
    }

    /// A text of at most 11 bytes.
    init(short text: String) {
        var text = text
        self = text.withUTF8 { bytes in
            precondition(bytes.count <= PackedValue.longest)
            return PackedValue(short: bytes)
        }
    }

    /// Whether it is this short text.
    @inline(__always)
    func isShort(_ text: PackedValue) -> Bool { low == text.low && high == text.high }

    /// Hands the bytes of a text on; none of anything else.
    func withText<Result>(_ texts: TextStore, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if tag == Tag.longText { return texts.withBytes(place(texts), body) }
        return (shortText ?? ShortText(0, 0, count: 0)).withBytes(body)
    }

    /// A text that stands in here.
    @inline(__always)
    var shortText: ShortText? {
        guard tag >= Tag.shortText, tag < Tag.longText else { return nil }
        return ShortText(low, UInt64(high & 0xFF_FFFF), count: Int(tag - Tag.shortText))
    }

    func value(_ texts: TextStore) -> Value? {
        switch tag {
        case Tag.nothing: nil
        case Tag.integer: .integer(Int(Int64(bitPattern: low)))
        case Tag.decimal: .decimal(Double(bitPattern: low))
        case Tag.no: .flag(false)
        case Tag.yes: .flag(true)
        case Tag.longText: .text(texts.text(place(texts)))
        default: .text(ShortText.text(low, UInt64(high & 0xFF_FFFF), Int(tag - Tag.shortText)))
        }
    }
}

/// The choices of a field by the packed form of their words, each at most 11 bytes.
struct PackedChoices<Choice: CaseIterable & RawRepresentable<String> & Sendable>: Sendable {
    private let words = Choice.allCases.map { (word: PackedValue(short: $0.rawValue), choice: $0) }

    subscript(value: PackedValue?) -> Choice? {
        guard let value else { return nil }
        return words.first { value.isShort($0.word) }?.choice
    }
}

extension ActionStatus {
    static let packed = PackedChoices<ActionStatus>()
}

extension Priority {
    static let packed = PackedChoices<Priority>()
}

extension Group {
    static let packed = PackedChoices<Group>()
}

extension RequirementStatus {
    static let packed = PackedChoices<RequirementStatus>()
}

extension Position {
    static let packed = PackedChoices<Position>()
}

extension NoteKind {
    static let packed = PackedChoices<NoteKind>()
}

extension NoteStatus {
    static let packed = PackedChoices<NoteStatus>()
}
