/// Texts behind each other in pieces; what was put in stays where it is. A text larger than a piece has one of its own.
struct TextStore: Sendable {
    /// Where a text stands.
    struct Place {
        let piece: UInt32
        let start: UInt32
        let count: Int
    }

    private var pieces: [[UInt8]] = []
    /// The pieces that are being filled, -1 before there is one: titles stand together, since they are read together.
    private var last = (title: -1, other: -1)

    private static let size = 1 << 16

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, isTitle: Bool = false) -> Place {
        var piece = isTitle ? last.title : last.other
        if piece < 0 || pieces[piece].count + bytes.count > TextStore.size {
            piece = pieces.count
            pieces.append([])
            pieces[piece].reserveCapacity(max(TextStore.size, bytes.count))
            if isTitle { last.title = piece } else { last.other = piece }
        }
        let start = pieces[piece].count
        pieces[piece].append(contentsOf: bytes)
        return Place(piece: UInt32(piece), start: UInt32(start), count: bytes.count)
    }

    func count(ofPiece piece: UInt32) -> Int { pieces[Int(piece)].count }

    func withBytes<Result>(_ place: Place, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        pieces[Int(place.piece)].withUnsafeBufferPointer { bytes in
            body(UnsafeBufferPointer(rebasing: bytes[Int(place.start)..<(Int(place.start) + place.count)]))
        }
    }

    func text(_ place: Place) -> String { withBytes(place) { String(decoding: $0, as: UTF8.self) } }

    @inline(__always)
    func isSame(_ place: Place, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        place.count == bytes.count && withBytes(place) { $0.elementsEqual(bytes) }
    }
}
