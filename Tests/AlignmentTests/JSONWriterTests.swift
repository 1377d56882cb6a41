import Testing

@testable import Alignment

@Suite struct JSONWriterTests {
    @Test("Every scalar is written as it is quoted elsewhere, wherever it stands in eight bytes")
    func everyScalar() {
        for code in UInt32(0)...0x10FFFF
        where code < 0x3000 || code % 97 == 0 || code >> 8 == 0xFE || code >> 8 == 0xE00 {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let text = String(repeating: "x", count: Int(code % 11)) + String(scalar) + "1234567"
            let written = JSONWriter.text { $0.write(text) }
            guard written != JSONText.quoted(text) else { continue }
            Issue.record("U+\(String(code, radix: 16)) is written as \(written)")
        }
    }

    @Test(
        "A text that stands in two words is written as it is quoted elsewhere, whatever its length", arguments: 0...15)
    func shortTexts(_ length: Int) throws {
        for place in 0...max(length - 1, 0) {
            for code in UInt8(0)..<0x80 {
                var bytes = Array(repeating: UInt8(ascii: "x"), count: length)
                if length > 0 { bytes[place] = code }
                let short = try #require(bytes.withUnsafeBufferPointer { ShortText($0) })
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(JSONWriter.text { $0.write(short) } == JSONText.quoted(text), "U+\(code) at \(place)")
                #expect(short.prefix(place).text == text.prefix(place))
            }
        }
        let accents = String(repeating: "é", count: length / 2)
        let short = try #require(Array(accents.utf8).withUnsafeBufferPointer { ShortText($0) })
        #expect(JSONWriter.text { $0.write(short) } == "\"" + accents + "\"")
    }

    @Test("Pieces are whole together, however long a text is", arguments: [0, 1, 65_533, 65_534, 65_535, 200_000])
    func pieces(_ length: Int) {
        let texts = (0..<40).map { String(repeating: $0 == 3 ? "é" : "a", count: $0 == 7 ? length : 3000) }
        let tree = JSON.object(["a": .texts(texts), "b": .array([]), "c": .object([:]), "d": .null])
        var pieces: [[UInt8]] = []
        JSONWriter.write(to: { pieces.append(Array($0)) }, tree.write)
        #expect(pieces.count > 1)
        #expect(String(decoding: pieces.joined(), as: UTF8.self) == tree.pretty + "\n")
        let listed = texts.map { "    " + JSONText.quoted($0) }.joined(separator: ",\n")
        #expect(tree.pretty == "{\n  \"a\": [\n" + listed + "\n  ],\n  \"b\": [],\n  \"c\": {},\n  \"d\": null\n}")
    }
}
