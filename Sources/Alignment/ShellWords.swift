/// Splits a command typed after `:` the way a shell splits words: quotes `'` and `"`, a backslash for one character.
package enum ShellWords {
    /// - Throws: `Refusal.malformed` if a quote has no end.
    package static func split(_ line: String) throws(Refusal) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var hasWord = false
        var quote: Unicode.Scalar?
        var isEscaped = false
        for scalar in line.unicodeScalars {
            let wasEscaped = isEscaped
            isEscaped = false
            if wasEscaped {
                word.append(scalar)
            } else if scalar == "\\", quote != "'" {
                isEscaped = true
                hasWord = true
            } else if let open = quote {
                if scalar == open { quote = nil } else { word.append(scalar) }
            } else if scalar == "'" || scalar == "\"" {
                quote = scalar
                hasWord = true
            } else if scalar == " " || scalar == "\t" {
                if hasWord { words.append(String(word)) }
                (word, hasWord) = (.init(), false)
            } else {
                word.append(scalar)
                hasWord = true
            }
        }
        guard quote == nil else { throw .malformed("A quote has no end") }
        if hasWord { words.append(String(word)) }
        return words
    }
}
