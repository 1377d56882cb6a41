import Foundation
import TestSupport
import Testing

/// The main job on real input, from the shell and from the dashboard.
@Suite("The main job") struct MainJobTests {
    private func expectTheReview(_ site: Site) throws {
        #expect(try site.list("requirement").count == 10)
        #expect(try site.list("action", "--all").count == 10)
        #expect(try site.list("decision").count == 2)
        let notes = try site.list("note", "--all")
        #expect(notes.count { $0["kind"] as? String == "question" } == 2)
        #expect(notes.count { $0["kind"] as? String == "parked" } == 2)
        #expect(try site.show("action", "A1")["status"] as? String == "done")
        #expect(try site.show("action", "A2")["moved"] as? Int == 1)
        let r8 = try site.show("requirement", "R8")
        #expect((r8["criterion"] as? String)?.hasPrefix("p95 < 150 ms over 24 h until") == true)
        #expect(r8["unheard"] as? [String] == ["users"])
        for group in ["it", "ml", "lob"] { #expect(r8["position." + group] as? String == "support") }
        #expect(try site.show("requirement", "R6")["state"] as? String == "contested")
        #expect(try site.show("review", "V1")["status"] as? String == "closed")
    }

    @Test func fromAFile() throws {
        let site = try Site.afterTheReview()
        try expectTheReview(site)
        let story = try site.run("log", "R8").output
        for words in ["ML position: concern · ML reason: p95 was 184 ms last week", "ML position: concern → support"] {
            #expect(story.contains(words))
        }
    }

    @Test func theMinutesHoldWhoSaidWhatAndWhoCameAndLeft() throws {
        let site = try Site.afterTheReview()
        let files = ScratchDirectory.names(in: site.folder("minutes"))
        #expect(files.count == 1)
        let minutes = try String(contentsOfFile: site.folder("minutes/" + (files.first ?? "")), encoding: .utf8)
        for words in [
            "Priya Nair: a decline after three seconds", "End users: 31 calls last week",
            "Ship the distilled model behind a flag (D1)", "Jun Park: the pipeline, the packages",
            "Sharing labels with the dispute team", "Ana Ruiz", "Is 120 ms the network's number or the customer's?",
        ] { #expect(minutes.contains(words), "\(words)") }
    }

    @Test func typedIntoTheBarItGivesTheSameState() throws {
        let site = try Site()
        let sitting = try Sitting(site)
        #expect(sitting.shows("End users"))
        sitting.type("c")
        var lines = try Fixture.text("fraud-review.capture").split(separator: "\n").map(String.init)
        lines.removeAll { $0.hasPrefix("# ") }
        var recorded = site.bytes.count { $0 == 0x0A }
        for line in lines {
            sitting.enter(line)
            recorded += 1
            let isRecorded = sitting.waits(5) { site.bytes.count { $0 == 0x0A } >= recorded }
            try #require(isRecorded, "'\(line)' was not recorded:\n\(sitting.screen)")
        }
        sitting.type(Keys.escape)
        try expectTheReview(site)
        #expect(ScratchDirectory.names(in: site.folder("minutes")).count == 1)
    }
}
