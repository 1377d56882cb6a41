import Testing

@testable import Alignment

@Suite struct ChunkedTests {
    @Test(
        "A list in pieces holds what an array would, whatever is done to it", arguments: [0, 1, 4095, 4096, 4097, 9000])
    func likeAnArray(_ count: Int) {
        var (list, array) = (Chunked<Int>(), Array(0..<count))
        for number in array { list.append(number) }
        #expect(Array(list) == array)
        for index in stride(from: 0, to: count, by: 700) {
            list[index] = -index
            array[index] = -index
        }
        #expect(Array(list) == array)
        for left in [count + 1, count, count - 1, 4096, 4000, 1, 0] where left >= 0 {
            list.truncate(to: left)
            array = Array(array.prefix(left))
            #expect(Array(list) == array)
            list.append(7)
            array.append(7)
            #expect(Array(list) == array)
        }
    }

    @Test("A copy stays as it was")
    func copies() {
        var list = Chunked<Int>()
        for number in 0..<5000 { list.append(number) }
        let copy = list
        list[4999] = 0
        list[1] = 0
        list.append(1)
        #expect(Array(copy) == Array(0..<5000))
        #expect(list[4999] == 0 && list[1] == 0 && list.count == 5001)
    }
}

@Suite struct StrideTests {
    @Test("What there is one of for each entry, item and field is as small as it was laid out")
    func strides() {
        #expect(MemoryLayout<Entries.Line>.stride == 24)
        #expect(MemoryLayout<ItemTable.Record>.stride == 48)
        #expect(MemoryLayout<ItemTable.Slot>.stride == 24)
        #expect(MemoryLayout<Urgency.Rough>.stride == 8)
        #expect(MemoryLayout<LineReader.Change>.stride == 32)
    }
}

@Suite struct ShortTextTests {
    @Test("A text of any length up to 15 bytes comes back as it was, and equals itself alone")
    func roundTrip() {
        let texts = (0...15).map {
            String("Ä12-m2cxé@dana.x".utf8.prefix($0).map { Character(Unicode.Scalar($0 & 0x7F)) })
        }
        for text in texts {
            var text = text
            let short = text.withUTF8 { ShortText($0) }
            #expect(short?.text == text)
            let same = texts.filter { other in
                var other = other
                return other.withUTF8 { ShortText($0) } == short
            }
            #expect(same == [text])
        }
        var long = "0123456789abcdef"
        #expect(long.withUTF8 { ShortText($0) } == nil)
    }

    @Test("A null byte at the end is part of the text")
    func nullBytes() {
        var (one, other) = ("A1", "A1\0")
        #expect(one.withUTF8 { ShortText($0) } != other.withUTF8 { ShortText($0) })
    }
}

@Suite struct PackedValueTests {
    @Test(
        "Every value comes back as it was and is the same as itself alone",
        arguments: [
            nil, .text(""), .text("open"), .text("eleven chars"), .text("2026-12-04"), .text("A100000-m2cx"),
            .text(String(repeating: "x", count: 11)), .text(String(repeating: "x", count: 12)),
            .text(String(repeating: "ü", count: 40_000)), .text(String(repeating: "y", count: 1 << 24)),
            .text("e\u{301}"), .text("é"), .integer(0), .integer(-1), .integer(.max), .decimal(0.5), .flag(true),
            .flag(false),
        ] as [Value?])
    func roundTrip(_ value: Value?) {
        var texts = TextStore()
        let others: [Value?] = [nil, .text(""), .text("open"), .integer(0), .flag(false), .text("é"), .decimal(0)]
        let packed = others.map { other in RawValue.of(other) { PackedValue($0, &texts, isTitle: false) } }
        let own = RawValue.of(value) { PackedValue($0, &texts, isTitle: false) }
        #expect(own.value(texts) == value)
        #expect(RawValue.of(value) { own.isSame($0, texts) })
        for (other, packed) in zip(others, packed) {
            #expect(packed.value(texts) == other)
            #expect(RawValue.of(value) { packed.isSame($0, texts) } == (value == other))
        }
        #expect(own.isText == (value?.text != nil))
    }
}
