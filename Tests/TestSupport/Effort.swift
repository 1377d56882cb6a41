import Foundation

/// How much of a long test is done: little in every run, the whole of it by hand.
package enum Effort {
    /// So many times, seconds or the like, or as many as an environment variable says.
    package static func count(_ few: Int, orAs variable: String) -> Int {
        ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? few
    }
}
