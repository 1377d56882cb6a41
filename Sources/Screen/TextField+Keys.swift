extension TextField {
    /// Edits the line as the key asks.
    ///
    /// - Returns: whether the key was one for the line; false leaves everything as it was.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let scalar): insert(String(scalar))
        case .paste(let text): insert(text)
        case .left, .control("b"): move(to: cursor - 1)
        case .right, .control("f"): move(to: cursor + 1)
        case .controlLeft, .alt("b"): move(to: wordStart)
        case .controlRight, .alt("f"): move(to: wordEnd)
        case .home, .control("a"): move(to: 0)
        case .end, .control("e"): move(to: text.count)
        default: return erase(key)
        }
        return true
    }

    private mutating func erase(_ key: Key) -> Bool {
        switch key {
        case .backspace: replace(max(0, cursor - 1)..<cursor, with: "")
        case .delete, .control("d"): remove(cursor..<cursor + 1)
        case .control("u"): replace(0..<cursor, with: "")
        case .control("k"): remove(cursor..<text.count)
        case .control("w"): replace(wordStart..<cursor, with: "")
        case .alt("d"): remove(cursor..<wordEnd)
        default: return false
        }
        return true
    }

    /// Takes out characters behind the cursor, which stays.
    private mutating func remove(_ range: Range<Int>) {
        replace(range, with: "")
    }

    /// The start of the word before the cursor, spaces in between skipped.
    private var wordStart: Int {
        let characters = Array(text.prefix(cursor))
        var position = characters.count
        while position > 0, characters[position - 1] == " " { position -= 1 }
        while position > 0, characters[position - 1] != " " { position -= 1 }
        return position
    }

    /// The end of the word after the cursor, spaces in between skipped.
    private var wordEnd: Int {
        let characters = Array(text)
        var position = cursor
        while position < characters.count, characters[position] == " " { position += 1 }
        while position < characters.count, characters[position] != " " { position += 1 }
        return position
    }
}
