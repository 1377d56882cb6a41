/// Swift without what is not code.
struct SwiftText {
    private let bytes: [UInt8]
    private var at = 0
    private var out: [UInt8] = []

    /// The text with comments and the insides of strings taken out, line breaks kept; what is interpolated goes with
    /// its string.
    static func code(of text: String) -> String {
        var reader = SwiftText(bytes: Array(text.utf8))
        reader.read()
        return String(decoding: reader.out, as: UTF8.self)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func read() {
        while at < bytes.count {
            if has("//") {
                while at < bytes.count, bytes[at] != 0x0A { at += 1 }
            } else if has("/*") {
                skipComment()
            } else if let hashes = opening() {
                skipString(hashes)
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
    }

    private func has(_ text: String, at offset: Int = 0) -> Bool {
        bytes[min(at + offset, bytes.count)...].starts(with: text.utf8)
    }

    /// The number of `#` before a quote that opens here; `nil` if none does.
    private func opening() -> Int? {
        let hashes = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
        return has("\"", at: hashes) ? hashes : nil
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if has("/*") || has("*/") {
                depth += has("/*") ? 1 : -1
                at += 2
            } else {
                keepBreak()
            }
        } while depth > 0 && at < bytes.count
    }

    private mutating func skipString(_ hashes: Int) {
        let quotes = has("\"\"\"", at: hashes) ? "\"\"\"" : "\""
        let closing = quotes + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        at += hashes + quotes.utf8.count
        out.append(UInt8(ascii: "\""))
        while at < bytes.count, !has(closing) {
            if has(escape + "(") {
                at += escape.utf8.count
                skipInterpolation()
            } else if has(escape) {
                at += escape.utf8.count + 1
            } else {
                keepBreak()
            }
        }
        at += closing.utf8.count
        out.append(UInt8(ascii: "\""))
    }

    private mutating func skipInterpolation() {
        var depth = 0
        let kept = out.count
        repeat {
            if let hashes = opening() {
                skipString(hashes)
                continue
            }
            if bytes[at] == UInt8(ascii: "(") { depth += 1 }
            if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
            at += 1
        } while depth > 0 && at < bytes.count
        out.removeSubrange(kept...)
    }

    private mutating func keepBreak() {
        if bytes[at] == 0x0A { out.append(0x0A) }
        at += 1
    }
}
