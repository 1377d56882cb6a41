/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Reads `2026-11-22T10:31:07.123Z`; fraction of up to nine digits or none; nothing but UTC.
    package init?(iso text: some StringProtocol) {
        var text = String(text)
        guard let instant = text.withUTF8(Instant.read) else { return nil }
        self = instant
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>) -> Instant? {
        let end = text.count - 1
        guard end >= 19, end != 20, end <= 29, text[end] == UInt8(ascii: "Z"), text[10] == UInt8(ascii: "T"),
            let day = Day.read(UnsafeBufferPointer(rebasing: text[..<10])), text[13] == UInt8(ascii: ":"),
            text[16] == UInt8(ascii: ":"), let hour = text.number(in: 11..<13), hour < 24,
            let minute = text.number(in: 14..<16), minute < 60, let second = text.number(in: 17..<19), second < 61,
            end == 19 || text[19] == UInt8(ascii: "."), text.number(in: min(20, end)..<end) != nil
        else { return nil }
        var milliseconds = 0
        for index in 20..<23 { milliseconds = milliseconds * 10 + (index < end ? Int(text[index] - 0x30) : 0) }
        let seconds = hour * 3600 + minute * 60 + second
        return Instant(milliseconds: (Int64(day.number) * 86_400 + Int64(seconds)) * 1000 + Int64(milliseconds))
    }

    /// `2026-11-22T10:31:07.123Z`.
    package var iso: String {
        let (day, rest) = milliseconds.quotientAndRemainder(flooringBy: 86_400_000)
        let clock = ClockTime(seconds: Int(rest / 1000))
        return Day(number: Int(day)).iso + "T" + clock.isoWithSeconds + "." + padded(Int(rest % 1000), 3) + "Z"
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// Whole minutes from `earlier` to here, rounded down.
    package func minutes(since earlier: Instant) -> Int { Int((milliseconds - earlier.milliseconds) / 60_000) }
}

extension Int64 {
    /// Division that rounds towards minus infinity, with a remainder that is never negative.
    func quotientAndRemainder(flooringBy divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

/// A time of day, in seconds since midnight.
package struct ClockTime: Hashable, Sendable {
    package let seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    /// Reads `10:31`.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = digits(parts[0]), hour < 24,
            let minute = digits(parts[1]), minute < 60
        else { return nil }
        seconds = hour * 3600 + minute * 60
    }

    /// "10:31".
    package var iso: String { padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) }
    /// "10:31:07".
    package var isoWithSeconds: String { iso + ":" + padded(seconds % 60, 2) }
}

/// How far local time is ahead of UTC; the model has no clock and no time-zone database, so this comes in from outside.
package struct Zone: Sendable {
    /// Seconds ahead of UTC at an instant given in seconds since 1970.
    private let secondsAhead: @Sendable (Int64) -> Int

    package init(secondsAhead: @escaping @Sendable (Int64) -> Int) { self.secondsAhead = secondsAhead }

    package static let utc = Zone { _ in 0 }

    /// The local day and time of an instant.
    package func local(_ instant: Instant) -> (day: Day, time: ClockTime) {
        let utc = instant.milliseconds.quotientAndRemainder(flooringBy: 1000).0
        let (day, rest) = (utc + Int64(secondsAhead(utc))).quotientAndRemainder(flooringBy: 86_400)
        return (Day(number: Int(day)), ClockTime(seconds: Int(rest)))
    }

    /// The instant of a local day and time; in the hour a change of clocks skips, the later reading.
    package func instant(_ day: Day, _ time: ClockTime) -> Instant {
        let local = Int64(day.number) * 86_400 + Int64(time.seconds)
        let guess = local - Int64(secondsAhead(local))
        return Instant(milliseconds: (local - Int64(secondsAhead(guess))) * 1000)
    }
}
