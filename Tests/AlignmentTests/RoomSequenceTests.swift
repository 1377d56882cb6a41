import Alignment
import TestSupport
import Testing

/// Who is represented and who was heard, whatever happens in the room, against DESIGN sections 1 and 7 read word by word.
@Suite struct RoomSequenceTests {
    @Test(
        "Represented, heard on each topic, and heard on the requirement follow the definitions",
        arguments: Seeds.few(300))
    func room(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = try Self.start.get()
        var slow = SlowRoom()
        for _ in 0..<40 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1:
                guard slow.undo() else { continue }
                try scene.type(":undo")
            case 2:
                guard slow.redo() else { continue }
                try scene.type(":redo")
            default:
                let act = slow.think(&random)
                guard let entry = try? scene.type(act.line), !entry.changes.isEmpty else { continue }
                slow.did(act)
            }
            try expect(scene.workspace, slow.now, seed)
        }
    }

    private func expect(_ workspace: Workspace, _ now: SlowRoom.State, _ seed: UInt64) throws {
        let review = try #require(workspace.liveReviews.first)
        #expect(workspace.represented(in: review).map(\.rawValue) == now.represented, "seed \(seed)")
        for topic in workspace.agenda(of: review.id) {
            let heard = workspace.heard(on: topic.id, in: review.id).map(\.rawValue)
            #expect(heard == now.heard(on: topic.ref), "\(topic.ref), seed \(seed)")
        }
        #expect(workspace.heard(in: review.id).map(\.rawValue) == now.heard(), "seed \(seed)")
        let requirement = try #require(workspace.requirements.first)
        for group in Group.allCases {
            #expect(requirement.standing(of: group).word == now.word(group.rawValue), "\(group), seed \(seed)")
        }
    }

    /// The team, one requirement, and a live review with three topics which nobody has come to yet.
    private static let start = Result {
        var scene = try Scene.team()
        try scene.type(
            file: """
                + Fast #lob by:it,ml :: p95 < 120 ms
                :review plan 'Room' facilitator=sam
                :topic add One review=V1
                :topic add Two review=V1 about=R1
                :topic add Three review=V1
                :review start V1
                """)
        return scene
    }
}

/// Everything that was done and not undone, looked at anew each time.
private struct SlowRoom {
    enum Act {
        case comes(String)
        case leaves(String)
        case facilitates(String)
        case topic(String)
        case says(String, note: Int)
        case strikes(note: Int)
        case position([String], String)
        case takesBack(String)
        case criterion(String)
        /// Every group in the room supports.
        case allSupport

        var line: String {
            switch self {
            case .comes(let person): "@" + person
            case .leaves(let person): "-@" + person
            case .facilitates(let person): ":review set V1 facilitator=\(person)"
            case .topic(let topic): ":topic start \(topic)"
            case .says(let who, _): (SlowRoom.groupOf.keys.contains(who) ? "@" : "") + who + ": something"
            case .strikes(let number): "N\(number) struck"
            case .position(let groups, let word): "R1 \(groups.joined(separator: ",")) \(word)"
            case .takesBack(let group): ":requirement position R1 \(group) none"
            case .criterion(let text): "R1 :: " + text
            case .allSupport: "R1 all support"
            }
        }
    }

    static let groups = ["it", "ml", "lob", "users"]
    static let groupOf = [
        "dana": "it", "lee": "it", "mira": "ml", "jun": "ml", "priya": "lob", "tom": "lob", "ana": "users", "sam": "",
    ]

    private var done: [Act] = []
    private var undone: [Act] = []
    /// Notes ever made, undone ones included: their numbers are not used again.
    private var notes = 0

    mutating func did(_ act: Act) {
        if case .says = act { notes += 1 }
        done.append(act)
        undone = []
    }

    mutating func undo() -> Bool {
        guard let last = done.popLast() else { return false }
        undone.append(last)
        return true
    }

    mutating func redo() -> Bool {
        guard let last = undone.popLast() else { return false }
        done.append(last)
        return true
    }

    func think(_ random: inout SplitMix64) -> Act {
        func pick(_ words: [String]) -> String { words[Int.random(in: words.indices, using: &random)] }
        let people = Self.groupOf.keys.sorted()
        switch Int.random(in: 0..<16, using: &random) {
        case 0, 1, 2, 3: return .comes(pick(people))
        case 4, 5: return .leaves(pick(people))
        case 6: return .facilitates(pick(["sam", "dana", "ana"]))
        case 7, 8: return .topic(pick(["T1", "T2", "T3"]))
        case 9, 10: return .says(pick(people + Self.groups), note: notes + 1)
        case 11:
            guard let said = now.said.randomElement(using: &random) else { return .comes("dana") }
            return .strikes(note: said.note)
        case 12: return .criterion(pick(["p95 < 120 ms", "p95 < 150 ms", "fast"]))
        case 13: return .takesBack(pick(Self.groups))
        case 14: return .allSupport
        default:
            let others = Self.groups.filter { _ in Bool.random(using: &random) }
            return .position(others.isEmpty ? ["users"] : others, pick(["support", "objection"]))
        }
    }

    /// How things stand after all that was done.
    var now: State {
        var state = State()
        for act in done { state.follow(act) }
        return state
    }

    struct State {
        var here: Set<String> = ["sam"]
        var facilitator = "sam"
        var topic = ""
        var criterion = "p95 < 120 ms"
        /// What was said: the number of its note, on which topic, by whom.
        var said: [(note: Int, topic: String, group: String)] = []
        /// Positions that were not taken back, in order: on which topic, whose, on which wording.
        var positions: [(topic: String, group: String, word: String, wording: String)] = []

        var represented: [String] {
            groups.filter { group in here.contains { $0 != facilitator && groupOf[$0] == group } }
        }

        mutating func follow(_ act: Act) {
            switch act {
            case .comes(let person): here.insert(person)
            case .leaves(let person): here.remove(person)
            case .facilitates(let person): facilitator = person
            case .topic(let next): topic = next
            case .says(let who, let note): said.append((note, topic, groupOf[who] ?? who))
            case .strikes(let note): said.removeAll { $0.note == note }
            case .position(let groups, let word): take(word, groups)
            case .allSupport: take("support", represented)
            case .takesBack(let group): positions.removeAll { $0.group == group }
            case .criterion(let text): criterion = text
            }
        }

        private mutating func take(_ word: String, _ groups: [String]) {
            for group in groups { positions.append((topic, group, word, criterion)) }
        }

        /// - Parameter topic: `nil`: any, or none.
        func heard(on topic: String? = nil) -> [String] {
            groups.filter { group in
                said.contains { [$0.topic, nil].contains(topic) && $0.group == group }
                    || positions.contains { [$0.topic, nil].contains(topic) && $0.group == group }
            }
        }

        func word(_ group: String) -> String {
            guard let last = positions.last(where: { $0.group == group }) else { return "not heard" }
            return last.wording == criterion ? last.word : "hear again"
        }
    }
}
