import Alignment
import Dashboard
import Screen
import TestSupport
import Testing

@testable import ConcordCommands

@Suite struct ConfigurationTests {
    private func configuration(_ text: String) -> Configuration {
        let rig = Rig()
        var configuration = Configuration()
        configuration.read(Array(text.utf8), path: "config.yml", host: rig.host)
        return configuration
    }

    @Test func everySettingIsTaken() {
        let read = configuration(
            """
            # mine
            theme: paper
            paint-background: no
            mouse: off
            color: never
            me: "@dana"
            keys:
              done: [D, F11]
              drop: none
              filter: Ctrl-f
            """)
        #expect(read.problems.isEmpty, "\(read.problems)")
        #expect(read.theme == "paper" && read.person == "dana" && read.color == .never)
        #expect(!read.paintsBackground && !read.hasMouse)
        let keys = read.keymaps[.table]
        #expect(keys.command(for: .character("D")) == "done" && keys.command(for: .function(11)) == "done")
        #expect(keys.command(for: .character("d")) == nil, "what is remapped keeps no key of the table's")
        #expect(keys.keys(for: "drop").isEmpty)
        #expect(keys.keys(for: "filter").map(\.name) == ["Ctrl-F"])
    }

    @Test func theWholeTableCanBeWrittenDownAndReadBack() {
        var text = "keys:\n"
        for command in Command.all {
            let names = command.keys.map {
                "\"" + $0.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
            }
            text += "  \(command.name): [\(names.joined(separator: ", "))]\n"
        }
        let read = configuration(text)
        #expect(read.problems.isEmpty, "\(read.problems)")
        for place in Place.allCases {
            #expect(Set(read.keymaps[place].all) == Set(Keymaps.standard[place].all), "\(place)")
        }
    }

    @Test(arguments: [
        ("tehme: paper", "line 1 has an unknown setting 'tehme'; use theme,"),
        ("tehme: paper", "(did you mean 'theme'?)"),
        ("mouse: perhaps", "line 1 cannot use 'perhaps' for 'mouse'; use yes or no"),
        ("theme: midnite", "line 1 cannot use 'midnite' for 'theme'; use a name of 'concord theme list'"),
        ("theme: [paper]", "line 1 cannot use 'paper' for 'theme'"),
        ("theme: {}", "line 1 cannot use '' for 'theme'"),
        ("theme: paper\ntheme: mono", "line 2 says 'theme' again; the first one counts"),
        ("me: it", "line 1 cannot use 'it' for 'me'; use a person's handle"),
        ("keys:\n  dnoe: x", "line 2 names an unknown command 'dnoe' (did you mean 'done'"),
        ("keys:\n  done: Ctl-x", "line 2 has no key 'Ctl-x' for 'done'; use one key, a list of keys, or none"),
        ("keys:\n  done: x\n  drop: x", "line 3 gives 'x' to 'drop', but 'done' has it already"),
        ("keys:\n  done: o", "line 2 takes 'o', the only key of 'owner'"),
        ("keys:\n  save-line: x", "line 2 cannot give 'x' to 'save-line': it types text there"),
        ("keys: x", "line 1 cannot use 'x' for 'keys'"),
        ("- a", "line 1 cannot"), ("a: b\n- c", "is no YAML in line 2"), ("just text", "is no setting"),
    ]) func whatIsWrongIsToldWithItsLineAndWhatIsAccepted(text: String, told: String) {
        let read = configuration(text)
        let problem = read.problems.joined(separator: "\n")
        #expect(problem.contains(told) || told == "line 1 cannot" && problem.contains("unknown setting"), "\(problem)")
        #expect(read.problems.allSatisfy { $0.hasPrefix("'config.yml' ") })
    }

    @Test func theRestAppliesThough() {
        let read = configuration("mouse: perhaps\ntheme: paper\nkeys:\n  nothing: D\n  done: D\n")
        #expect(read.problems.count == 2)
        #expect(read.theme == "paper")
        #expect(read.keymaps[.table].command(for: .character("D")) == "done")
    }

