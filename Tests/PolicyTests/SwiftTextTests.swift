import Testing

@Suite struct SwiftTextTests {
    @Test(
        "Comments and strings are no code, and lines keep their places",
        arguments: [
            ("a // b!\nc", "a \nc"), ("a /* b! /* c */ d\n */ e", "a \n e"), ("x = \"it's try!\" + y", "x = \"\" + y"),
            ("x = \"a\\\"b!\"!", "x = \"\"!"),
            ("x = #\"a\"b!\"# + y", "x = \"\" + y"), ("x = \"\"\"\n  a!\n  \"\"\"\ny", "x = \"\n\n\"\ny"),
            ("x = \"a\\(b(\"c!\")) d!\" + y", "x = \"\" + y"),
            ("x = #\"a\\#(b)c\"# + y", "x = \"\" + y"), ("url = \"http://x\" // y", "url = \"\" "),
        ])
    func code(_ text: String, _ code: String) { #expect(SwiftText.code(of: text) == code) }
}
