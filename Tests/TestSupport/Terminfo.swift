import Glibc

/// What this host's terminfo says about a type of terminal, as `infocmp` prints it.
package struct Terminfo {
    /// String capabilities by their short names, escapes resolved, parameters as terminfo writes them.
    package private(set) var strings: [String: String] = [:]
    package private(set) var hasColors = false
    /// Whether the cursor waits in the last column until the next character comes, as in every emulator of today.
    package private(set) var wrapsLate = false

    /// - Returns: nil if terminfo has no such entry.
    package init?(_ type: String) {
        guard let pipe = popen("infocmp -1x '\(type)' 2>/dev/null", "r") else { return nil }
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while case let count = fread(&block, 1, block.count, pipe), count > 0 { text += block[..<count] }
        guard pclose(pipe) == 0 else { return nil }
        for line in String(decoding: text, as: UTF8.self).split(separator: "\n") where line.hasPrefix("\t") {
            let line = line.dropFirst().dropLast()
            if line.hasPrefix("colors#") { hasColors = true }
            if line == "xenl" { wrapsLate = true }
            guard let sign = line.firstIndex(of: "=") else { continue }
            strings[String(line[..<sign])] = Self.unescaped(line[line.index(after: sign)...])
        }
    }

    /// The sequences of its keys by capability.
    package var keys: [String: String] { strings.filter { $0.key.hasPrefix("k") && $0.key != "kmous" } }

    /// `\E` and the like as characters, without delays such as `$<5>`.
    private static func unescaped(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case "^": result.append(Unicode.Scalar(UInt8(truncatingIfNeeded: (rest.popFirst()?.value ?? 0x3F) ^ 0x40)))
            case "\\": result.append(resolved(&rest))
            case "$" where rest.first == "<": rest = rest.drop { $0 != ">" }.dropFirst()
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func resolved(_ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar {
        let letter = rest.popFirst() ?? "\\"
        let named: [Unicode.Scalar: Unicode.Scalar] = [
            "E": "\u{1B}", "e": "\u{1B}", "n": "\n", "r": "\r", "t": "\t",
            "b": "\u{8}", "f": "\u{C}", "s": " ", "l": "\n",
        ]
        guard ("0"..."7").contains(letter) else { return named[letter] ?? letter }
        let digits = String(letter) + String(String.UnicodeScalarView(rest.prefix(2)))
        rest = rest.dropFirst(2)
        return Unicode.Scalar(UInt8(digits, radix: 8) ?? 0)
    }
}

extension Terminfo {
    /// The shapes of all sequences this terminal is told to know.
    package var shapes: Set<String> {
        // What moves the cursor one step has no sequence in terminfo but its own characters.
        var known: Set<String> = ["\\u{8}", "\\u{9}", "\\u{A}", "\\u{D}"]
        for (name, text) in strings where !name.hasPrefix("k") && name != "acsc" && !name.hasPrefix("u") {
            let plain = Self.withoutParameters(text)
            known.formUnion(ControlSequence.all(in: Array(plain.utf8)).flatMap(\.shapes))
        }
        if hasColors { known.insert("SGR colour") }
        return known
    }

    /// The text of a capability as it is sent, parameters left out (terminfo(5), "Parameterized Strings").
    private static func withoutParameters(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                result.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "p", "P", "g": rest = rest.dropFirst()
            case "'": rest = rest.dropFirst(2)
            case "{": rest = rest.drop { $0 != "}" }.dropFirst()
            case let sign? where (":" as Unicode.Scalar) == sign || ("0"..."9").contains(sign):
                rest = rest.drop { !"doxXsc".unicodeScalars.contains($0) }.dropFirst()
            default: break
            }
        }
        return String(result)
    }
}
