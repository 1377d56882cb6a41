import Alignment
import Screen

/// The line after `/`: the list follows every key.
struct FilterLine: Hashable, Sendable {
    var field: TextField
}

extension Dashboard {
    mutating func openFilter() { push(.filter(FilterLine(field: TextField(filters[screen] ?? "", limit: 500)))) }

    mutating func typeInFilter(_ key: Key) -> Answer {
        var answer = Answer.ignored
        var text: String?
        withFilter { filter in
            if filter.field.handle(key) { answer = .consumed }
            text = filter.field.text
        }
        if let text { filters[screen] = text.isEmpty ? nil : text }
        return answer
    }

    /// Shows everything again.
    mutating func clearFilter() { filters[screen] = nil }
}
