import Foundation

/// The seeds of a random test; a failing one is printed as the test's argument.
package enum Seeds {
    /// So many seeds, or as many as `CONCORD_TEST_SEEDS` says, for a long run by hand.
    package static func few(_ count: UInt64) -> ClosedRange<UInt64> {
        1...(ProcessInfo.processInfo.environment["CONCORD_TEST_SEEDS"].flatMap(UInt64.init) ?? count)
    }
}
