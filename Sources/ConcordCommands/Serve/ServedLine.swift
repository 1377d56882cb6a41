import Alignment

/// A command line that came over SSH, taken apart without a shell (DURABILITY section 5).
///
/// The client's own shell has eaten a layer of quotes and ssh has put spaces between the words, so a text arrives without
/// them: what follows `add` or the items of a `note` is one text to the end of the line, with every quote and apostrophe
/// in it, and so is the title after `action add` and the like, up to its first field. Elsewhere a quote opens where a
/// word or a value begins, if it also closes; any other is a character like all.
struct ServedLine {
    /// For `Invocation`, which knows what commands there are.
    let words: [String]

    /// In bytes.
    static let longest = 4096

    /// - Throws: `.malformed` if it is too long, no single line of text, or a value has come apart.
    init(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.count <= ServedLine.longest else {
            throw Failure(
                .malformed,
                "The command has \(bytes.count) bytes, \(ServedLine.longest) fit; 'add -' reads lines from standard input"
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.malformed, "The command is not UTF-8; nothing was done")
        }
        let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"]
        guard !text.unicodeScalars.contains(where: breaks.contains) else {
            throw Failure(.malformed, "The command has several lines; 'add -' reads lines from standard input")
        }
        let line = try accepted { () throws(Refusal) in
            try TypedText.line(text, field: "command", limit: ServedLine.longest)
        }
        var reader = ServedLineReader(line)
        words = try reader.read()
    }
}

private struct ServedLineReader {
    private var rest: ArraySlice<Unicode.Scalar>
    private var words: [String] = []

    init(_ line: String) { rest = Array(line.unicodeScalars)[...] }

    mutating func read() throws(Failure) -> [String] {
        if peek() == "concord" { _ = next() }
        takeGlobals()
        guard let first = take() else { return words }
        if first == AddCommand.name {
            takeGlobals()
            takeText(unlessOne: ["-"])
        } else if let noun = Concord.nouns.first(where: { $0.name == first }) {
            takeGlobals()
            try readVerb(of: noun)
        } else {
            while take() != nil {}
        }
        return words
    }

    private mutating func readVerb(of noun: any NounCommand.Type) throws(Failure) {
        guard let name = take(), let verb = noun.verbs.first(where: { $0.name == name }) else { return }
        guard verb.command.takesText else {
            while take() != nil {}
            return
        }
        takeGlobals()
        if name == "note" {
            if take() != nil { while let word = peek(), ServedLineReader.isItem(word) { _ = take() } }
            takeText()
        } else if ["add", "plan"].contains(name), noun.name != PersonCommand.name {
            let title = title()
            try takeFields()
            if let title { words += ["--", title] }
        } else {
            try takeFields()
        }
    }

    // MARK: Words

    /// Takes a word over as it is.
    private mutating func take() -> String? {
        guard let word = next() else { return nil }
        words.append(word)
        return word
    }

    /// Takes the global options that stand here, with their values.
    private mutating func takeGlobals() {
        while let word = peek(), let option = GlobalOption.all.first(where: { $0.name == word.prefix { $0 != "=" } }) {
            _ = take()
            if option.hasValue, word == option.name { _ = take() }
        }
    }

    /// Takes everything to the end as one text that is no option, whatever it looks like.
    ///
    /// - Parameter words: words that are not shielded so, where they stand alone.
    private mutating func takeText(unlessOne words: Set<String> = []) {
        skipSpaces()
        let text = ServedLineReader.text(rest)
        rest = []
        guard !text.isEmpty else { return }
        self.words += words.union(HelpText.flags).contains(text) ? [text] : ["--", text]
    }

    /// Takes items, words and fields; after a field only fields and options may follow. A word there is the rest of a
    /// value whose quotes the client's shell has eaten, and would end up somewhere else.
    private mutating func takeFields() throws(Failure) {
        var field: String?
        while let word = take() {
            if Assignment(word) != nil {
                field = word
            } else if Arguments.looksLikeOption(word) {
                if !word.utf8.contains(UInt8(ascii: "=")), peek().map(Arguments.looksLikeOption) == false { _ = take() }
            } else if let field {
                throw Failure(
                    .malformed,
                    "'\(word)' stands after '\(field)'; put fields last, and a value with spaces in quotes that reach this "
                        + "host: ssh HOST \"action set A12 because='vendor late'\"")
            }
        }
    }

    /// Takes the title of something new: what is in quotes, else everything before the first field.
    private mutating func title() -> String? {
        skipSpaces()
        if let quoted = quotedTitle() { return quoted }
        let begin = rest
        var end = rest.startIndex
        while let word = peek(), Assignment(word) == nil, !(end == begin.startIndex && HelpText.flags.contains(word)) {
            _ = next()
            end = rest.startIndex
        }
        let title = ServedLineReader.text(begin[..<end])
        return title.isEmpty ? nil : title
    }

    private func peek() -> String? {
        var copy = self
        return copy.next()
    }

    /// The next word, without its quotes.
    private mutating func next() -> String? {
        skipSpaces()
        guard !rest.isEmpty else { return nil }
        var word = String.UnicodeScalarView()
        var canOpen = true
        while let scalar = rest.first, scalar != " " {
            if canOpen, let quoted = quoted() {
                word.append(contentsOf: quoted.unicodeScalars)
                break
            }
            word.append(scalar)
            rest.removeFirst()
            canOpen = scalar == "=" && !word.dropLast().contains("=")
        }
        return String(word)
    }

    /// What stands in quotes here, if a quote opens here and closes before a space or the end.
    private mutating func quoted() -> String? {
        guard let quote = rest.first, quote == "'" || quote == "\"" else { return nil }
        let inside = rest.dropFirst()
        let close = inside.indices.first { index in
            inside[index] == quote && (index + 1 == inside.endIndex || inside[index + 1] == " ")
        }
        guard let close else { return nil }
        rest = inside[(close + 1)...]
        return ServedLineReader.text(inside[..<close])
    }

    /// A title that is in quotes as a whole.
    private mutating func quotedTitle() -> String? {
        let begin = rest
        if let text = quoted(), rest.isEmpty || peek().flatMap(Assignment.init) != nil { return text }
        rest = begin
        return nil
    }

    private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// `A12`, `a12`, `A12-m2cx`
    private static func isItem(_ word: String) -> Bool {
        guard let letter = word.utf8.first, (0x61...0x7A).contains(letter | 0x20) else { return false }
        let digits = word.utf8.dropFirst().prefix { (0x30...0x39).contains($0) }
        let tail = word.utf8.dropFirst(1 + digits.count)
        return !digits.isEmpty
            && (tail.isEmpty
                || tail.count == 5 && tail.first == UInt8(ascii: "-")
                    && tail.dropFirst().allSatisfy(Crockford.contains))
    }
}
