import Screen
import Testing

@Suite("Keys")
struct KeyTests {
    @Test(
        "have names that lead back to them",
        arguments: [
            (Key.character("j"), "j"), (.character("G"), "G"), (.character(" "), "Space"), (.character("é"), "é"),
            (.control("p"), "Ctrl-P"), (.control("@"), "Ctrl-Space"), (.alt("x"), "Alt-x"), (.alt(" "), "Alt-Space"),
            (.function(7), "F7"), (.function(12), "F12"), (.pageUp, "PgUp"), (.enter, "Enter"), (.backTab, "Shift-Tab"),
            (.escape, "Esc"), (.controlLeft, "Ctrl-Left"), (.delete, "Del"), (.character("-"), "-"),
            (.character("f"), "f"),
        ])
    func names(key: Key, name: String) {
        #expect(key.name == name)
        #expect(Key(name: name) == key)
    }

    @Test(
        "are read in any case and by their other names",
        arguments: [
            ("ctrl-p", Key.control("p")), ("F07", .function(7)), ("pagedown", .pageDown), ("ESCAPE", .escape),
            ("return", .enter), ("Ctrl-I", .tab), ("alt-X", .alt("X")), ("Ctrl-H", .backspace), ("Ctrl-m", .enter),
        ])
    func otherNames(name: String, key: Key) {
        #expect(Key(name: name) == key)
    }

    @Test(
        "have no other names",
        arguments: [
            "", "F0", "F13", "Ctrl-", "Ctrl-1", "Ctrl-ab", "Alt-", "Mouse", "Paste", "nope", "\u{1B}", "\u{301}",
        ])
    func noSuchKey(name: String) {
        #expect(Key(name: name) == nil)
    }
}

@Suite("A keymap")
struct KeymapTests {
    @Test("names the first key of a command first and forgets what a key meant before")
    func binds() {
        var map = Keymap(["down": [.down, .character("j")], "up": [.up, .character("k")]])
        #expect(map.command(for: .character("j")) == "down")
        #expect(map.keys(for: "down") == [.down, .character("j")])
        map.bind(.character("j"), to: "join")
        #expect(map.keys(for: "down") == [.down])
        #expect(map.command(for: .character("j")) == "join")
        map.unbindAll(of: "up")
        #expect(map.command(for: .up) == nil)
    }

    @Test("laid over another wins, and names only keys that still work")
    func layers() {
        let global = Keymap(["quit": [.character("q"), .control("c")], "help": [.function(1)]])
        let context = Keymap(["question": [.character("q")]])
        let both = context.over(global)
        #expect(both.command(for: .character("q")) == "question")
        #expect(both.command(for: .function(1)) == "help")
        #expect(both.keys(for: "quit") == [.control("c")])
        #expect(both.all.map(\.command) == ["question", "quit", "help"])
    }
}
