import Alignment
import ArgumentParser

/// `concord log`
struct LogCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Option(help: ArgumentHelp("What happened from this day on.", valueName: "when")) var since: String?
    @Flag(help: "As JSON, one element a field.") var json = false
    @Argument(help: "Of this item only.") var item: String?

    static let name = "log"
    static let abstract = "Tells what happened, to one item or to all"
    static let usage = "[ITEM] [--since WHEN] [--json]"
    static let examples = ["concord log R8", "concord log --since mon"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let scope = item.map { Scope(about: $0, as: nil, json ? .itself : .inWords) }
        let session = try program.session(global, scope: scope)
        let workspace = session.workspace
        let id = try item.map { name throws(Failure) in
            guard let id = workspace.identify(name) else {
                return try accepted { () throws(Refusal) in try workspace.resolve(name) }.id
            }
            return id
        }
        let since = try since.map { text throws(Failure) in try session.beginning(of: text) }
        if json {
            program.output.json(JSON.array(workspace.history(of: id, since: since).map(\.json)).pretty)
            return .done
        }
        let story = workspace.story(of: id, since: since)
        for line in StoryReport.lines(story, session.wording, namingItems: id == nil) { program.output.line(line) }
        return .done
    }
}

extension Session {
    /// The instant that `--since` means: an instant, or the beginning of a day that has been.
    func beginning(of text: String) throws(Failure) -> Instant {
        if let instant = Instant(iso: text) { return instant }
        guard let day = Day(past: text, today: today) else { throw Failure(Refusal.malformedDay(text)) }
        return zone.instant(day, ClockTime(seconds: 0))
    }
}

extension Day {
    /// Reads a day for looking back: `fri` is the last one, today included, `-3d` and `yesterday` are days ago.
    init?(past text: String, today: Day) {
        let word = text.lowercased()
        if word == "yesterday" {
            self = today + -1
        } else if word.hasPrefix("-"), let ahead = Day(typed: "+" + word.dropFirst(), today: today) {
            self = today + (today - ahead)
        } else {
            guard let day = Day(typed: word, today: today) else { return nil }
            let isNamed = Day(iso: word) == nil && day > today
            guard isNamed else {
                self = day
                return
            }
            self = word.first?.isNumber == true ? day.oneYearBefore : day + -7
        }
    }

    private var oneYearBefore: Day {
        let (year, month, day) = civil
        return Day(year: year - 1, month: month, day: day) ?? self + -365
    }
}

extension Happening {
    /// One field of one entry as `log --json` gives it (DESIGN section 4).
    var json: JSON {
        .members([
            "id": .text(entry.id), "n": .number(entry.n), "at": .text(entry.at), "by": .text(entry.by),
            "in": entry.review.map { .text($0.text) }, "on": entry.topic.map { .text($0.text) },
            "item": .text(change.item.text), "field": .text(change.field),
            "was": change.was.map { .value($0) } ?? .null, "value": change.value.map { .value($0) } ?? .null,
            "undoes": entry.undoes.map { .text($0) },
        ])
    }
}
