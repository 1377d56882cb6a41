import Alignment
import TestSupport
import Testing

/// Positions are pinned to the wording they were given for (DESIGN section 1).
@Suite struct PositionTests {
    private var scene: Scene

    init() throws {
        scene = try Scene.team()
        try scene.type("+ Endpoint answers fast #lob by:it,ml :: p95 < 120 ms")
    }

    private var r1: Requirement { get throws { Requirement(try scene.workspace.resolve("R1")) } }

    @Test("A position is fresh while the wording stands, stale once it moved, fresh again when that is undone")
    mutating func freshness() throws {
        #expect(try r1.standing(of: .lob) == .unheard)
        try scene.type("R1 lob support")
        #expect(try r1.standing(of: .lob) == .fresh(.support))
        try scene.type("R1 :: p95 < 150 ms")
        #expect(try r1.standing(of: .lob) == .stale(.support))
        try scene.type(":undo")
        #expect(try r1.standing(of: .lob) == .fresh(.support))
    }

    @Test("A wording that comes back by being typed again makes the position fresh, too")
    mutating func sameWordingAgain() throws {
        try scene.type("R1 lob support")
        try scene.type("R1 :: p95 < 150 ms")
        try scene.type("R1 :: p95 < 120 ms")
        #expect(try r1.standing(of: .lob) == .fresh(.support))
    }

    @Test("A position given elsewhere for an older wording arrives stale")
    mutating func arrivesStale() throws {
        var elsewhere = scene
        try scene.type("R1 :: p95 < 150 ms")
        try elsewhere.type("R1 lob support", as: "priya")
        scene.merge(elsewhere)
        #expect(try r1.standing(of: .lob) == .stale(.support))
    }

    @Test("The pin is FNV-1a of the wording's UTF-8, 64 bits in hex")
    mutating func pins() throws {
        // Test vectors of the FNV authors.
        #expect(FNV1a.hex("") == "cbf29ce484222325")
        #expect(FNV1a.hex("a") == "af63dc4c8601ec8c")
        #expect(FNV1a.hex("foobar") == "85944171f73967e8")
        try scene.type("R1 :: foobar")
        try scene.type("R1 ml concern")
        #expect(scene["R1", "pin.ml"] == "85944171f73967e8")
        try scene.type("= foobar")
        try scene.type("D1 ml support")
        #expect(scene["D1", "pin.ml"] == "85944171f73967e8")
    }

    @Test("The state is the first that applies: contested, unheard, stale, concern, agreed")
    mutating func states() throws {
        #expect(try r1.state == .unheard)
        try scene.type("R1 it,ml support")
        #expect(try r1.state == .unheard)
        #expect(try r1.unheard == [.lob])
        try scene.type("R1 lob concern: p95 was 184 ms")
        #expect(try r1.state == .concern)
        try scene.type("R1 lob support")
        #expect(try r1.state == .agreed)
        try scene.type("R1 :: p95 < 150 ms")
        #expect(try r1.state == .stale)
        #expect(try r1.stale == [.it, .ml, .lob])
        try scene.type("R1 it,ml,lob support")
        #expect(try r1.state == .agreed)
        try scene.type("R1 ml objection")
        #expect(try r1.state == .contested)
        try scene.type("R1 met")
        #expect(try r1.state == .met)
        try scene.type("R1 dropped")
        #expect(try r1.state == .dropped)
    }

    @Test("An objection counts even from a group that neither needs nor serves it; a stale one does not")
    mutating func objections() throws {
        try scene.type("R1 it,ml,lob support")
        try scene.type("R1 users objection: we were not asked")
        #expect(try r1.state == .contested)
        try scene.type("R1 :: p95 < 150 ms")
        #expect(try r1.state == .stale)
    }

    @Test("A requirement that is for nobody and by nobody is not agreed: nobody was heard")
    mutating func nobodyMatters() throws {
        try scene.type("+ Something should be done")
        let requirement = Requirement(try scene.workspace.resolve("R2"))
        #expect(requirement.groupsThatMatter.isEmpty)
        #expect(requirement.state == .unheard)
        #expect(requirement.alignment == nil)
        #expect(scene.workspace.headline == "2 requirements: 2 to be heard")
    }

    @Test("Without 'by' the groups that serve whom it is for are presumed, until one of them supports it")
    mutating func presumed() throws {
        try scene.type("+ Help at once #users")
        func r2() throws -> Requirement { Requirement(try scene.workspace.resolve("R2")) }
        #expect(try r2().by == [.it, .ml, .lob])
        #expect(try r2().isPresumed)
        try scene.type("R2 users support")
        #expect(try r2().isPresumed)
        try scene.type("R2 lob support")
        #expect(try !r2().isPresumed)
        #expect(try !r1.isPresumed)
    }

    @Test("Each group's default servers are those of the design's table")
    func servers() {
        #expect(Group.it.servedBy == [.ml])
        #expect(Group.ml.servedBy == [.it])
        #expect(Group.lob.servedBy == [.it, .ml])
        #expect(Group.users.servedBy == [.it, .ml, .lob])
    }

    @Test("All four groups matter for a decision")
    mutating func decisions() throws {
        try scene.type("= Ship behind a flag")
        try scene.type("D1 it,ml,lob support")
        let decision = Decision(try scene.workspace.resolve("D1"))
        #expect(decision.unheard == [.users])
        #expect(decision.agreement == .unheard)
        #expect(decision.alignment == 0.75)
    }

    @Test("A position carries reason, condition and voice, and a new one replaces all of them")
    mutating func words() throws {
        try scene.type(
            ":requirement position R1 lob objection --reason 'p95 was 184 ms' --condition 'until p95 < 150 ms' --voice priya"
        )
        let objection = try r1
        #expect(objection.position(of: .lob) == .objection)
        #expect(objection.reason(of: .lob) == "p95 was 184 ms")
        #expect(objection.condition(of: .lob) == "until p95 < 150 ms")
        #expect(objection.voice(of: .lob) == "priya")
        try scene.type("R1 lob support")
        let support = try r1
        #expect(support.position(of: .lob) == .support)
        #expect(support.reason(of: .lob) == nil)
        #expect(support.condition(of: .lob) == nil)
        #expect(support.voice(of: .lob) == nil)
        try scene.type(":requirement position R1 lob none")
        #expect(try r1.standing(of: .lob) == .unheard)
    }

    @Test("Saying again what one said before is recorded: it was heard again")
    mutating func heardAgain() throws {
        try scene.type("R1 lob support")
        #expect(try scene.type("R1 lob support") != nil)
    }

    @Test("The head counts how the requirements of the design's review stand")
    func headline() throws {
        let workspace = try Scene.fraudReview().workspace
        #expect(workspace.headline == "10 requirements: 1 contested · 9 to be heard")
        #expect(workspace.requirements(for: .users).map(\.ref) == ["R8", "R9"])
        #expect(workspace.requirements(for: .lob).map(\.ref) == ["R6", "R5", "R7"])
    }

    @Test("The head leaves out what there is none of, and dropped requirements")
    mutating func headlineOfFew() throws {
        try scene.type("R1 dropped")
        #expect(scene.workspace.headline == "0 requirements")
        try scene.type("+ Another #it by:ml")
        try scene.type("R2 it support")
        try scene.type("R2 ml support")
        #expect(scene.workspace.headline == "1 requirement: 1 agreed")
        try scene.type("R2 met")
        #expect(scene.workspace.headline == "1 requirement: 1 met")
    }
}
