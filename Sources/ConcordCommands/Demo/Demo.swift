internal import Alignment

/// Plays the demonstration's script into entries, with every day relative to today.
struct Demo {
    private let today: Day
    private let zone: Zone
    private let random: @Sendable () -> UInt64
    private var log = EntryLog()
    private var workspace = Workspace()

    /// The one who shows it: the facilitator.
    static let host = "sam"

    /// The entries of the demonstration, in order.
    ///
    /// - Parameters:
    ///   - zoneName: the IANA name the workspace gets.
    ///   - random: random bits for ids.
    /// - Throws: `Refusal` if a line of the script is refused, which a test rules out.
    static func entries(
        today: Day, zone: Zone, zoneName: String, random: @escaping @Sendable () -> UInt64
    ) throws(Refusal) -> [Entry] {
        var demo = Demo(today: today, zone: zone, random: random)
        demo.found(zoneName)
        for step in DemoScript.steps.enumerated().sorted(by: { demo.order($0) < demo.order($1) }).map(\.element) {
            try demo.play(step)
        }
        return Array(demo.log.entries)
    }

    private init(today: Day, zone: Zone, random: @escaping @Sendable () -> UInt64) {
        self.today = today
        self.zone = zone
        self.random = random
    }

    /// Steps go by their day and time; those of one moment stay as written.
    private func order(_ step: (offset: Int, element: DemoScript.Step)) -> (Int, Int, Int) {
        (-step.element.daysAgo, step.element.minute, step.offset)
    }

    private mutating func found(_ zoneName: String) {
        let first = DemoScript.steps.map(\.daysAgo).max() ?? 0
        let at = zone.instant(workday(first), ClockTime(seconds: 8 * 3600 + 55 * 60))
        let fields: [(ItemID, String, Value)] = [
            (.workspace, "id", .text(Crockford.text(16, random))), (.workspace, "format", .integer(1)),
            (.workspace, "name", .text("Fraud scoring programme")), (.workspace, "timezone", .text(zoneName)),
            (.person(Demo.host), "name", .text("Sam Ode")),
        ]
        let changes = fields.map { Entry.Change(item: $0.0, field: $0.1, was: nil, value: $0.2) }
        add(Entry(n: 1, id: Crockford.text(10, random), at: at.iso, by: Demo.host, changes: changes).sealed())
    }

    private mutating func add(_ entry: Entry) {
        let first = log.add([entry])
        workspace.update(to: log, from: first)
    }

    private mutating func play(_ step: DemoScript.Step) throws(Refusal) {
        let at = zone.instant(workday(step.daysAgo), ClockTime(seconds: step.minute * 60 + Int(random() % 50)))
        let context = Context(me: step.who, now: at, zone: zone, random: random)
        // What is typed unaware of the entry before is drafted against the state without it, as on another host.
        let seen = step.isUnaware ? Workspace(log, first: log.entries.count - 1) : workspace
        switch Capture(dated(step.line), seen, context).outcome {
        case .gesture(let gesture):
            let draft = try gesture.draft(seen, context)
            guard !draft.isEmpty else { throw .malformed("'\(step.line)' changes nothing") }
            add(draft.entry(n: log.highestN + 1, by: context))
        case .refused(let refusal): throw .malformed("'\(step.line)': " + refusal.sentence)
        case .command, .nothing: throw .malformed("'\(step.line)' records nothing")
        }
    }

    /// The line with its days filled in.
    private func dated(_ line: String) -> String {
        guard let open = line.firstIndex(of: "{"), let close = line[open...].firstIndex(of: "}"),
            let daysAgo = Int(line[line.index(after: open)..<close])
        else { return line }
        return line[..<open] + workday(daysAgo).iso + line[line.index(after: close)...]
    }

    /// The day so many working days ago, or ahead if negative; a weekend counts as the Friday before.
    private func workday(_ daysAgo: Int) -> Day {
        var day = today + -max(0, today.weekday - 5)
        var left = abs(daysAgo)
        while left > 0 {
            day = day + (daysAgo > 0 ? -1 : 1)
            if day.weekday <= 5 { left -= 1 }
        }
        return day
    }
}
