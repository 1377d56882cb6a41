import Glibc
import Screen
import TestSupport
import Testing

@testable import Themes

@Suite("The themes")
struct ThemeCatalogTests {
    @Test("in the program can all be loaded by name")
    func allLoad() throws {
        let catalog = ThemeCatalog(userFolder: nil)
        #expect(catalog.names.contains(ThemeCatalog.standardName))
        for name in catalog.names { #expect(throws: Never.self, "\(name)") { try catalog.theme(name) } }
    }

    @Test("in the program are legible as written: text has a contrast of 4.5 : 1 and what is inactive 3 : 1")
    func legible() throws {
        let catalog = ThemeCatalog(userFolder: nil)
        for name in catalog.names {
            #expect(try catalog.theme(name).lowContrasts.isEmpty, "\(name)")
        }
    }

    @Test(
        "in the program tell selection, current line and plain ground apart with 256 colours", arguments: Self.painted)
    func groundsDiffer(name: String) throws {
        let theme = try ThemeCatalog(userFolder: nil).theme(name)
        let grounds = [Ground.plain, .currentLine, .selection]
        #expect(Set(grounds.map { ColorDepth.indexed256.number(of: theme.background(of: $0)) }).count == 3)
    }

    @Test("give errors, warnings and support colours of their own", arguments: Self.painted)
    func statesDiffer(name: String) throws {
        let theme = try ThemeCatalog(userFolder: nil).theme(name)
        let roles: [Role] = [.text, .dim, .objection, .concern, .unheard, .support, .info, .heading, .stale]
        #expect(Set(roles.map { theme.look(of: $0).color }).count == roles.count)
    }

    @Test("terminal and mono name no colour of their own: without colours they look as any theme does")
    func ownColors() throws {
        let catalog = ThemeCatalog(userFolder: nil)
        for name in ["terminal", "mono"] {
            let scheme = try catalog.scheme(name)
            #expect(scheme.palette.allSatisfy { color in if case .rgb = color { false } else { true } })
            for role in Role.allCases {
                let style = Style(role)
                #expect(try catalog.theme(name).paint(style, .none) == Theme.monochrome.paint(style, .none))
            }
        }
        let mono = try catalog.theme("mono")
        for ground in Ground.allCases where ground != .plain {
            #expect(mono.paint(Style(.text, on: ground), .direct) != mono.paint(Style(), .direct))
        }
        #expect(try catalog.theme("terminal").paint(Style(.overdue), .sixteen).emphasis == .bold)
        #expect(mono.paint(Style(.objection), .direct) == Paint(foreground: -1, background: -1, emphasis: .bold))
    }

    private static let painted = ["midnight", "paper", "high-contrast", "clear-sight"]

    @Test("of the user's folder are found by name, and files by path")
    func userThemes() throws {
        let folder = ScratchDirectory()
        write(scheme(name: "Own"), to: folder("own.yaml"))
        write("nothing", to: folder("notes.txt"))
        let catalog = ThemeCatalog(userFolder: folder.path)
        #expect(catalog.names.last == "own")
        #expect(try catalog.theme("own").name == "Own")
        #expect(try catalog.theme(folder("own.yaml")).name == "Own")
    }

    @Test("nobody has are refused with the names there are, missing files with the cause")
    func unknown() {
        let catalog = ThemeCatalog(userFolder: "/nonexistent")
        #expect(throws: ThemeError.unknown(name: "midnite", known: catalog.names)) { try catalog.theme("midnite") }
        #expect(throws: ThemeError.unreadable(path: "no/such", errno: ENOENT)) { try catalog.theme("no/such") }
        #expect(throws: ThemeError.unreadable(path: "/tmp/", errno: EISDIR)) { try catalog.theme("/tmp/") }
        #expect(throws: ThemeError.tooLarge(path: "/dev/zero")) { try catalog.theme("/dev/zero") }
    }

    private func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { return }
        fputs(text, file)
        fclose(file)
    }

    private func scheme(name: String) -> String {
        let slots = (0..<16).map { "  base0\(String($0, radix: 16)): \"0000\($0 + 10)\"" }
        return "name: \(name)\npalette:\n" + slots.joined(separator: "\n") + "\n"
    }
}
