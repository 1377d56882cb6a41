import Alignment
import CursesTerminal
import Dashboard
import Journal
import Screen

/// Keeps the dashboard going: waits for keys, others' changes and the clock, gives them to the state machine, carries out
/// what it asks for, and shows what it became.
///
/// Everything happens on one thread, so a change is on disk before the next key is looked at.
final class DashboardRunner {
    let session: Session
    private let terminal: CursesTerminal
    private var themes: ThemeShelf
    /// `nil` before the first picture stands, and where there is no journal to watch.
    private var watcher: Watcher?
    var dashboard: Dashboard
    private var isOver = false
    /// Gestures that are not safe yet, in their order.
    var waiting: [WaitingGesture] = []
    private var keeper: DraftKeeper
    private let doorplate: Doorplate?
    /// The synchronisation under way.
    var sync: SyncRun?
    /// What of the dashboard is on the screen.
    private var shown: Int?
    /// Milliseconds of the system's uptime; pictures and looks are not paced by the clock on the wall, which may jump.
    private var lastDrawn: Int64
    private var lastLooked: Int64
    private var lastInput: Int64
    /// Why it ends, where nobody asked it to.
    private var ending = ExitStatus.done
    /// What to say once the terminal is given back; `nil` where there is nothing to say.
    private var farewell: String?

    /// At most 30 pictures a second.
    private static let leastBetweenPictures: Int64 = 33
    /// How often to look for changes that nobody announced, and at the clock.
    static let leastBetweenLooks: Int64 = 1000
    /// How often to try again where the journal's lock is held.
    private static let leastBetweenTries: Int64 = 20
    /// How long a try waits for the lock: longer than others hold it, and too short to be felt in the keys.
    private static let lockPatience = LockPatience.atMost(milliseconds: 30)

    /// How it was left, and what the user is told once the terminal is a shell's again.
    struct Ending {
        let status: ExitStatus
        let remarks: [String]
    }

    init(_ session: Session, _ terminal: CursesTerminal, _ themes: ThemeShelf, _ configuration: Configuration) {
        self.session = session
        self.terminal = terminal
        self.themes = themes
        keeper = DraftKeeper(session)
        doorplate = session.directory.map { Doorplate($0, session) }
        (session.store as? FileJournal)?.patience = Self.lockPatience
        dashboard = Dashboard(
            session.workspace,
            viewer: Viewer(
                me: session.me, zone: session.zone, review: session.review, dates: session.dates,
                random: session.host.random(0)),
            now: session.now, size: terminal.size, glyphs: terminal.glyphs, readOnly: session.store.readOnly?.words,
            keymaps: configuration.keymaps, themes: ThemeChoice(names: themes.names, chosen: themes.first),
            views: configuration.views, screen: configuration.screen)
        lastLooked = SystemClock.uptime()
        lastInput = lastLooked
        lastDrawn = lastLooked - Self.leastBetweenPictures
    }

    /// Runs until it is quit, hung up or told to end.
    ///
    /// - Parameter remark: told at the foot of the first screen.
    func run(remark: String?) -> Ending {
        if let remark { feed(.told(remark)) }
        let left = keeper.adopt()
        if !left.isEmpty { feed(.unsaved(left)) }
        keepDrafts()
        draw()
        step(terminal.wait(for: [], timeoutMilliseconds: 0))
        if !isOver { watch() }
        while !isOver {
            draw()
            let others = [watcher?.descriptor].compactMap(\.self) + (sync?.descriptors ?? [])
            step(terminal.wait(for: others, timeoutMilliseconds: patience))
        }
        sync = nil
        let lost = finishWaiting(inTime: ending == .done)
        keepDrafts()
        doorplate?.leave()
        let status = ending == .done && !lost.isEmpty ? .busy : ending
        return Ending(status: status, remarks: lost + [farewell].compactMap(\.self))
    }

    /// Begins to watch the journal, and reads what was written before; says who is here. The first picture waits for
    /// neither, and whoever typed `q` before it stands does not wait until the kernel has forgotten a watch, which takes
    /// it ten milliseconds.
    private func watch() {
        watcher = session.directory.map(Watcher.init)
        look()
        lookAround()
    }

    /// How long to wait: until the next picture is due, if one is, until the next pause in typing, else until the next
    /// look at the clock; not at all while there is work left for the time in which nobody types.
    private var patience: Int32 {
        if dashboard.hasWorkLeft { return 0 }
        var due =
            shown == dashboard.revision
            ? lastLooked + Self.leastBetweenLooks : lastDrawn + Self.leastBetweenPictures
        if let pause = keeper.pauseEnds { due = min(due, pause) }
        let now = SystemClock.uptime()
        if !waiting.isEmpty { due = min(due, now + Self.leastBetweenTries) }
        return Int32(max(0, due - now))
    }

    private func draw() {
        let now = SystemClock.uptime()
        guard shown != dashboard.revision, now - lastDrawn >= Self.leastBetweenPictures else { return }
        terminal.show(dashboard.picture(), theme: themes.theme(dashboard.shownTheme))
        shown = dashboard.revision
        lastDrawn = now
    }

