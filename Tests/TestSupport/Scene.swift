package import Alignment
import Synchronization

/// A workspace in memory with a clock that moves only when told and ids that are the same on every run.
package struct Scene {
    package private(set) var log = EntryLog()
    package private(set) var workspace = Workspace()
    /// The moment of the next gesture; each moves it on by 20 s.
    package var now: Instant
    package let zone: Zone
    private let random: SeededRandom

    /// - Parameter now: the first moment; by default Thursday 26 November 2026, 10:00 UTC.
    package init(seed: UInt64 = 1, now: String = "2026-11-26T10:00:00.000Z", zone: Zone = .utc) {
        self.now = Instant(iso: now) ?? Instant(milliseconds: 0)
        self.zone = zone
        random = SeededRandom(seed: seed)
    }

    package func context(as me: String = "sam", in review: ItemID? = nil) -> Context {
        let random = random
        return Context(me: me, now: now, zone: zone, review: review, random: { random.next() })
    }

    package var today: Day { zone.local(now).day }

    /// Records a gesture and returns its entry; `nil` if there was nothing to record.
    @discardableResult
    package mutating func record(_ gesture: Gesture, as me: String = "sam", in review: ItemID? = nil) throws -> Entry? {
        let draft = try gesture.draft(workspace, context(as: me, in: review))
        guard !draft.isEmpty else { return nil }
        let entry = draft.entry(n: log.highestN + 1, by: context(as: me, in: review))
        add(entry)
        now = Instant(milliseconds: now.milliseconds + 20_000)
        return entry
    }

    /// Types a capture line and records what it comes to.
    ///
    /// - Throws: the `Refusal` if the line is refused.
    @discardableResult
    package mutating func type(_ line: String, as me: String = "sam") throws -> Entry? {
        switch Capture(line, workspace, context(as: me)).outcome {
        case .gesture(let gesture): return try record(gesture, as: me)
        case .refused(let refusal): throw refusal
        case .command(let words): throw Refusal.malformed("'\(words.joined(separator: " "))' is no writing command")
        case .nothing: return nil
        }
    }

    /// Types the lines of a capture file, skipping empty ones and those that begin with "# ".
    package mutating func type(file: String, as me: String = "sam") throws {
        for line in file.split(separator: "\n") where !line.hasPrefix("# ") { try type(String(line), as: me) }
    }

    /// Takes in an entry made elsewhere.
    package mutating func add(_ entry: Entry) {
        let first = log.add([entry])
        workspace.update(to: log, from: first)
    }

    /// The scene after the real-sized review of the design.
    package static func fraudReview() throws -> Scene { try after("fraud-review") }

    /// The scene after a review with twice the people, V2, and a short one before it, V1.
    package static func hospitalBeds() throws -> Scene { try after("hospital-beds") }

    private static func after(_ transcript: String) throws -> Scene {
        var scene = Scene()
        try scene.record(.addPerson(handle: "sam", []))
        try scene.type(file: try Fixture.text(transcript + ".capture"))
        return scene
    }
}

/// Random numbers that are the same on every run: SplitMix64 (Steele, Lea, Flood 2014).
package final class SeededRandom: RandomNumberGenerator, Sendable {
    private let state: Atomic<UInt64>

    package init(seed: UInt64) { state = Atomic(seed) }

    package func next() -> UInt64 {
        var z = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
