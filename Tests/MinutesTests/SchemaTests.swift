import Alignment
import Foundation
import Minutes
import TestSupport
import Testing

/// Both JSON forms against the schemas in Tests/Fixtures, by Python's jsonschema.
@Suite(.enabled(if: OtherProgram.python(has: "jsonschema"), "python3 with jsonschema is not installed"))
struct SchemaTests {
    /// The complaints about a document, none if it fits.
    private func complaints(_ document: String, _ schema: String) throws -> String {
        let script = """
            import json, jsonschema, sys
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            for e in jsonschema.Draft202012Validator(schema).iter_errors(json.load(sys.stdin)):
                print(list(e.absolute_path), e.message[:200])
            """
        return try OtherProgram.run("python3", ["-c", script, Fixture.root.appending(path: schema).path], document)
    }

    @Test func theTranscriptsMinutesFit() throws {
        let minutes = try Scene.fraudReview().minutes()
        #expect(try complaints(minutes.json(), "minutes.schema.json") == "")
        #expect(try complaints(minutes.json(for: .lob), "minutes.schema.json") == "")
    }

    @Test func theLargerTranscriptFits() throws {
        let scene = try Scene.hospitalBeds()
        for review in ["V1", "V2"] {
            #expect(try complaints(scene.minutes(review).json(for: .users), "minutes.schema.json") == "")
        }
        let export = Export(scene.workspace, zone: .utc, today: scene.today)
        #expect(try complaints(text(export), "export.schema.json") == "")
    }

    @Test func everyPartOfTheMinutesFits() throws {
        var scene = try Scene.room()
        try scene.type("! Old @dana #lob due:2026-11-20")
        try scene.type(":topic add One review=V1 minutes=5 about=R1")
        try scene.type(":topic add Two review=V1")
        try scene.type(":review set V1 invited.ana=yes")
        #expect(try complaints(scene.minutes().json(for: .it), "minutes.schema.json") == "")
        try scene.type(":review start V1")
        try scene.type("@dana @gil")
        try scene.type(">")
        try scene.type("R1 users objection: slow :: until fast")
        try scene.type("= Wait")
        try scene.type("D1 it concern: why")
        try scene.type("A1 due:2026-11-25 because late")
        try scene.type("? Who? @lob")
        try scene.type("~ Later")
        try scene.type("A1 p:must", as: "priya")
        try scene.type("-@dana")
        try scene.type("> park")
        #expect(try complaints(scene.minutes().json(), "minutes.schema.json") == "")
        try scene.type(":review close next=+2w")
        try scene.record(
            .add(.note, [FieldValue("text", .text("late"))]), as: "dana", in: try scene.workspace.resolve("V1").id)
        #expect(try complaints(scene.minutes().json(), "minutes.schema.json") == "")
    }

    private func text(_ export: Export) -> String {
        var bytes: [UInt8] = []
        export.json { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func theExportFits() throws {
        var scene = try Scene.fraudReview()
        try scene.type("D1 it support")
        try scene.type("A3 blocked on the network")
        let export = Export(scene.workspace, zone: .utc, today: scene.today)
        #expect(try complaints(text(export), "export.schema.json") == "")
        #expect(try complaints(text(Export(Workspace(), zone: .utc, today: scene.today)), "export.schema.json") == "")
    }

    @Test func theSchemasRefuseWhatIsNotSo() throws {
        let minutes = try Scene.fraudReview().minutes().json()
        let wrong = minutes.replacingOccurrences(of: "\"stale\": false", with: "\"stale\": \"no\"")
        #expect(try complaints(wrong, "minutes.schema.json") != "")
        let unknown = minutes.replacingOccurrences(of: "\"edition\": 1", with: "\"edition\": 1, \"extra\": 1")
        #expect(try complaints(unknown, "minutes.schema.json").contains("extra"))
    }
}
