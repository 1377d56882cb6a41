/// A word that is looked for in texts: its letters one after the other, whatever case they have in either.
///
/// Letters are compared as they are written, one Unicode scalar with another, by their bytes: no text is made of what is
/// searched. The case of a letter is its own: `ß` does not find `SS`, and `é` as one letter not `e` with an accent after it.
package struct SearchWord: Hashable, Sendable {
    /// In lower case.
    package let text: String
    private let letters: [Letter]
    /// `nil` for a word without a letter.
    private let beginning: Beginning?

    package init(_ word: some StringProtocol) {
        text = word.lowercased()
        letters = text.unicodeScalars.map(Letter.init)
        beginning = letters.isEmpty ? nil : Beginning(letters)
    }

    /// Whether it is in every text that another is in.
    func isPart(of other: SearchWord) -> Bool {
        letters.isEmpty
            || other.letters.indices.contains { other.letters[$0...].starts(with: letters) }
    }

    package func isIn(_ text: String) -> Bool {
        var text = text
        return text.withUTF8(isIn)
    }

    func isIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let beginning else { return true }
        return bytes.contains(beginning) { beginning.isAll || isAt($0, bytes) }
    }

    /// Whether it may be in a text of at most 15 bytes that two words hold, the first byte in the lowest place: seldom if
    /// it is not.
    @inline(__always)
    func mayBeIn(_ low: UInt64, _ high: UInt64) -> Bool {
        guard let beginning else { return true }
        return beginning.places(in: Sixteen(low, high), followedBy: Sixteen(low >> 8 | high << 56, high >> 8)).isAny
    }

    @inline(__always)
    private func isAt(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = start
        for letter in letters {
            guard let count = letter.count(at: at, bytes) else { return false }
            at += count
        }
        return true
    }

    /// A byte in lower or in upper case.
    fileprivate struct Byte: Hashable {
        let lower: UInt8
        let upper: UInt8

        @inline(__always)
        func isAt(_ place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            bytes[place] == lower || bytes[place] == upper
        }

        /// Where it stands among sixteen; a byte whose cases differ in more than one bit perhaps elsewhere, too.
        @inline(__always)
        func places(in sixteen: Sixteen) -> Sixteen.Places {
            // What the two cases do not have in common is the same in all bytes that are compared.
            let either = SIMD16(repeating: lower ^ upper)
            return Sixteen.Places((sixteen.bytes | either) .== (SIMD16(repeating: lower) | either))
        }
    }

    /// What nearly every place where the word does not stand is known by.
    fileprivate struct Beginning: Hashable {
        let first: Byte
        /// `nil` where there is none, or one of more than two.
        let second: Byte?
        /// Whether it is all there is to the word, and found nowhere else.
        let isAll: Bool

        init(_ letters: [Letter]) {
            let (lower, upper) = (letters[0].lower, letters[0].upper)
            first = letters[0].first
            if lower.count > 1, upper.count > 1 {
                second = Byte(lower: lower[1], upper: upper[1])
            } else {
                second = lower.count == upper.count && letters.count > 1 ? letters[1].first : nil
            }
            isAll = letters.count == (second == nil ? 1 : 2) && letters.allSatisfy(\.isASCII)
        }

        @inline(__always)
        func fits(at place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard first.isAt(place, bytes) else { return false }
            guard let second else { return true }
            return place + 1 < bytes.count && second.isAt(place + 1, bytes)
        }

        /// - Parameter next: the sixteen bytes that stand one further on.
        @inline(__always)
        func places(in sixteen: Sixteen, followedBy next: @autoclosure () -> Sixteen) -> Sixteen.Places {
            let places = first.places(in: sixteen)
            guard let second else { return places }
            return places.intersection(second.places(in: next()))
        }
    }

    /// Sixteen bytes, compared at once.
    fileprivate struct Sixteen {
        let bytes: SIMD16<UInt8>

        @inline(__always)
        init(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
            bytes = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
        }

        /// - Parameter low: the first eight, the first in the lowest place.
        @inline(__always)
        init(_ low: UInt64, _ high: UInt64) {
            bytes = withUnsafeBytes(of: (low.littleEndian, high.littleEndian)) {
                $0.loadUnaligned(as: SIMD16<UInt8>.self)
            }
        }

        /// Some of the sixteen: all bits of their bytes are set in two words.
        struct Places {
            private var low: UInt64
            private var high: UInt64

            @inline(__always)
            init(_ mask: SIMDMask<SIMD16<Int8>>) {
                let bytes = SIMD16<UInt8>(repeating: 0).replacing(with: 0xFF, where: mask)
                (low, high) = withUnsafeBytes(of: bytes) {
                    (
                        UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)),
                        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                    )
                }
            }

            @inline(__always)
            var isAny: Bool { low | high != 0 }

            @inline(__always)
            func intersection(_ other: Places) -> Places {
                var common = self
                common.low &= other.low
                common.high &= other.high
                return common
            }

            @inline(__always)
            func contains(where isRight: (Int) -> Bool) -> Bool {
                contains(low, at: 0, isRight) || contains(high, at: 8, isRight)
            }

            @inline(__always)
            private func contains(_ word: UInt64, at start: Int, _ isRight: (Int) -> Bool) -> Bool {
                var word = word
                while word != 0 {
                    let bit = word.trailingZeroBitCount
                    if isRight(start &+ bit &>> 3) { return true }
                    word &= ~(0xFF &<< UInt64(bit))
                }
                return false
            }
        }
    }

    fileprivate struct Letter: Hashable {
        let lower: Encoded
        let upper: Encoded

        init(_ scalar: Unicode.Scalar) {
            lower = Encoded(scalar)
            let other = scalar.properties.uppercaseMapping.unicodeScalars
            upper = other.count == 1 ? other.first.map(Encoded.init) ?? lower : lower
        }

        /// How many bytes it has at a place in a text, `nil` if it is not there.
        @inline(__always)
        func count(at place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
            lower.isAt(place, bytes) ? lower.count : upper.isAt(place, bytes) ? upper.count : nil
        }

        var first: Byte { Byte(lower: lower[0], upper: upper[0]) }

        var isASCII: Bool { lower.count == 1 && upper.count == 1 }
    }

    /// A scalar in UTF-8.
    fileprivate struct Encoded: Hashable {
        /// The first byte in the lowest place.
        let bytes: UInt32
        let count: Int

        init(_ scalar: Unicode.Scalar) {
            let encoded = scalar.utf8
            count = encoded.count
            bytes = encoded.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }

        subscript(index: Int) -> UInt8 { UInt8(truncatingIfNeeded: bytes >> UInt32(index * 8)) }

        @inline(__always)
        func isAt(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
            guard place + count <= text.count else { return false }
            return (0..<count).allSatisfy { text[place + $0] == self[$0] }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a word begins at a place that is right; looked for sixteen bytes at a time.
    ///
    /// - Parameter isRight: asked about places where it may begin.
    @inline(__always)
    fileprivate func contains(_ beginning: SearchWord.Beginning, where isRight: (Int) -> Bool) -> Bool {
        // Where there are two bytes to compare, none begins with the last one.
        let last = count - (beginning.second == nil ? 16 : 17)
        guard last >= 0 else { return indices.contains { beginning.fits(at: $0, self) && isRight($0) } }
        var next = 0
        while next < last + 16 {
            // The last sixteen overlap those before them.
            let at = Swift.min(next, last)
            let places = beginning.places(
                in: SearchWord.Sixteen(self, at: at), followedBy: SearchWord.Sixteen(self, at: at + 1))
            if places.contains(where: { isRight(at &+ $0) }) { return true }
            next = at + 16
        }
        return false
    }
}
