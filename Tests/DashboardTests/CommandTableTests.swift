import Foundation
import Screen
import TestSupport
import Testing

@testable import Dashboard

@Suite struct CommandTableTests {
    @Test func everyCommandHasANameOfItsOwn() {
        let names = Command.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: Place.allCases) func noKeyMeansTwoThingsInOnePlace(_ place: Place) {
        var owners: [Key: String] = [:]
        for command in Command.all where command.places.contains(place) {
            for key in command.keys where !(place.takesText && key.isPrintable) {
                #expect(owners[key] == nil, "\(key.name) is \(owners[key] ?? "") and \(command.name) in \(place)")
                owners[key] = command.name
            }
        }
    }

    @Test(arguments: Place.allCases) func everyHintNamesACommandOfThePlace(_ place: Place) {
        for screen in ScreenName.allCases {
            for name in Hints.names(place, screen) {
                let command = Command.named(name)
                #expect(command?.hint != nil, "\(name) has no hint")
                let isThere = Place.allCases.contains {
                    ($0 == place || $0.isScreen) && command?.places.contains($0) == true
                }
                #expect(isThere, "\(name) is not to be had in \(place)")
            }
        }
    }

    /// The table of DESIGN section 6, key by key.
    @Test func theKeysAreThoseOfTheDesign() {
        let expected: [(Key, String)] = [
            ("c", "capture"), ("!", "capture-action"), ("+", "capture-requirement"), ("=", "capture-decision"),
            ("~", "capture-parked"), ("e", "edit"), ("d", "done"), ("w", "start"), ("b", "block"), ("o", "owner"),
            ("t", "due"), ("p", "priority"), ("S", "positions"), ("n", "note"), ("x", "drop"), ("u", "undo"),
            ("U", "redo"), (.control("r"), "redo"), ("/", "filter"), (":", "palette"), (.control("p"), "palette"),
            ("?", "help"), (.function(1), "help"), ("y", "copy"), ("m", "minutes"), ("L", "go-live"), ("z", "zoom"),
            (.control("l"), "redraw"), (.control("z"), "suspend"), ("q", "quit"), ("s", "sort"), (" ", "mark"),
            ("j", "down"), ("k", "up"), ("h", "left"), ("l", "right"), ("g", "first"), ("G", "last"),
            (.pageUp, "page-up"), (.pageDown, "page-down"), (.tab, "next-panel"), ("[", "previous-panel"),
            ("]", "next-panel"), ("1", "go-overview"), ("6", "go-for-whom"), ("7", "go-history"), (.enter, "open"),
        ]
        for (key, name) in expected { #expect(Keymaps.standard[.table].command(for: key) == name, "\(key.name)") }
        let live: [(Key, String)] = [
            (.function(1), "help"), (.function(2), "next-topic"), (.function(3), "previous-topic"),
            (.function(4), "park-topic"), (.function(5), "round"), (.function(6), "extend-topic"),
            (.function(7), "projector"), (.function(9), "close-review"), (.control("z"), "undo-in-review"),
        ]
        for (key, name) in live {
            #expect(Keymaps.standard[.liveBar].command(for: key) == name, "\(key.name)")
            #expect(Keymaps.standard[.live].command(for: key) == name, "\(key.name)")
        }
    }

    @Test func inALineEveryPrintableKeyIsText() {
        for place in Place.allCases where place.takesText {
            for binding in Keymaps.standard[place].all {
                #expect(!binding.key.isPrintable, "\(binding.command) in \(place)")
            }
        }
    }

    @Test func theREADMEHoldsTheTableOfKeys() throws {
        let path = Fixture.root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")
        let text = try String(contentsOf: path, encoding: .utf8)
        #expect(text.contains(Command.markdown), "README.md lacks the table as it stands:\n\(Command.markdown)")
    }

    @Test func theREADMEsTableNamesEveryKey() {
        let table = Command.markdown
        for command in Command.all where !command.keys.isEmpty { #expect(table.contains(command.title)) }
        #expect(table.contains("`Ctrl-R`"))
    }
}
