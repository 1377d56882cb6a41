import Alignment
import Foundation
import TestSupport
import Testing

@testable import Minutes

@Suite(.enabled(if: OtherProgram.find("python3") != nil, "python3 is not installed"))
struct MailTests {
    private struct Message: Decodable {
        var headers: [String: String]
        var to: [[String]]
        var text: String
        var html: String
        var defects: [String]
        var flowed: String
    }

    /// The message as Python's email package reads it.
    private func read(_ mail: String) throws -> Message {
        let script = """
            import email, email.policy, json, sys
            m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
            parts = list(m.iter_parts())
            to = [[a.display_name, a.addr_spec] for a in m["to"].addresses] if m["to"] else []
            defects = [str(d) for p in [m] + parts for d in p.defects] + [str(d) for v in m.values() for d in v.defects]
            print(json.dumps(dict(headers={k.lower(): str(v) for k, v in m.items()}, to=to,
                text=parts[0].get_content(), html=parts[1].get_content(), defects=defects,
                flowed=parts[0].get_param("format") or "")))
            """
        return try JSONDecoder().decode(
            Message.self, from: Data(try OtherProgram.run("python3", ["-c", script], mail).utf8))
    }

    private func scene(title: String = "November") throws -> Scene {
        var scene = try Scene.room()
        let review = try scene.workspace.resolve("V1").id
        try scene.record(.set([review], [FieldValue("title", .text(title))]))
        try scene.type(":person set sam email=sam@example.org")
        try scene.type(":person set dana email=dana@example.org")
        try scene.record(
            .set(
                [.person("mira")],
                [FieldValue("email", .text("mira@example.org")), FieldValue("name", .text("Mira \"M\" Sántos, Dr."))]))
        try scene.type(":person set priya email=priya@example.org")
        try scene.type(":person set gil email='gil@example.org\\, eve@example.org'")
        try scene.type(":review set V1 invited.priya=yes")
        scene.at("10:00")
        try scene.type(":review start V1")
        try scene.type("@dana @mira @gil")
        return scene
    }

    @Test func headersNameTheReviewAndThoseWhoWereThereOrInvited() throws {
        let message = try read(try scene().minutes().render(.eml))
        #expect(message.defects.isEmpty)
        #expect(message.headers["from"] == "Sam Ode <sam@example.org>")
        #expect(message.headers["subject"] == "Minutes so far: November, 26 Nov 2026")
        #expect(message.headers["date"] == "Thu, 26 Nov 2026 10:00:20 +0000")
        #expect(message.headers["message-id"]?.hasPrefix("<V1-") == true)
        #expect(
            message.to == [
                ["Dana Ito", "dana@example.org"], ["Mira \"M\" Sántos, Dr.", "mira@example.org"],
                ["Priya Nair", "priya@example.org"],
                ["Sam Ode", "sam@example.org"],
            ])
    }

    @Test func bothAlternativesAreWhatTheFormatsGive() throws {
        var scene = try scene()
        for text in Hostile.lines where !TypedText.isBlank(text) {
            try scene.record(.add(.note, [FieldValue("text", .text(text))]))
        }
        let minutes = try scene.minutes()
        let message = try read(minutes.render(.eml))
        #expect(message.defects.isEmpty)
        #expect(message.flowed == "flowed")
        #expect(lines(message.text) == lines(minutes.text()))
        #expect(lines(message.html) == lines(minutes.render(.html)))
    }

    /// The lines of a text, whatever ends them.
    private func lines(_ text: String) -> [String] {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { String(String.UnicodeScalarView($0.last == "\r" ? $0.dropLast() : $0)) }.dropLast(
            while: \.isEmpty)
    }

    @Test(arguments: [
        "Überprüfung der Betrugserkennung im Zahlungsverkehr, zweites Treffen nach der Sommerpause, Raum Ⅷ",
        "日本語の題名、とても長い題名",
        "x\r\nBcc: eve@example.org", "=?utf-8?Q?x?=", "a \"quoted\" \\ title",
        String(repeating: "long ", count: 30) + "title",
    ])
    func subjectsComeBackAsTheyWere(_ title: String) throws {
        let mail = try scene(title: title).minutes().render(.eml)
        let message = try read(mail)
        #expect(message.headers["bcc"] == nil)
        #expect(message.headers["subject"] == "Minutes so far: \(SafeText.line(title)), 26 Nov 2026")
        #expect(mail.utf8.split(separator: 10).allSatisfy { $0.last == 13 && $0.count <= 79 })
        #expect(mail.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func aGroupsOwnCopyGoesToThatGroup() throws {
        let scene = try scene()
        let message = try read(try scene.minutes().render(.eml, for: .lob))
        #expect(message.to.map { $0[1] } == ["priya@example.org"])
        #expect(message.headers["message-id"]?.contains(".lob@") == true)
        #expect(message.text.contains("For Lines of business"))
    }

    @Test func datesHaveTheZonesOffset() {
        let moment = Moment(Instant(milliseconds: 1_795_687_267_000), Zone { _ in -5 * 3600 - 1800 })
        #expect(Mail.date(moment) == "Thu, 26 Nov 2026 04:31:07 -0530")
    }
}

extension [String] {
    fileprivate func dropLast(while isDropped: (String) -> Bool) -> [String] {
        var rest = self
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return rest
    }
}
