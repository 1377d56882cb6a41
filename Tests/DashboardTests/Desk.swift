import Alignment
import Screen
import TestSupport

@testable import Dashboard

/// A dashboard with somebody at it: keys go in, what it asks to be recorded is recorded in memory, the screen comes out.
struct Desk {
    var scene: Scene
    var dashboard: Dashboard
    /// Effects that are none of the journal's, in order.
    var effects: [Effect] = []
    /// The sentence every recording is refused with, as on a full disk.
    var refusal: String?

    init(
        _ scene: Scene, width: Int = 80, height: Int = 24, me: String = "sam", glyphs: Glyphs = .unicode,
        readOnly: String? = nil
    ) {
        self.scene = scene
        let random = SeededRandom(seed: 7)
        dashboard = Dashboard(
            scene.workspace, viewer: Viewer(me: me, zone: scene.zone, random: { random.next() }), now: scene.now,
            size: Size(width: width, height: height), glyphs: glyphs, readOnly: readOnly)
    }

    /// The real-sized review of the design, a day before the next one.
    static func fraudReview(width: Int = 80, height: Int = 24) throws -> Desk {
        Desk(try review.get(), width: width, height: height)
    }

    /// Typed once for all tests.
    private static let review = Result { try Scene.fraudReview() }

    /// A live review V1 of the team, on its second topic, which is about R1; sam facilitates.
    static func live(width: Int = 80, height: Int = 24, with people: String = "@dana @mira @jun @priya") throws -> Desk
    {
        var scene = try Scene.team()
        try scene.type(
            file: """
                + Declines carry a reason code #lob by:ml :: every decline has one
                :review plan 'Fraud model' planned='2026-11-26 10:00' facilitator=sam invited=dana,mira,priya,ana
                :topic add 'Opening remarks' review=V1
                :topic add 'Reason codes' review=V1 about=R1
                :topic add 'Anything else' review=V1
                :review start V1
                \(people)
                > 2
                """)
        return Desk(scene, width: width, height: height)
    }

    // MARK: Doing things

    mutating func send(_ message: Message) {
        for effect in dashboard.update(message, now: scene.now) {
            if case .record(let recording) = effect { record(recording) } else { effects.append(effect) }
        }
    }

    mutating func press(_ keys: Key...) { for key in keys { send(.key(key)) } }

    mutating func type(_ text: String) { for scalar in text.unicodeScalars { send(.key(.character(scalar))) } }

    /// Opens the bar, types a line and saves it.
    mutating func capture(_ line: String) {
        if dashboard.place != .bar, dashboard.place != .liveBar { press("c") }
        type(line)
        press(.enter)
    }

    /// Types a line into the bar that is open, and saves it.
    mutating func enter(_ line: String) {
        type(line)
        press(.enter)
    }

    /// Somebody else types a line elsewhere.
    mutating func others(_ line: String, as person: String = "lee") throws {
        let first = scene.workspace.entries.count
        try scene.type(line, as: person)
        send(.workspaceChanged(WorkspaceChange(scene.workspace, firstNew: first)))
    }

    mutating func wait(seconds: Int64) {
        scene.now = Instant(milliseconds: scene.now.milliseconds + seconds * 1000)
        send(.tick)
    }

    private mutating func record(_ recording: Recording) {
        if let refusal { return send(.refused(recording.number, refusal)) }
        do throws(Refusal) {
            let first = scene.workspace.entries.count
            var context = scene.context(as: dashboard.viewer.me, in: recording.review)
            context.topic = recording.topic
            let draft = try recording.gesture.draft(scene.workspace, context)
            let entry = draft.isEmpty ? nil : draft.entry(n: scene.log.highestN + 1, by: context)
            if let entry { scene.add(entry) }
            let change = WorkspaceChange(scene.workspace, firstNew: first)
            send(.recorded(recording.number, Receipt(draft, entry: entry?.id), change))
        } catch {
            send(.refused(recording.number, error.sentence))
        }
    }

    // MARK: Looking

    var picture: Buffer { dashboard.picture() }

    var screen: String { picture.plainText }

    /// The lines of the screen.
    var lines: [String] { screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    var foot: String { lines.last ?? "" }

    /// The first line with a text.
    func line(with text: String) -> String? { lines.first { $0.contains(text) } }

    var workspace: Workspace { dashboard.workspace }

    func item(_ ref: String) throws -> Item { try workspace.resolve(ref) }
}
