import Alignment
import Dashboard
import Glibc
import Journal
import JournalGenerator
import Minutes
import Screen

/// Times the parts of the engine in one process: `benchmark [ITEMS]`, by default 10,000 action items of four entries.
@main struct Main {
    static func main() throws {
        var shape = JournalShape()
        shape.items = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
        let bytes = JournalGenerator.journal(shape)
        let megabytes = Double(bytes.count) / 1e6
        print("\(shape.items) action items, \(Int(megabytes * 10) / 10) MB of journal\n")

        var log = EntryLog()
        Benchmark("reader: lines to entries", megabytes: megabytes).run {
            log = EntryLog()
            log.add(lines: bytes[...])
        }
        precondition(log.unreadable.isEmpty, "The generator writes lines that are no entries.")
        precondition(log.entries.prefix(500).allSatisfy { $0.sealed().line == $0.line }, "A line is not canonical.")
        var workspace = Workspace(log)
        Benchmark("fold: entries to workspace", megabytes: megabytes).run { workspace = Workspace(log) }
        precondition(workspace.items(.action).count == shape.items, "The workspace lacks items.")

        let zone = Zone { _ in 0 }
        guard let now = Instant(iso: "2026-11-23T09:00:00.000Z"), let today = Day(iso: "2026-11-23"),
            let review = workspace.items(.review).last?.id
        else { preconditionFailure("Neither time nor review.") }
        filter(workspace, today)
        draw(workspace, now, zone)
        Benchmark("minutes of the last review, HTML").run {
            precondition(!(Minutes(of: review, log: log, zone: zone)?.render(.html).isEmpty ?? true), "No minutes.")
        }
    }

    private static func filter(_ workspace: Workspace, _ today: Day) {
        for text in ["", "owner:dana", "latency", "overdue for:lob"] {
            let filter = Filter(typed: text, me: "dana", workspace, kind: .action)
            var count = 0
            Benchmark("filter '\(text)', most urgent first").run {
                count = workspace.list(.action, filter, today: today).count
            }
            precondition(count > 0, "Nothing passes '\(text)'.")
        }
    }

    private static func draw(_ workspace: Workspace, _ now: Instant, _ zone: Zone) {
        let viewer = Viewer(me: "dana", zone: zone, random: { 7 })
        let size = Size(width: 80, height: 24)
        Benchmark("open: workspace to first picture").run {
            let dashboard = Dashboard(workspace, viewer: viewer, now: now, size: size)
            precondition(dashboard.picture().size == size, "The picture has another size.")
        }
        var dashboard = Dashboard(workspace, viewer: viewer, now: now, size: size)
        _ = dashboard.update(.key(.character("2")), now: now)
        var down = true
        Benchmark("key: a row on in the list, and its picture").run {
            _ = dashboard.update(.key(.character(down ? "j" : "k")), now: now)
            down.toggle()
            precondition(dashboard.picture().size == size, "The picture has another size.")
        }
        _ = dashboard.update(.key(.character("/")), now: now)
        var letters = "latency".unicodeScalars.makeIterator()
        Benchmark("key: a letter of a filter, and its picture").run {
            if let letter = letters.next() {
                _ = dashboard.update(.key(.character(letter)), now: now)
            } else {
                _ = dashboard.update(.key(.control("u")), now: now)
                letters = "latency".unicodeScalars.makeIterator()
            }
            precondition(dashboard.picture().size == size, "The picture has another size.")
        }
    }
}
