import Foundation
import Screen
import TestSupport
import Testing

@testable import Themes

/// Each of our themes on each screen, at 80 × 24 and 132 × 40, with direct colour, 256 colours, 16 and none.
///
/// What a screen says and in which roles does not depend on the theme, and how a role looks does not depend on the
/// screen. So the screens are on file once (`snapshots/dashboard`), and the looks of all styles they use once for each
/// theme (`snapshots/themes`); here the two are put together.
@Suite("Every screen in every theme")
struct EveryScreenTests {
    private static let depths: [ColorDepth] = [.direct, .indexed256, .sixteen, .none]

    /// The styles that occur on any screen, plain text among them.
    private static let styles: [Style] = Set(ScreenOnFile.all.flatMap { $0.runs.map(\.style) } + [Style()])
        .sorted {
            ($0.role.rawValue, $0.ground.rawValue, $0.emphasis.rawValue)
                < ($1.role.rawValue, $1.ground.rawValue, $1.emphasis.rawValue)
        }

    @Test("All of them are on file, in the two sizes")
    func complete() {
        let names = Set(ScreenOnFile.all.map(\.name))
        let screens = [
            "overview", "actions", "requirements", "decisions", "reviews", "for-whom", "history", "item", "live",
            "form",
            "bar", "palette", "help", "round", "who-is-here", "read-back",
        ]
        for screen in screens {
            for size in ScreenOnFile.sizes { #expect(names.contains("\(screen)-\(size)"), "\(screen) at \(size)") }
        }
        #expect(Self.styles.count > 30)
    }

    @Test("Their looks are as on file", arguments: TestedTheme.ours)
    func looks(tested: TestedTheme) throws {
        let table = Self.styles.map { style in
            let looks = Self.depths.map { depth in "\(depth) " + tested.theme.paint(style, depth).words(depth) }
            return "\(style): " + looks.joined(separator: ", ")
        }
        let text = "\(tested.theme.name)\n" + table.joined(separator: "\n") + "\n"
        let file = Fixture.root.appending(path: "snapshots/themes/\(tested.name).txt")
        guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("There were no looks of '\(tested.name)' on file; they are written now, look at them")
            return
        }
        let (old, new) = (expected.components(separatedBy: "\n"), text.components(separatedBy: "\n"))
        for line in new where !old.contains(line) { Issue.record("drawn: \(line)") }
        for line in old where !new.contains(line) { Issue.record("on file: \(line)") }
    }

    @Test("Every word on every screen can be read: 4.5 : 1, what is inactive 3 : 1", arguments: TestedTheme.ours)
    func legible(tested: TestedTheme) {
        var judged = 0
        for depth in [ColorDepth.direct, .indexed256] {
            for style in Self.styles {
                guard let least = style.role.leastContrast else { continue }
                let paint = tested.theme.paint(style, depth)
                guard let text = depth.shown(paint.foreground), let ground = depth.shown(paint.background) else {
                    continue
                }
                judged += 1
                #expect(text.contrast(with: ground) >= least, "\(style) with \(depth)")
            }
        }
        #expect(judged > 60 || ["terminal", "mono"].contains(tested.name))
    }

    /// What says how something stands, or that it needs somebody.
    private static let states: Set<Role> = [
        .error, .overdue, .objection, .warning, .dueSoon, .concern, .unheard, .done, .support, .stale, .inactive,
    ]

    @Test("No two things are told apart by colour alone: without colours the same words mean the same")
    func wordsCarryTheMeaning() {
        struct Look: Hashable {
            let text: String
            let emphasis: Emphasis
        }
        var meanings: [Look: Set<Role>] = [:]
        var places: [Look: String] = [:]
        for screen in ScreenOnFile.all {
            for run in screen.runs {
                let paint = Theme.monochrome.paint(run.style, .none)
                let text = run.text.trimmingCharacters(in: .whitespaces)
                let look = Look(text: text, emphasis: paint.emphasis.subtracting(.reverse))
                guard !text.isEmpty else { continue }
                meanings[look, default: []].insert(run.style.role)
                places[look, default: ""] += " \(screen.name):\(run.row)"
            }
        }
        for (look, roles) in meanings where roles.count > 1 && !roles.isDisjoint(with: Self.states) {
            #expect(Self.explained.contains(look.text), "'\(look.text)' \(roles)\(places[look] ?? "")")
        }
        #expect(meanings.count > 300)
    }

    /// What is stressed in one place and not in another, and says the same in both: the dot and the dash between words are
    /// the signs of somebody not heard beside a letter, a key at the
    /// foot is no row's sign, the names of groups have a label before them.
    private static let explained: Set<String> = [
        "·", "-", "n", "!", "IT", "ML", "users", "nobody", "accepted", "to be heard", "· not heard",
    ]

    @Test("What is late or contested is so in signs and words on every list that shows it")
    func urgencyInSigns() throws {
        for size in ScreenOnFile.sizes {
            let screen = try ScreenOnFile("overview-\(size)")
            for run in screen.runs where run.style.role == .objection {
                #expect(run.text.contains("✗") || run.text.contains("contested"), "\(run)")
            }
            for run in screen.runs where run.style.role == .overdue {
                let words = ["!", "late", "overdue"]
                #expect(
                    words.contains { run.text.contains($0) } || run.text.allSatisfy { "▁▂▃▄▅▆▇█".contains($0) },
                    "\(run)")
            }
        }
    }
}

extension Paint {
    /// "d5dbe8 on 12151c bold"; a number where the terminal chooses the colour, nothing for its own.
    fileprivate func words(_ depth: ColorDepth) -> String {
        var words = [foreground, background].map { number in
            if number < 0 { return "default" }
            guard depth == .direct, number > 255 else { return "\(number)" }
            return Color.rgb(RGB(UInt32(number))).notation
        }
        words.insert("on", at: 1)
        if depth == .none { words = [] }
        let stresses: KeyValuePairs<String, Emphasis> = ["bold": .bold, "underline": .underline, "reverse": .reverse]
        words += stresses.filter { emphasis.contains($0.value) }.map(\.key)
        return words.isEmpty ? "plain" : words.joined(separator: " ")
    }
}
