import Alignment
import TestSupport
import Testing

/// Random talk about three requirements against the sentences of DESIGN section 1.
@Suite struct PositionSequenceTests {
    @Test(
        "Standings, states, counts and alignment follow the rule whatever is said",
        arguments: Seeds.few(25))
    func talk(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = try Scene.team(seed: seed)
        for group in ["it", "lob", "users"] { try scene.type("+ Requirement #\(group)") }
        var past = [["it", "lob", "users"].map { SlowRequirement(group: $0) }]
        for _ in 0..<50 {
            var now = past[past.count - 1]
            let index = Int.random(in: 0..<3, using: &random)
            guard Int.random(in: 0..<8, using: &random) > 0 else {
                if past.count > 1 {
                    try scene.type(":undo")
                    past.removeLast()
                }
                try expect(scene.workspace, past[past.count - 1])
                continue
            }
            let line = now[index].say(&random).replacing("R#", with: "R\(index + 1)")
            if try scene.type(line) != nil { past.append(now) }
            try expect(scene.workspace, now)
        }
    }

    private func expect(_ workspace: Workspace, _ model: [SlowRequirement]) throws {
        for (number, slow) in model.enumerated() {
            let real = Requirement(try workspace.resolve("R\(number + 1)"))
            #expect(real.state.rawValue == slow.state)
            #expect(real.isPresumed == slow.isPresumed)
            #expect(real.groupsThatMatter.map(\.rawValue) == slow.matter)
            #expect(real.alignment == slow.alignment)
            for group in Group.allCases { #expect(real.standing(of: group).word == slow.word(group.rawValue)) }
        }
        let states = model.map(\.state).filter { $0 != "dropped" }
        let heard = states.map { ["unheard", "stale"].contains($0) ? "to be heard" : $0 }
        let parts = ["agreed", "contested", "to be heard", "concern", "met"].compactMap { word in
            let count = heard.count { $0 == word }
            return count == 0 ? nil : "\(count) \(word)"
        }
        let head = "\(states.count) requirement" + (states.count == 1 ? "" : "s")
        #expect(workspace.headline == (parts.isEmpty ? head : head + ": " + parts.joined(separator: " · ")))
    }
}

/// One requirement as the design describes it.
private struct SlowRequirement {
    private static let groups = ["it", "ml", "lob", "users"]
    private static let defaults = ["it": ["ml"], "ml": ["it"], "lob": ["it", "ml"], "users": ["it", "ml", "lob"]]

    var group: String
    private var by: [String] = []
    private var criterion = ""
    private var status = "open"
    /// Group, then what it said and the wording it said it of.
    private var positions: [String: (position: String, wording: String)] = [:]

    init(group: String) { self.group = group }

    /// Something to type about `R#`, and what comes of it.
    mutating func say(_ random: inout SplitMix64) -> String {
        func pick(_ words: [String]) -> String { words[Int.random(in: words.indices, using: &random)] }
        let who = pick(Self.groups)
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1:
            criterion = pick(["p95 < 120 ms", "p95 < 150 ms", "fast enough"])
            return "R# :: \(criterion)"
        case 2:
            by = Self.groups.filter { _ in Bool.random(using: &random) }
            return ":requirement set R# by=\(by.joined(separator: ","))"
        case 3:
            group = who
            return ":requirement set R# for=\(who)"
        case 4:
            status = pick(["open", "met", "dropped"])
            return "R# \(status)"
        case 5:
            positions[who] = nil
            return ":requirement position R# \(who) none"
        default:
            let position = pick(["support", "support", "support", "concern", "objection"])
            positions[who] = (position, criterion)
            return "R# \(who) \(position)"
        }
    }

    private var servers: [String] { by.isEmpty ? Self.defaults[group] ?? [] : by }
    var matter: [String] { Self.groups.filter { $0 == group || servers.contains($0) } }
    var isPresumed: Bool { by.isEmpty && !servers.contains { positions[$0]?.position == "support" } }

    func word(_ group: String) -> String {
        guard let (position, wording) = positions[group] else { return "not heard" }
        return wording == criterion ? position : "hear again"
    }

    var state: String {
        if status != "open" { return status }
        let all = Self.groups.map(word)
        let theirs = matter.map(word)
        if all.contains("objection") { return "contested" }
        if theirs.contains("not heard") { return "unheard" }
        if theirs.contains("hear again") { return "stale" }
        return all.contains("concern") ? "concern" : "agreed"
    }

    var alignment: Double { Double(matter.count { word($0) == "support" }) / Double(matter.count) }
}
