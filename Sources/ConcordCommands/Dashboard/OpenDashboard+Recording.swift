import Alignment
import Dashboard
import Journal

/// A gesture that is to be recorded, and what its author saw when they made it.
struct WaitingGesture {
    let recording: Recording
    let seen: Workspace
    /// When it is given up, milliseconds of the system's uptime.
    var deadline: Int64
    /// When the user was last told that it waits.
    var told: Int64?

    /// Milliseconds a gesture waits for the journal's lock (DURABILITY section 1) while others write nothing.
    static let patience: Int64 = 5000
}

/// Recording, without ever standing still: where somebody holds the journal's lock the gesture is tried again between
/// keys and pictures.
extension DashboardRunner {
    func record(_ recording: Recording) {
        let deadline = SystemClock.uptime() + WaitingGesture.patience
        waiting.append(WaitingGesture(recording: recording, seen: dashboard.workspace, deadline: deadline))
        // One that comes while others wait is not to overtake them.
        if waiting.count == 1 { workOff() }
    }

    /// Records what waits, in its order, until one meets a lock.
    func workOff() {
        while let next = waiting.first, attempt(next) {}
    }

    /// - Returns: whether it is done with: recorded or refused.
    private func attempt(_ next: WaitingGesture) -> Bool {
        let recording = next.recording
        do throws(Failure) {
            let recorded = try session.record(
                recording.gesture, review: recording.review, topic: recording.topic, seen: next.seen)
            waiting.removeFirst()
            let receipt = Receipt(
                entry: recorded.entry?.id, outcomes: recorded.outcomes, remarks: recorded.remarks,
                closes: recorded.closed)
            // Should reading it back fail, the look each second says so.
            let change = (try? session.refresh()) ?? .nothing
            feed(.recorded(recording.number, receipt, workspaceChange(change)))
            tellNews()
        } catch {
            let now = SystemClock.uptime()
            if error.status == .busy, now < next.deadline {
                tellWaiting(now)
                return false
            }
            waiting.removeFirst()
            feed(.refused(recording.number, error.sentence))
            feed(.readOnly(session.store.readOnly?.words))
        }
        // What was saved is no draft any more; what was not saved is one from now on.
        keepDrafts()
        return true
    }

    /// Has patience anew: whoever writes beside this one lets go of the lock again and again.
    func outlastWriters() {
        let deadline = SystemClock.uptime() + WaitingGesture.patience
        for index in waiting.indices { waiting[index].deadline = deadline }
    }

    /// Says for whom it waits, each second again: a key takes the sentence away.
    private func tellWaiting(_ now: Int64) {
        guard waiting[0].told.map({ now - $0 >= DashboardRunner.leastBetweenLooks }) ?? true else { return }
        waiting[0].told = now
        let holder = (session.store as? FileJournal)?.lockHolder?.words ?? "another process"
        feed(.delayed(waiting[0].recording.number, "Not saved yet: waiting for the lock held by \(holder)"))
    }

    /// Sees to what waits before the program ends.
    ///
    /// - Parameter inTime: whether there is time; else each is tried once.
    /// - Returns: what could not be saved and why.
    func finishWaiting(inTime: Bool) -> [String] {
        guard !waiting.isEmpty else { return [] }
        if inTime { (session.store as? FileJournal)?.patience = .usual }
        var failures: [String] = []
        for next in waiting {
            do throws(Failure) {
                let recording = next.recording
                _ = try session.record(
                    recording.gesture, review: recording.review, topic: recording.topic, seen: next.seen)
                feed(
                    .recorded(recording.number, Receipt(entry: nil), WorkspaceChange(session.workspace, firstNew: nil)))
            } catch {
                failures.append(error.sentence)
            }
        }
        waiting = []
        return failures
    }
}