    @Test func anEmptyListTakesTheKeysAway() {
        #expect(configuration("keys:\n  done: []").keymaps[.table].keys(for: "done").isEmpty)
    }

    @Test func anyBytesAreSurvived() {
        let good = Array("theme: paper\nkeys:\n  done: [x, F4]\n  drop: none\n".utf8)
        for index in good.indices {
            for byte in [0, 0x0A, 0x20, 0x3A, 0x5B, 0x7B, 0x2A, 0x26, 0xFF] as [UInt8] {
                var bad = good
                bad[index] = byte
                _ = configuration(String(decoding: bad, as: UTF8.self))
            }
        }
    }
}

@Suite struct SettingsInForceTests {
    private func rig(_ settings: String) throws -> Rig {
        let rig = Rig.withWorkspace()
        rig.environment["XDG_CONFIG_HOME"] = rig.directory("config")
        try rig.write(settings, to: "config/concord/config.yml")
        return rig
    }

    @Test func theConfigurationSaysWhoIAmUnlessSomethingElseDoes() throws {
        let rig = try rig("me: priya\n")
        #expect(rig.run("info", "--json").out.contains("\"you\": \"sam\""))
        rig.environment["CONCORD_USER"] = nil
        let info = rig.run("info").out
        #expect(info.contains("priya") && info.contains("config.yml\n"))
    }

    @Test func whatIsWrongIsToldAndTheCommandRunsAllTheSame() throws {
        let rig = try rig("colour: never\n")
        let run = rig.run("status")
        #expect(run.status == .done)
        #expect(run.err.contains("config.yml' line 1 has an unknown setting 'colour'"))
        #expect(run.err.contains("did you mean 'color'?"))
    }

    @Test func colorOfTheConfigurationBeatsTheVariablesAndTheOptionBeatsBoth() throws {
        let rig = try rig("color: always\n")
        rig.environment["NO_COLOR"] = "1"
        #expect(rig.run("status").out.contains("\u{1B}["))
        #expect(!rig.run("status", "--color", "never").out.contains("\u{1B}["))
        #expect(!rig.run("status", "--color", "auto").out.contains("\u{1B}["))
    }

