import Alignment
import Screen

/// History as lines people read: when, who, what, in which review.
enum StoryReport {
    /// "22 Nov 10:24  sam  R8 accepted when: ... → ...   in V4 · Latency and the SLA"
    static func spans(_ line: StoryLine, _ wording: Wording, namingItem: Bool = true) -> [Span] {
        let when = line.entry.instant.map(wording.moment) ?? line.entry.at
        let head = TextWidth.pad(when, 12, trailing: true) + "  " + line.entry.by + "  "
        let what = (namingItem ? wording.workspace.ref(line.item) + " " : "") + wording.words(line).onOneLine
        return [Span(head, .quiet), Span(what), Span(place(of: line.entry, wording).map { "   " + $0 } ?? "", .quiet)]
    }

    private static func place(of entry: Entry, _ wording: Wording) -> String? {
        guard let review = entry.review else { return nil }
        let topic = entry.topic.flatMap { wording.workspace.everything[$0]?.title }
        return "in " + wording.workspace.ref(review) + (topic.map { " · " + $0.onOneLine } ?? "")
    }
}
