import Alignment
import TestSupport
import Testing

/// Long random sequences of gestures, undos and redos of three people against a model that keeps lists.
@Suite struct UndoSequenceTests {
    @Test("Undo and redo follow the rule however they are mixed", arguments: Seeds.few(25))
    func mixed(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = Scene(seed: seed)
        var model = SlowUndo()
        for number in 1...3 { scene.add(SlowUndo.action(number)) }
        for _ in 0..<120 {
            let me = ["ana", "ben", "cleo"].randomElement(using: &random) ?? ""
            let (refused, expected): (Bool, Bool)
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4: (refused, expected) = (isRefused(.undo, &scene, me), !model.undo(me))
            case 4..<7: (refused, expected) = (isRefused(.redo, &scene, me), !model.redo(me))
            default:
                let gesture = SlowUndo.Gesture(random: &random)
                (refused, expected) = (isRefused(gesture.real(in: scene), &scene, me), false)
                model.apply(gesture, me)
            }
            #expect(refused == expected)
            #expect(difference(scene.workspace.standing, model.standing).isEmpty)
        }
    }

    private func isRefused(_ gesture: Gesture, _ scene: inout Scene, _ me: String) -> Bool {
        do {
            try scene.record(gesture, as: me)
            return false
        } catch {
            return true
        }
    }
}

/// The rule of DESIGN section 2, kept in lists of gestures and undos.
private struct SlowUndo {
    typealias Values = [String: String]

    /// Sets a field or two of the items it is about.
    struct Gesture {
        var fields: Values = [:]

        init(random: inout SplitMix64) {
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let item = Int.random(in: 1...3, using: &random)
                let field = ["waiting", "because"].randomElement(using: &random) ?? ""
                fields["A\(item)-0000 \(field)"] = ["", "x", "y", "z"].randomElement(using: &random)
            }
        }

        func real(in scene: Scene) -> Alignment.Gesture {
            .all(
                fields.sorted { $0.key < $1.key }.map { spot, value in
                    let parts = spot.split(separator: " ").map(String.init)
                    return .set([ItemID(parts[0])], [FieldValue(parts[1], value.isEmpty ? nil : .text(value))])
                })
        }
    }

    private struct Change { var spot: String, was: String, value: String }

    private struct Done {
        let me: String
        let changes: [Change]
        var isUndone = false
    }

    private struct Undo {
        let me: String
        let gesture: Int
        let changes: [Change]
    }

    private var values: Values = [:]
    private var done: [Done] = []
    private var undos: [Undo] = []

    static func action(_ number: Int) -> Entry {
        Entry(
            n: number, id: "adding\(number)", at: "", by: "zoe",
            changes: [
                Entry.Change(item: ItemID("A\(number)-0000"), field: "title", was: nil, value: .text("Item"))
            ]
        ).sealed()
    }

    mutating func apply(_ gesture: Gesture, _ me: String) {
        let changes = gesture.fields.map { Change(spot: $0, was: values[$0] ?? "", value: $1) }.filter {
            $0.was != $0.value
        }
        guard !changes.isEmpty else { return }
        for change in changes { values[change.spot] = change.value }
        done.append(Done(me: me, changes: changes))
        undos.removeAll { $0.me == me }
    }

    mutating func undo(_ me: String) -> Bool {
        guard let index = done.lastIndex(where: { $0.me == me && !$0.isUndone }) else { return false }
        guard let reset = reset(done[index].changes) else { return false }
        done[index].isUndone = true
        undos.append(Undo(me: me, gesture: index, changes: reset))
        return true
    }

    mutating func redo(_ me: String) -> Bool {
        guard let index = undos.lastIndex(where: { $0.me == me }), reset(undos[index].changes) != nil else {
            return false
        }
        done[undos[index].gesture].isUndone = false
        undos.remove(at: index)
        return true
    }

    /// Takes back those changes that still hold; `nil` if none does.
    private mutating func reset(_ changes: [Change]) -> [Change]? {
        let holding = changes.filter { values[$0.spot] ?? "" == $0.value }
        for change in holding { values[change.spot] = change.was }
        return holding.isEmpty ? nil : holding.map { Change(spot: $0.spot, was: $0.value, value: $0.was) }
    }

    var standing: [String] {
        let set = values.filter { !$0.value.isEmpty }.map { "\($0) text(\"\($1)\")" }
        return (set + (1...3).map { "A\($0)-0000 title text(\"Item\")" }).sorted()
    }
}
