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
        return bytes.contains(beginning.first) { beginning.fits(at: $0, bytes) && isAt($0, bytes) }
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
    }

    /// What nearly every place where the word does not stand is known by.
    private struct Beginning: Hashable {
        let first: Byte
        /// `nil` where there is none, or one of more than two.
        let second: Byte?

        init(_ letters: [Letter]) {
            let (lower, upper) = (letters[0].lower, letters[0].upper)
            first = letters[0].first
            if lower.count > 1, upper.count > 1 {
                second = Byte(lower: lower[1], upper: upper[1])
            } else {
                second = lower.count == upper.count && letters.count > 1 ? letters[1].first : nil
            }
        }

        @inline(__always)
        func fits(at place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard let second else { return true }
            return place + 1 < bytes.count && second.isAt(place + 1, bytes)
        }
    }

    private struct Letter: Hashable {
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
    }

    /// A scalar in UTF-8.
    private struct Encoded: Hashable {
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
    /// Whether a byte stands at a place that is right; looked for eight bytes at a time.
    ///
    /// - Parameter isRight: asked about other places, too.
    @inline(__always)
    fileprivate func contains(_ byte: SearchWord.Byte, where isRight: (Int) -> Bool) -> Bool {
        guard count >= 8, let start = baseAddress.map(UnsafeRawPointer.init) else {
            return indices.contains(where: isRight)
        }
        let (ones, tops) = (UInt64(0x0101_0101_0101_0101), UInt64(0x8080_8080_8080_8080))
        // What the two cases do not have in common is the same in all bytes that are compared.
        let either = ones &* UInt64(byte.lower ^ byte.upper)
        let wanted = ones &* UInt64(byte.lower) | either
        var next = 0
        while next < count {
            // The last eight overlap those before them.
            let at = Swift.min(next, count &- 8)
            let eight = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let difference = (eight | either) ^ wanted
            // Has a bit set for each byte that is looked for, and perhaps for others above one.
            var hits = (difference &- ones) & ~difference & tops
            while hits != 0 {
                if isRight(at &+ (hits.trailingZeroBitCount &>> 3)) { return true }
                hits &= hits &- 1
            }
            next = at &+ 8
        }
        return false
    }
}