    private func step(_ wakeup: Wakeup) {
        if wakeup.isHangUp { end(.hungUp) }
        for signal in wakeup.signals { take(signal) }
        guard !isOver else { return }
        let isAnnounced = !wakeup.readable.isEmpty && watcher?.drain() == true
        let now = SystemClock.uptime()
        let isDue = now - lastLooked >= Self.leastBetweenLooks
        if isDue { lastLooked = now }
        if isAnnounced || isDue { look() }
        if isDue { lookAround() }
        if sync != nil { followSync() }
        if wakeup.hasInput {
            lastInput = now
            for key in terminal.readKeys() where !isOver { feed(.key(key)) }
            keeper.typed()
        } else if isDue || dashboard.hasWorkLeft {
            feed(.tick)
            leaveIfIdle()
        }
        if !waiting.isEmpty { workOff() }
        if keeper.isPause { keepDrafts() }
    }

    /// Keeps what is typed and not saved, as it is now.
    func keepDrafts() {
        guard let trouble = keeper.keep(dashboard.unsaved) else { return }
        feed(.told(trouble))
    }

    /// Says who is here, and sees who else is.
    private func lookAround() {
        guard let doorplate, let others = doorplate.look(review: dashboard.reviewShown) else { return }
        feed(.company(others))
    }

    /// Ends a served session nobody types in: the host is not theirs to keep busy.
    private func leaveIfIdle() {
        guard let limits = session.host.serving?.limits, let patience = limits.patience,
            SystemClock.uptime() - lastInput >= patience
        else { return }
        farewell = "Closed after \(limits.idleWords) without a key; what was saved is saved, connect again to go on"
        isOver = true
    }

    private func take(_ signal: TerminalSignal) {
        switch signal {
        case .interrupt: end(.interrupted)
        case .terminate: end(.terminated)
        case .hangUp: end(.hungUp)
        case .suspend: suspend()
        case .resumed: repaint()
        }
    }

    private func end(_ status: ExitStatus) {
        (isOver, ending) = (true, status)
    }

    private func suspend() {
        guard session.host.serving == nil else {
            return feed(.told("Ctrl-Z is off here: there is no shell behind this session; 'q' quits"))
        }
        keepDrafts()
        terminal.suspend()
        repaint()
    }

    /// Does something with the terminal given back meanwhile.
    func lending<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        defer { repaint() }
        return try terminal.withTerminalReleased { Swift.Result(catching: body) }.get()
    }

    private func repaint() {
        terminal.repaint()
        shown = nil
    }

    /// Gives a message to the state machine and does what it asks for, until it asks for nothing more.
    func feed(_ message: Message) {
        for effect in dashboard.update(message, now: session.now) { carryOut(effect) }
    }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .record(let recording): record(recording)
        case .quit: isOver = true
        case .suspend: suspend()
        case .redraw: repaint()
        case .readMinutes(let review): readMinutes(review)
        case .writeMinutes(let review): writeMinutes(review)
        case .copy(let text, let what): copy(text, what)
        case .useTheme(let name): useTheme(name)
        case .editText(let text, let name): editText(text, called: name)
        case .sync(let remote, let isDryRun): startSync(remote, isDryRun)
        case .stopSync: stopSync()
        }
    }

    // MARK: The journal

    /// Reads what others have written.
    private func look() {
        do throws(Failure) {
            let change = try session.refresh()
            defer { tellNews() }
            guard change != .nothing else { return }
            outlastWriters()
            feed(.workspaceChanged(workspaceChange(change)))
        } catch {
            feed(.failed(error.sentence))
        }
    }

    /// Tells what became of the journal itself.
    func tellNews() {
        for sentence in session.tellNews() { feed(.told(sentence)) }
    }

    func workspaceChange(_ change: JournalChange) -> WorkspaceChange {
        let workspace = session.workspace
        return switch change {
        case .nothing: WorkspaceChange(workspace, firstNew: workspace.entries.count)
        case .appended(let first): WorkspaceChange(workspace, firstNew: first)
        case .replaced: WorkspaceChange(workspace, firstNew: nil)
        }
    }

    // MARK: Minutes, clipboard, theme

    private func readMinutes(_ review: ItemID) {
        guard let minutes = session.minutes(of: review) else { return feed(.failed("That review is gone")) }
        feed(.minutes(review, minutes.render(.txt)))
    }

    private func writeMinutes(_ review: ItemID) {
        let ref = session.workspace.ref(review)
        guard session.host.serving == nil else {
            return feed(.told("\(ref) is closed; 'concord minutes \(ref)' prints its minutes"))
        }
        do throws(Failure) {
            guard let written = try session.writeMinutes(of: review) else { return }
            let edition = written.minutes.header.edition
            let minutes = edition > 1 ? "edition \(edition) of its minutes is" : "its minutes are"
            feed(.told("\(ref) is closed; \(minutes) in '\(written.path)'"))
        } catch {
            feed(.failed(error.sentence))
        }
    }

    /// Puts a text where it can be pasted from, and says where that is.
    private func copy(_ text: String, _ what: String) {
        do throws(Failure) {
            feed(.told("Copied \(what) \(try Clipboard(host: session.host, terminal: terminal).take(text))"))
        } catch {
            feed(.failed(error.sentence))
        }
    }

    private func useTheme(_ name: String) {
        if let failure = themes.failure(of: name) { return feed(.failed(failure.sentence)) }
        let advice = session.host.settingsPath.map { "; 'theme: \(name)' in \($0) keeps it" } ?? ""
        feed(.told("Theme \(name) until you quit" + advice))
    }
}
