import Testing

/// A trap in the middle of a review is the worst thing Concord could do.
@Suite struct SafetyTests {
    static func offences(_ file: SourceFile) -> [String] {
        let pattern =
            #"\b(?:try|as)!|\b(?:fatalError|preconditionFailure|assertionFailure)\s*\(|\bunsafe(?:BitCast|lyUnwrapped)\b"#
            + #"|[\w)\]>"?`]!(?!=)"#
        return file.places(of: pattern, in: file.code)
    }

    @Test("No force unwrap, try!, as! or fatalError in the sources")
    func sources() {
        #expect(SourceFile.sources.flatMap(Self.offences).isEmpty)
    }

    @Test(
        "Each of them is found",
        arguments: [
            "let x = y!", "let x = y[0]!.z", "let x = f()!", "let x: Int!", "let x = try! f()", "let x = y as! Z",
            "fatalError(\"no\")", "preconditionFailure()",
            "x.unsafelyUnwrapped", "let x = \"a\".first!", "let x = y?.z!", "if x! == y { }",
        ])
    func counterTest(_ line: String) {
        #expect(!Self.offences(SourceFile(path: "Sources/Screen/Cell.swift", text: line)).isEmpty)
    }

    @Test(
        "What only looks like them is left alone",
        arguments: [
            "if !x { }", "if x != y { }", "// y!", "let x = \"y! try! z\"",
            "precondition(x > 0, \"Full sentence.\")", "let x = [!a, !b]", "case \"!\": x", "a ? !b : c",
        ])
    func noFalseAlarm(_ line: String) {
        #expect(Self.offences(SourceFile(path: "Sources/Screen/Cell.swift", text: line)).isEmpty)
    }
}
