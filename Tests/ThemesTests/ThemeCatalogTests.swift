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

    @Test("in the program are legible: text has a contrast of 4.5 : 1 and what is inactive 3 : 1")
    func legible() throws {
        let catalog = ThemeCatalog(userFolder: nil)
        for name in catalog.names {
            let theme = try catalog.theme(name)
            #expect(theme.lowContrasts().isEmpty, "\(name)")
            guard case .rgb(let inactive) = theme.look(of: .inactive).color,
                case .rgb(let ground) = theme.background(of: .plain)
            else { continue }
            #expect(inactive.contrast(with: ground) >= 3, "\(name)")
        }
    }

    @Test("in the program tell selection, current line and plain ground apart with 256 colours")
    func groundsDiffer() throws {
        let theme = try ThemeCatalog(userFolder: nil).theme(ThemeCatalog.standardName)
        let grounds = [Ground.plain, .currentLine, .selection]
        #expect(Set(grounds.map { ColorDepth.indexed256.number(of: theme.background(of: $0)) }).count == 3)
    }

    @Test("stay legible however few colours there are")
    func legibleEverywhere() throws {
        for name in ThemeCatalog(userFolder: nil).names {
            let theme = try ThemeCatalog(userFolder: nil).theme(name)
            for depth in ColorDepth.allCases {
                for role in Role.allCases {
                    for ground in Ground.allCases {
                        let paint = theme.paint(Style(role, on: ground), depth)
                        #expect(
                            paint.foreground != paint.background || paint.foreground == -1,
                            "\(name) \(depth) \(role) \(ground)")
                    }
                }
                let selected = theme.paint(Style(.text, on: .selection), depth)
                #expect(selected != theme.paint(Style(), depth), "\(name) \(depth)")
            }
        }
    }

    @Test("give errors, warnings and support colours of their own")
    func statesDiffer() throws {
        let theme = try ThemeCatalog(userFolder: nil).theme("midnight")
        let roles: [Role] = [.text, .dim, .objection, .concern, .unheard, .support, .info, .heading, .stale]
        #expect(Set(roles.map { theme.look(of: $0).color }).count == roles.count)
    }

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