    @Test func infoShowsTheFileAndEverySettingAndCommand() throws {
        let rig = try rig("theme: paper\nkeys:\n  done: D\n")
        #expect(rig.run("info").out.contains("config/concord/config.yml\n"))
        let settings = rig.run("info", "--settings")
        #expect(settings.status == .done && settings.err.isEmpty)
        for setting in Setting.all { #expect(settings.out.contains(setting.name + ": ")) }
        for command in Command.all { #expect(settings.out.contains("  \(command.name): ")) }
        let lines = settings.out.split(separator: "\n").filter { $0.hasPrefix("  done: ") || $0.hasPrefix("theme: ") }
        #expect(lines.count == 2 && lines[0].contains("paper") && lines[1].contains(" D "))
    }
}

@Suite struct SavedViewTests {
    private func configuration(_ text: String) -> Configuration {
        var configuration = Configuration()
        configuration.read(Array(text.utf8), path: "config.yml", host: Rig().host)
        return configuration
    }

    private static let mine = """
        screen: requirements
        dates: iso
        views:
          - name: Mine, late first
            key: F10
            screen: actions
            filter: mine overdue
            sort: -due
          - name: Everything contested
            screen: requirements
            filter: state:contested
        """

    @Test func aViewHasANameAndPerhapsAKeyAFilterAndAnOrder() {
        let read = configuration(Self.mine)
        #expect(read.problems.isEmpty, "\(read.problems)")
        #expect(read.screen == .requirements && read.dates == .iso)
        #expect(
            read.views == [
                SavedView(
                    name: "Mine, late first", screen: .actions, filter: "mine overdue",
                    sorting: .init(column: "due", isDescending: true), key: .function(10)),
                SavedView(
                    name: "Everything contested", screen: .requirements, filter: "state:contested", sorting: nil,
                    key: nil),
            ])
        #expect(read.keymaps[.overview].command(for: .function(10)) == "Mine, late first")
    }

    @Test(arguments: [
        ("views: x", "line 1 cannot use 'x' for 'views'; use '- name: ...'"),
        ("views:\n  - key: F10", "line 2 has a view without a name; it is left out"),
        (
            "views:\n  - name: done",
            "line 2 cannot use 'done' for 'name' of a view; use any words, but not those of a command"
        ),
        ("views:\n  - name: a\n    key: Ctl-x", "line 3 cannot use 'Ctl-x' for 'key' of a view"),
        (
            "views:\n  - name: a\n    screen: live",
            "line 3 cannot use 'live' for 'screen' of a view; use overview, actions"
        ),
        ("views:\n  - name: a\n    sort: size", "line 3 cannot sort actions by 'size'; use id, "),
        ("views:\n  - name: a\n    colour: red", "line 3 has an unknown 'colour' in a view; use name, key"),
        ("views:\n  - name: a\n    key: o", "line 2 takes 'o', the only key of 'owner'"),
        ("screen: agenda", "line 1 cannot use 'agenda' for 'screen'; use overview, actions"),
        ("dates: long", "line 1 cannot use 'long' for 'dates'; use words"),
    ]) func whatIsWrongIsToldAndTheRestApplies(text: String, told: String) {
        let read = configuration(text + "\nmouse: off")
        #expect(read.problems.contains { $0.contains(told) }, "\(read.problems)")
        #expect(!read.hasMouse)
    }

    @Test func everyPartOfAViewIsDocumentedAndWhatIsInForceShown() throws {
        let rig = Rig.withWorkspace()
        rig.environment["XDG_CONFIG_HOME"] = rig.directory("config")
        try rig.write(Self.mine, to: "config/concord/config.yml")
        let out = rig.run("info", "--settings").out
        for part in ViewSettings.parts { #expect(out.contains(part.name + ": ") && out.contains(part.accepted)) }
        #expect(out.contains("Mine, late first on F10"))
        #expect(rig.run("info", "--settings", "--json").out.contains("\"sort\": \"-due\""))
    }

    @Test func daysAreWrittenAsSaidInListsAndNotInMinutes() throws {
        let rig = try Rig.afterReview()
        let minutes = rig.run("minutes", "V1").out
        rig.environment["XDG_CONFIG_HOME"] = rig.directory("config")
        try rig.write("dates: iso\n", to: "config/concord/config.yml")
        #expect(rig.run("action", "list").out.contains("2026-11-27") == false, "due tomorrow has a word")
        #expect(rig.run("action", "list").out.contains("2026-12-03"))
        #expect(rig.run("action", "show", "A2").out.contains("2026-12-10"))
        #expect(rig.run("add", "A2 due:2026-12-11").out.contains("2026-12-10 → 2026-12-11"))
        #expect(rig.run("undo").status == .done)
        #expect(minutes.contains(" Dec") && rig.run("minutes", "V1").out == minutes)
    }

    @Test func plainModeReadsAView() throws {
        let rig = try Rig.afterReview()
        rig.environment["XDG_CONFIG_HOME"] = rig.directory("config")
        try rig.write(Self.mine, to: "config/concord/config.yml")
        rig.input = Array("view\nview everything contested\nview nothing\n".utf8)
        let out = rig.run("--plain").out
        #expect(out.contains("\nMine, late first.\n"))
        #expect(out.contains("\nRequirements, as far as 'state:contested' fits: 1\n"))
        #expect(out.contains("Unknown view 'nothing'; use Mine, late first or Everything contested"))
        #expect(out.contains("\nRequirements: 10\n"), "the screen to begin with")
    }
}
