/// A line of a journal in the making, in the canonical form of DESIGN section 2.
struct JournalLine {
    /// A field that changes; both values are JSON as it is written, `null` for nothing.
    struct Change {
        let item: String
        let field: String
        var was = "null"
        let value: String
    }

    let n: Int
    let id: String
    let at: String
    let by: String
    var review: String?
    var topic: String?
    let changes: [Change]

    /// The line and its newline.
    var text: String {
        let sorted = changes.sorted { ($0.item, $0.field) < ($1.item, $1.field) }
        var text = #"{"n":\#(n),"id":"\#(id)","at":"\#(at)","by":"\#(by)""#
        if let review { text += #","in":"\#(review)""# }
        if let topic { text += #","on":"\#(topic)""# }
        text += #","set":"# + JournalLine.object(sorted) { $0.value }
        if changes.contains(where: { $0.was != "null" }) {
            text += #","was":"# + JournalLine.object(sorted) { $0.was }
        }
        return text + "}\n"
    }

    private static func object(_ sorted: [Change], _ value: (Change) -> String) -> String {
        var text = "{"
        for (index, change) in sorted.enumerated() {
            if index == 0 || sorted[index - 1].item != change.item {
                text += (index == 0 ? "\"" : "},\"") + change.item + "\":{"
            } else {
                text += ","
            }
            text += #""\#(change.field)":\#(value(change))"#
        }
        return text + "}}"
    }
}
