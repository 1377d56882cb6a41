extension Entry {
    /// The canonical line: keys in the design's order, no spaces, items and fields sorted by bytes, `/` unescaped,
    /// and no control character raw, so that `cat` of a journal is safe. Without the newline.
    package func encoded() -> String {
        var out = "{\"n\":\(n)"
        append("id", id, to: &out)
        append("at", at, to: &out)
        append("by", by, to: &out)
        append("in", review?.text, to: &out)
        append("on", topic?.text, to: &out)
        let sorted = changes.sorted(by: Entry.byItemAndField)
        out += ",\"set\":"
        Entry.write(sorted, \.value, to: &out)
        if changes.contains(where: { $0.was != nil }) {
            out += ",\"was\":"
            Entry.write(sorted, \.was, to: &out)
        }
        append("undoes", undoes, to: &out)
        if !redacts.isEmpty {
            out += ",\"redacts\":[" + redacts.map(JSONText.quoted).joined(separator: ",") + "]"
        }
        return out + "}"
    }

    /// The entry with its changes sorted and its line filled in.
    package func sealed() -> Entry {
        var entry = self
        entry.changes.sort(by: Entry.byItemAndField)
        entry.bytes = Array(entry.encoded().utf8)[...]
        return entry
    }

    private static func byItemAndField(_ left: Change, _ right: Change) -> Bool {
        left.item == right.item ? left.field.precedesInBytes(right.field) : left.item < right.item
    }

    private func append(_ key: String, _ value: String?, to out: inout String) {
        guard let value else { return }
        out += ",\"\(key)\":" + JSONText.quoted(value)
    }

    private static func write(_ changes: [Change], _ side: KeyPath<Change, Value?>, to out: inout String) {
        out += "{"
        var item: ItemID?
        for change in changes {
            if change.item == item {
                out += ","
            } else {
                out += item == nil ? "" : "},"
                out += JSONText.quoted(change.item.text) + ":{"
                item = change.item
            }
            out += JSONText.quoted(change.field) + ":" + JSONText.literal(change[keyPath: side])
        }
        out += item == nil ? "}" : "}}"
    }
}

/// JSON as the journal and `--json` write it: ASCII-safe as far as controls go.
package enum JSONText {
    /// The text in quotes, with `"`, `\`, C0, DEL, C1, U+2028/9, bidi controls and U+FEFF escaped (RFC 8259, section 7).
    package static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: mustEscape) else { return "\"" + text + "\"" }
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case _ where mustEscape(scalar): out += escape(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// Whether the text of these bytes stands in quotes as it is. Of what need not be escaped only that is told which
    /// people write every day; the rest is looked at scalar by scalar.
    static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while let word = text.eightBytes(at), isPlain(word) { at += 8 }
        if at + 8 > text.count, isPlain(lastWord(text)) { return true }
        while at < text.count {
            let next = min(at + 8, text.count)
            if let word = text.eightBytes(at), isPlain(word) {
                at = next
                continue
            }
            for byte in text[at..<next] {
                switch byte {
                case 0x22, 0x5C, 0..<0x20, 0x7F: return false
                // What C1, bidi controls, separators, U+FEFF and tags begin with.
                case 0xC2, 0xD8, 0xE2, 0xEF, 0xF3: return false
                default: continue
                }
            }
            at = next
        }
        return true
    }

    /// The last eight bytes of a text; of a shorter one all, and spaces.
    @inline(__always)
    static func lastWord(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if text.count >= 8, let word = text.eightBytes(text.count - 8) { return word }
        return ShortText.words(text).low | 0x2020_2020_2020_2020 << UInt64(8 * text.count)
    }

    private static func isPlain(_ word: UInt64) -> Bool { marks(word) == 0 }

    /// Not 0 if one of eight bytes is not ASCII, a quote, a backslash or a control.
    ///
    /// Where all are ASCII, a byte less one has its topmost bit set if it was 0, and one more if it was DEL.
    @inline(__always)
    static func marks(_ word: UInt64) -> UInt64 {
        let (ones, tops) = (UInt64(0x0101_0101_0101_0101), UInt64(0x8080_8080_8080_8080))
        let quotes = ((word ^ (ones &* 0x22)) &- ones) | ((word ^ (ones &* 0x5C)) &- ones)
        return (word | quotes | (word &+ ones) | (word &- (ones &* 0x20))) & tops
    }

    /// The same of a short text, all bytes of which are in two words.
    @inline(__always)
    static func marks(_ text: ShortText) -> UInt64 {
        let (spaces, bits) = (UInt64(0x2020_2020_2020_2020), UInt64(8 * text.count))
        let high = text.high & ~(0xFF << 56) | (bits < 64 ? spaces : spaces << (bits - 64))
        return marks(text.low | spaces << bits) | marks(high)
    }

    package static func literal(_ value: Value?) -> String {
        switch value {
        case nil: "null"
        case .text(let text): quoted(text)
        case .integer(let integer): String(integer)
        case .decimal(let decimal): decimal.isFinite ? String(decimal) : "null"
        case .flag(let flag): flag ? "true" : "false"
        }
    }

    private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x22, 0x5C, 0x7F..<0xA0: true
        case 0..<0x61C: false
        case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        var out = ""
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return out
    }
}
