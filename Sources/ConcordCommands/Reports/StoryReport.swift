import Alignment
import Screen

/// History as lines people read: when, who, what, in which review.
enum StoryReport {
    /// "22 Nov 10:24  sam   R8 accepted when: ... → ...   in V4 · Latency and the SLA", names in a column.
    static func lines(_ story: [StoryLine], _ wording: Wording, namingItems: Bool = true) -> [[Span]] {
        let width = story.map { TextWidth.columns(of: $0.entry.by) }.max() ?? 0
        return story.map { line in
            let name = TextWidth.pad(line.entry.by, min(width, widestName))
            let what = (namingItems ? wording.workspace.ref(line.item) + " " : "") + wording.words(line).onOneLine
            return [
                Span(moment(of: line.entry, wording) + "  " + name + "  ", .quiet), Span(what),
                Span(place(of: line.entry, wording), .quiet),
            ]
        }
    }

    /// Columns a name may take; longer ones are cut.
    private static let widestName = 32

    private static func moment(of entry: Entry, _ wording: Wording) -> String {
        TextWidth.pad(entry.instant.map(wording.moment) ?? entry.at, 12, trailing: true)
    }

    private static func place(of entry: Entry, _ wording: Wording) -> String {
        guard let review = entry.review else { return "" }
        let topic = entry.topic.flatMap { wording.workspace.everything[$0]?.title }
        return "   in " + wording.workspace.ref(review) + (topic.map { " · " + $0.onOneLine } ?? "")
    }
}
