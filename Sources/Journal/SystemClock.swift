package import Alignment
import Glibc

/// The system's clocks; for people and for pacing, never for order.
package enum SystemClock {
    /// The clock on the wall.
    package static func now() -> Instant { Instant(milliseconds: milliseconds(CLOCK_REALTIME)) }

    /// Milliseconds since some moment of the past; nobody sets this clock.
    package static func uptime() -> Int64 { milliseconds(CLOCK_MONOTONIC) }

    private static func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
