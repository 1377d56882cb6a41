import Alignment
import TestSupport
import Testing

@Suite struct ItemIDTests {
    @Test(
        "Ids tell their kind, number and short form",
        arguments: [
            ("A12-m2cx", Kind.action, 12, "A12"), ("R7-k7qx", .requirement, 7, "R7"), ("D3-90ab", .decision, 3, "D3"),
            ("V4-x1y2", .review, 4, "V4"), ("T9-8gf2", .topic, 9, "T9"), ("N31-0000", .note, 31, "N31"),
            ("A999999999-zzzz", .action, 999_999_999, "A999999999"),
        ])
    func numbered(_ text: String, _ kind: Kind, _ number: Int, _ short: String) {
        #expect(ItemID(text).kind == kind)
        #expect(ItemID(text).number == number)
        #expect(ItemID(text).short == short)
    }

    @Test("People and the workspace have no number")
    func unnumbered() {
        #expect(ItemID("@dana").kind == .person)
        #expect(ItemID("@dana").handle == "dana")
        #expect(ItemID("@dana").number == nil)
        #expect(ItemID("workspace").kind == .workspace)
    }

    @Test(
        "Anything else is of an unknown kind: kept, never mistaken",
        arguments: [
            "", "A", "A12", "A12-", "A12-m2c", "A12-m2cxx", "A12-m2cl", "A12-M2CX", "a12-m2cx", "A0-m2cx", "A012-m2cx",
            "A1000000000-m2cx", "A-1-m2cx", "A12_m2cx", "P1-m2cx", "E1-m2cx", "@", "@Dana", "@dana.", "@-dana",
            "@d ana",
            "@" + String(repeating: "d", count: 33), "Workspace", "A१२-m2cx", "A12-m2cx\u{301}", " A12-m2cx",
        ])
    func unknown(_ text: String) {
        #expect(ItemID(text).kind == nil)
        #expect(ItemID(text).number == nil)
        #expect(ItemID(text).short == text)
    }

    @Test("Ids are ordered by their bytes")
    func order() {
        #expect(ItemID("B") < ItemID("a"))
        #expect(ItemID("A10-0000") < ItemID("A9-0000"))
    }

    @Test("New numbers are the highest seen + 1, whatever became of the items", arguments: Kind.allCases)
    func nextNumbers(_ kind: Kind) throws {
        guard let letter = kind.letter else { return }
        var scene = Scene()
        #expect(scene.workspace.nextNumber(kind) == 1)
        let change = Entry.Change(item: ItemID("\(letter)41-0000"), field: "later", was: nil, value: .text("x"))
        scene.add(Entry(n: 1, id: "e", at: "", by: "dana", changes: [change]).sealed())
        #expect(scene.workspace.nextNumber(kind) == 42)
    }

    @Test("The highest number there can be does not stop anybody")
    func numbersUsedUp() throws {
        var scene = try Scene.team()
        let change = Entry.Change(item: ItemID("A999999999-0000"), field: "title", was: nil, value: .text("x"))
        scene.add(Entry(n: 100, id: "e", at: "", by: "dana", changes: [change]).sealed())
        try scene.type("! One")
        try scene.type("! Two")
        #expect(scene.workspace.actions.count == 3)
        #expect(Set(scene.workspace.actions.map(\.ref)).count == 3)
    }

    @Test("New ids are of Crockford's alphabet")
    func crockford() throws {
        var scene = try Scene.team()
        for number in 1...40 {
            let entry = try #require(try scene.type("! Item \(number)"))
            let suffix = entry.items[0].text.split(separator: "-")[1]
            for character in String(suffix) + entry.id {
                #expect("0123456789abcdefghjkmnpqrstvwxyz".contains(character))
            }
            #expect(suffix.utf8.count == 4)
            #expect(entry.id.utf8.count == 10)
        }
        #expect((0...UInt8.max).filter(Crockford.contains) == Crockford.alphabet)
    }
}

/// Two hosts raised the same number.
@Suite struct SameNumberTests {
    private var scene: Scene
    private let newer: Item

    init() throws {
        scene = try Scene.team()
        try scene.type("! Older")
        let foreign = ItemID("A1-zzzz")
        let change = Entry.Change(item: foreign, field: "title", was: nil, value: .text("Newer"))
        scene.add(Entry(n: 100, id: "e", at: "", by: "dana", changes: [change]).sealed())
        newer = try #require(scene.workspace[foreign])
    }

    @Test("The older keeps the short form, the newer is shown and found in full")
    func shortForms() throws {
        #expect(try scene.workspace.resolve("A1").title == "Older")
        #expect(try scene.workspace.resolve("a1").title == "Older")
        #expect(newer.ref == "A1-zzzz")
        #expect(try scene.workspace.resolve("A1-zzzz").title == "Newer")
        #expect(try scene.workspace.resolve("a1-ZZZZ").title == "Newer")
        #expect(try scene.workspace.resolve("1", as: .action).title == "Older")
    }

    @Test("A line can be about the newer one")
    mutating func lines() throws {
        #expect(try scene.sets("A1-zzzz done") == ["A1-zzzz status": "done"])
        #expect(scene["A1", "status"] == "open")
        #expect(try scene.sets("A1 A1-zzzz @lee") == ["A1 owner": "lee", "A1-zzzz owner": "lee"])
    }

    @Test("The older keeps it even when its creation is undone: nothing is renumbered")
    mutating func undone() throws {
        try scene.type(":undo")
        #expect(scene.refusal(":action done A1") == .rule("A1 was undone; see 'log A1'"))
        #expect(try scene.workspace.resolve("A1-zzzz").ref == "A1-zzzz")
    }
}
