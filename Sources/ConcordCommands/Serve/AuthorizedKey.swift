/// A public key of OpenSSH, and the line of `authorized_keys` that lets its owner do one thing (sshd(8), AUTHORIZED_KEYS
/// FILE FORMAT).
struct AuthorizedKey {
    let type: String
    let base64: String
    /// Kept only if it is plain; it says nothing sshd listens to.
    let comment: String?

    /// The types, and how many length-prefixed strings a key of each consists of (RFC 4253 section 6.6, RFC 5656 section
    /// 3.1, RFC 8709 section 4, PROTOCOL.u2f of OpenSSH).
    private static let types: KeyValuePairs<String, Int> = [
        "ssh-ed25519": 2, "sk-ssh-ed25519@openssh.com": 3, "ecdsa-sha2-nistp256": 3, "ecdsa-sha2-nistp384": 3,
        "ecdsa-sha2-nistp521": 3, "sk-ecdsa-sha2-nistp256@openssh.com": 4, "ssh-rsa": 3,
    ]

    /// Bytes of a file that can be a public key.
    static let longest = 16_384

    /// - Throws: `.malformed` unless it is one public key on one line, without options.
    init(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.count <= AuthorizedKey.longest, let text = String(validating: bytes, as: UTF8.self) else {
            throw AuthorizedKey.malformed("it is no text of a key's length")
        }
        guard !text.contains("PRIVATE KEY") else {
            throw AuthorizedKey.malformed(
                "it is a private key, which should stay where it is; give the file that ends in '.pub'")
        }
        let lines = text.unicodeScalars.split(omittingEmptySubsequences: true) { $0 == "\n" || $0 == "\r" }
        guard lines.count == 1, let line = lines.first else {
            throw AuthorizedKey.malformed("it has \(lines.count) lines; give one public key")
        }
        let words = line.split(maxSplits: 2, omittingEmptySubsequences: true) { $0 == " " || $0 == "\t" }.map(
            String.init)
        guard let type = words.first, let parts = AuthorizedKey.types.first(where: { $0.key == type })?.value else {
            throw AuthorizedKey.malformed(
                "it begins with '\(words.first ?? "")', which is no type of key; use "
                    + AuthorizedKey.types.map(\.key).joined(separator: ", ") + ", without options before it")
        }
        guard words.count > 1, let blob = AuthorizedKey.decoded(words[1]), AuthorizedKey.isWhole(blob, type, parts)
        else {
            throw AuthorizedKey.malformed("what follows '\(type)' is no such key")
        }
        self.type = type
        base64 = words[1]
        comment = words.count > 2 && AuthorizedKey.isPlain(words[2]) ? words[2] : nil
    }

    /// The line.
    ///
    /// - Parameter command: program and arguments; the login shell of the account takes them apart.
    /// - Throws: `.malformed` if one of them has a control character in it, which no line can hold.
    func line(forcing command: [String]) throws(Failure) -> String {
        if let word = command.first(where: { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }) {
            throw Failure(.malformed, "'\(word)' has a control character in it, which 'authorized_keys' cannot hold")
        }
        let shell = command.map(AuthorizedKey.shellWord).joined(separator: " ")
        var quoted = String.UnicodeScalarView()
        for scalar in shell.unicodeScalars {
            if scalar == "\"" { quoted.append("\\") }
            quoted.append(scalar)
        }
        let key = [type, base64, comment].compactMap(\.self).joined(separator: " ")
        return "restrict,pty,command=\"\(String(quoted))\" \(key)"
    }

    /// A word as any shell takes it for one: as it is, or in single quotes.
    static func shellWord(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "A"..."Z", "a"..."z", "0"..."9", "/", ".", "_", "-", "+", ",", "@", "%", ":": true
            default: false
            }
        }
        guard !isPlain || word.isEmpty else { return word }
        var quoted = String.UnicodeScalarView("'".unicodeScalars)
        for scalar in word.unicodeScalars {
            if scalar == "'" { quoted.append(contentsOf: "'\\'".unicodeScalars) }
            quoted.append(scalar)
        }
        return String(quoted) + "'"
    }

    private static func malformed(_ reason: String) -> Failure {
        Failure(.malformed, "Cannot use the key: \(reason); nothing was printed")
    }

    private static func isPlain(_ comment: String) -> Bool {
        comment.utf8.count <= 100
            && comment.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "A"..."Z", "a"..."z", "0"..."9", "@", ".", "_", "-", "+", " ": true
                default: false
                }
            }
    }

    /// Whether a key is the strings of its type, the first of which names it, and nothing besides.
    private static func isWhole(_ blob: [UInt8], _ type: String, _ parts: Int) -> Bool {
        var rest = blob[...]
        for part in 0..<parts {
            guard rest.count >= 4 else { return false }
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard length > 0, length <= rest.count else { return false }
            if part == 0, !rest.prefix(length).elementsEqual(type.utf8) { return false }
            rest = rest.dropFirst(length)
        }
        return rest.isEmpty
    }

    /// Bytes written in base64 (RFC 4648 section 4), padded; `nil` if it is none.
    static func decoded(_ text: String) -> [UInt8]? {
        let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard text.utf8.count % 4 == 0, padding <= 2 else { return nil }
        var bytes: [UInt8] = []
        var (bits, count) = (0, 0)
        for character in text.utf8.dropLast(padding) {
            guard let value = value(of: character) else { return nil }
            (bits, count) = (bits << 6 | value, count + 6)
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            bits &= (1 << count) - 1
        }
        return bits == 0 ? bytes : nil
    }

    private static func value(of character: UInt8) -> Int? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(character) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
