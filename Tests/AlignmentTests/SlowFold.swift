import Alignment

/// The design's sentences about the fold, one after the other, without regard to speed.
struct SlowFold {
    /// Item, then field, then what it holds and what lost against it.
    private var state: [String: [String: Held]] = [:]

    struct Held: Equatable {
        var value: Value?
        var rivals: [Value?] = []
    }

    private struct Spot: Hashable {
        let item, field: String
        let value: Value
    }

    init(_ entries: [Entry]) {
        let order = SlowFold.readable(SlowFold.sorted(entries))
        let redacted = Set(order.flatMap(\.redacts))
        var secrets: Set<Spot> = []
        for entry in order where redacted.contains(entry.id) {
            for change in entry.changes {
                guard let value = change.value, value.text != nil, SlowFold.isOnesOwnWords(change.field) else {
                    continue
                }
                secrets.insert(Spot(item: change.item.text, field: change.field, value: value))
            }
        }
        for entry in order {
            for change in entry.changes {
                state[change.item.text, default: [:]].merge([:]) { old, _ in old }
                guard !redacted.contains(entry.id) else { continue }
                func isSecret(_ value: Value?) -> Bool {
                    value.map { secrets.contains(Spot(item: change.item.text, field: change.field, value: $0)) }
                        ?? false
                }
                set(change, isSecret(change.value) ? nil : change.value, sawIt: isSecret(change.was))
            }
        }
    }

    private mutating func set(_ change: Entry.Change, _ value: Value?, sawIt: Bool) {
        let item = change.item.text
        guard var held = state[item]?[change.field] else {
            state[item]?[change.field] = Held(value: value)
            return
        }
        if sawIt || change.was == held.value {
            held.rivals = []
        } else if value != held.value, !SlowFold.neverConflicts(change.field) {
            held.rivals.removeAll { $0 == held.value }
            held.rivals.append(held.value)
        }
        held.rivals.removeAll { $0 == value }
        held.value = value
        state[item]?[change.field] = held
    }

    /// By `n`, then by who, then by the line, each line once.
    private static func sorted(_ entries: [Entry]) -> [Entry] {
        var lines: Set<[UInt8]> = []
        let unique = entries.filter { lines.insert(Array($0.line.utf8)).inserted }
        return unique.sorted { left, right in
            if left.n != right.n { return left.n < right.n }
            if left.by != right.by { return Array(left.by.utf8).lexicographicallyPrecedes(Array(right.by.utf8)) }
            return Array(left.line.utf8).lexicographicallyPrecedes(Array(right.line.utf8))
        }
    }

    private static func readable(_ sorted: [Entry]) -> [Entry] {
        var highest = 0
        return sorted.filter { entry in
            guard entry.n - highest <= 1_048_576 else { return false }
            highest = entry.n
            return true
        }
    }

    private static func neverConflicts(_ field: String) -> Bool {
        ["topic", "order", "next"].contains(field) || field.hasPrefix("here.")
    }

    /// Fields with a meaning of their own hold no free text; all others may hold a password.
    private static func isOnesOwnWords(_ field: String) -> Bool {
        !["status", "due", "for", "order", "topic"].contains(field) && !field.hasPrefix("here.")
    }
}

extension SlowFold.Held: CustomStringConvertible {
    var description: String {
        ([value] + rivals).map { $0.map { "\($0)" } ?? "nothing" }.joined(separator: " against ")
    }
}

extension SlowFold {
    /// One fact a line: "R1-aaaa status text(open) against nothing".
    var facts: [String] {
        state.flatMap { item, fields in fields.map { "\(item) \($0) \($1)" } + ["\(item) is known"] }.sorted()
    }
}

extension Workspace {
    /// The same facts as the slow fold's, as the real one has them.
    var facts: [String] {
        everything.flatMap { item in
            item.fields.map { field in
                "\(item.id) \(field.name) \(SlowFold.Held(value: field.value, rivals: field.rivals.map(\.value)))"
            } + ["\(item.id) is known"]
        }.sorted()
    }
}

/// What stands in only one of two lists, so that a failure says what differs and not all there is.
func difference<Element: Equatable & CustomStringConvertible>(_ left: [Element], _ right: [Element]) -> [String] {
    if left == right { return [] }
    let changes = right.difference(from: left).map { change in
        switch change {
        case .insert(_, let element, _): "+ \(element)"
        case .remove(_, let element, _): "- \(element)"
        }
    }
    return changes.isEmpty ? ["the same, in another order"] : changes
}
