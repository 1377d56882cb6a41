import Alignment
import Minutes
import TestSupport
import Testing

extension Scene {
    /// Sam facilitates, one person of each group is known, two requirements stand, and V1 is planned for 10:00.
    static func room() throws -> Scene {
        var scene = Scene()
        try scene.record(.addPerson(handle: "sam", []))
        try scene.type(
            file: """
                :person set sam name='Sam Ode' group=it
                :person add dana name='Dana Ito' group=it
                :person add mira name='Mira Santos' group=ml
                :person add priya name='Priya Nair' group=lob
                :person add ana name='Ana Ruiz' group=users
                :person add gil name='Gil'
                + Answers are fast #users by:it,ml p:must :: p95 < 120 ms
                + Declines carry a code #lob by:ml :: 100 %
                :review plan 'November' planned='2026-11-26 10:00' facilitator=sam minutes=60
                """)
        scene.at("10:00")
        return scene
    }

    /// Moves the clock to a time of day on the day it stands at.
    mutating func at(_ time: String) {
        guard let clock = ClockTime(iso: time) else { return }
        now = zone.instant(today, clock)
    }

    /// Moves the clock to ten o'clock some days later.
    mutating func later(days: Int) {
        now = zone.instant(today + days, ClockTime(seconds: 36_000))
    }

    func minutes(_ review: String = "V1") throws -> Minutes {
        try #require(Minutes(of: try workspace.resolve(review).id, log: log, zone: zone))
    }
}

extension Minutes {
    /// The Markdown between a heading and the next one of its level or above.
    func part(_ heading: String) -> String? {
        let lines = markdown().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let first = lines.firstIndex(where: { $0.drop { $0 == "#" } == " " + heading && $0.hasPrefix("#") })
        else {
            return nil
        }
        let level = lines[first].prefix { $0 == "#" }.count
        let rest = lines[(first + 1)...].prefix { line in
            let marks = line.prefix { $0 == "#" }.count
            return marks == 0 || marks > level
        }
        return rest.joined(separator: "\n").trimmingNewlines
    }
}

extension String {
    var trimmingNewlines: String {
        var rest = self[...]
        while rest.hasPrefix("\n") { rest.removeFirst() }
        while rest.hasSuffix("\n") { rest.removeLast() }
        return String(rest)
    }
}
