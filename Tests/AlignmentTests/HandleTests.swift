import Alignment
import Testing

@Suite struct HandleTests {
    @Test(
        "Handles are lower-case letters, digits, dots, dashes and underscores",
        arguments: [
            "dana", "d", "0", "dana.ito", "d-i_2", String(repeating: "x", count: 32),
        ])
    func valid(_ text: String) { #expect(Handle.isValid(text)) }

    @Test(
        "Nothing else is a handle",
        arguments: [
            "", "Dana", "-dana", ".dana", "_dana", "dana.", "da na", "dana@x", "dané", "d/../x", "da\u{0}na",
            String(repeating: "x", count: 33),
        ])
    func invalid(_ text: String) { #expect(!Handle.isValid(text)) }

    @Test(
        "A login name becomes a handle",
        arguments: [
            ("dana", "dana"), ("Dana", "dana"), ("dana@example.org", "dana"), ("CORP\\Dana.Ito", "dana.ito"),
            ("Dana Ito", "dana-ito"), ("dana.", "dana"), ("_dana", "dana"), ("zoë", "zo-"), ("DANA+x", "dana-x"),
            (String(repeating: "x", count: 40), String(repeating: "x", count: 32)),
        ])
    func logins(_ login: String, _ handle: String) { #expect(Handle.fromLogin(login) == handle) }

    @Test("A login name of which nothing is left gives none", arguments: ["", "@", "\\", "...", "日本", "@example.org"])
    func unusable(_ login: String) { #expect(Handle.fromLogin(login) == nil) }
}
