import Glibc
import Journal
import Synchronization

/// What ended a wait for a line.
package enum LineWait: Hashable, Sendable {
    /// There is something to read, or the end of it.
    case input
    /// Ctrl-C.
    case interrupt
    /// Time is up.
    case nothing
}

/// Ctrl-C as an answer: while a line is waited for it ends the wait; while something is being done it waits until that
/// is over, and is taken for an answer then.
enum Interrupts {
    private static let isTaken = Atomic(false)
    private static let isRaised = Atomic(false)

    /// - Parameter milliseconds: how long at most; `nil`: for ever.
    static func awaitLine(_ milliseconds: Int64?) -> LineWait {
        take()
        let deadline = milliseconds.map { SystemClock.uptime() + $0 }
        var others = sigset_t()
        pthread_sigmask(SIG_SETMASK, nil, &others)
        sigdelset(&others, SIGINT)
        while true {
            // The set of descriptors with only standard input in it.
            var input = fd_set()
            input.__fds_bits.0 = 1
            let rest = deadline.map { max(0, $0 - SystemClock.uptime()) }
            var time = timespec(tv_sec: Int((rest ?? 0) / 1000), tv_nsec: Int((rest ?? 0) % 1000) * 1_000_000)
            // The signal is let through for as long as this call sleeps, so none can be missed in between.
            let count =
                rest == nil
                ? pselect(1, &input, nil, nil, nil, &others) : pselect(1, &input, nil, nil, &time, &others)
            if isRaised.exchange(false, ordering: .relaxed) { return .interrupt }
            if count == 0 { return .nothing }
            // What cannot be polled says for itself what is wrong when it is read.
            if count > 0 || errno != EINTR { return .input }
        }
    }

    private static func take() {
        guard !isTaken.exchange(true, ordering: .relaxed) else { return }
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_BLOCK, &interrupt, nil)
        signal(SIGINT) { _ in Interrupts.isRaised.store(true, ordering: .relaxed) }
    }
}
