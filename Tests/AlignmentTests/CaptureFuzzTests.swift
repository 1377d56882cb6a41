import Alignment
import TestSupport
import Testing

/// Random and damaged lines: nothing crashes, and what is not understood comes out as it went in.
@Suite struct CaptureFuzzTests {
    /// The design's lines and what people type by mistake, in words.
    private static let words = [
        "!", "+", "=", "?", "~", ".", ">", ":", "::", "@dana", "@jnu", "-@lee", "#ml", "#sales", "by:it,ml", "due:fri",
        "due:+9999999999d",
        "p:must", "cat:data", "re:R1", "re:-", "re:R99999999999999999999", "lead:priya", "R1", "A1", "A1-zzzz", "N1",
        "D1", "done", "blocked",
        "on", "because", "all", "it", "support", "objection:", "lob:", "@priya:", "park", "3", "+5", "10m", "\\@x",
        "\\", "review", "close",
        "next=+2w", "'", "\"", "日本語", "👩‍💻", "e\u{301}", "\u{200B}", "\u{301}", "\u{FE0F}", "C#", "http://x", ",", "…",
        "\u{A0}", "\u{3000}",
    ]

    @Test(
        "Any mixture of words is taken or refused, and what is taken can be undone",
        arguments: Seeds.few(12))
    func mixtures(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = try scene(seed)
        for _ in 0..<60 {
            let count = Int.random(in: 1...7, using: &random)
            let line = (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            try expectHarmless(line, &scene)
        }
    }

    @Test("So is any damaged line of the real review", arguments: Seeds.few(12))
    func damaged(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let lines = try Fixture.text("fraud-review.capture").split(separator: "\n").map { Array($0.unicodeScalars) }
        var scene = try scene(seed)
        for _ in 0..<60 {
            var scalars = lines.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...4, using: &random) where !scalars.isEmpty {
                let at = Int.random(in: scalars.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: scalars.remove(at: at)
                case 1: scalars.insert(Self.anyScalar(&random), at: at)
                default: scalars.swapAt(at, Int.random(in: scalars.indices, using: &random))
                }
            }
            var line = String.UnicodeScalarView()
            line.append(contentsOf: scalars)
            try expectHarmless(String(line), &scene)
        }
    }

    @Test(
        "A note of random text is that text, byte for byte but for space at its ends",
        arguments: Seeds.few(12))
    func plainText(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = try scene(seed)
        for _ in 0..<20 {
            var text = String.UnicodeScalarView("x".unicodeScalars)
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                let scalar = Self.anyScalar(&random)
                let isPlain = !TypedText.isRefused(scalar) && !["\\", "\u{2028}", "\u{2029}"].contains(scalar)
                if isPlain { text.append(scalar) }
            }
            text.append("y")
            guard !String(text).contains("re:") else { continue }
            let entry = try #require(try scene.type(". " + String(text)))
            #expect(entry.change(entry.items[0], "text")?.value == .text(String(text)))
            #expect(try Entry(line: entry.line) == entry)
        }
    }

    @Test(
        "Words that mean nothing stay in the title, in their order, and so do the spaces between them",
        arguments: Seeds.few(12))
    func titles(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let plain = [
            "Load-test", "C#", "a@b.c", "http://x", "(x)", "50", "%", "日本語", "A99", "done", "todo:x", "«é»", "it's",
            "=1+1",
        ]
        for mark in ["!", "+", "=", "?", "~"] {
            var scene = try scene(seed)
            var title = "x"
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                title +=
                    String(repeating: " ", count: Int.random(in: 1...3, using: &random))
                    + (plain.randomElement(using: &random) ?? "")
            }
            let entry = try #require(try scene.type("\(mark) \(title)"))
            #expect(scene.workspace[entry.items[0]]?.title == title)
            #expect(scene.remarks("\(mark) \(title)").isEmpty)
        }
    }

    private func scene(_ seed: UInt64) throws -> Scene {
        var scene = try Scene.review()
        for line in ["+ One #lob by:it :: p95", "! Two @dana", "= Three", "? Four"] { try scene.type(line) }
        return scene
    }

    /// Completing, previewing and recording a line never crash; what it records is one undo away from not being there.
    private func expectHarmless(_ line: String, _ scene: inout Scene) throws {
        let context = scene.context()
        let capture = Capture(line, scene.workspace, context)
        _ = capture.preview(scene.workspace, context)
        _ = Completion(line, scene.workspace)
        guard case .gesture(let gesture) = capture.outcome else { return }
        let before = scene.workspace.standing
        guard let entry = try? scene.record(gesture) else { return }
        #expect(try Entry(line: entry.line) == entry, "\(line)")
        if gesture != .undo, gesture != .redo, entry.redacts.isEmpty {
            try scene.type(":undo")
            #expect(difference(scene.workspace.standing, before).isEmpty, "\(line)")
            try scene.type(":redo")
        }
    }

    private static func anyScalar(_ random: inout SplitMix64) -> Unicode.Scalar {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x20...0x7E, 0x21...0x40, 0xA0...0x2FF, 0x300...0x36F, 0x2000...0x206F, 0x3000...0x30FF,
            0x1F300...0x1F9FF, 0...0x1F,
        ]
        let range = ranges.randomElement(using: &random) ?? 0x20...0x7E
        return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "x"
    }
}
