/// How the program ends (DESIGN section 4); the numbers from 64 on are those of sysexits.h.
package enum ExitStatus: Int32, Sendable {
    case done = 0
    /// Unknown or ambiguous item or person, nothing to undo, a rule.
    case refused = 1
    /// Unknown verb, option, key, value or date.
    case malformed = 64
    /// `doctor` found damage.
    case damaged = 65
    case noWorkspace = 66
    /// The remote to synchronise with cannot be reached, or refuses.
    case unavailable = 69
    /// A fault of the program itself.
    case fault = 70
    case cannotCreate = 73
    /// Input or output failed, the disk is full, or a change could not be confirmed.
    case inputOutput = 74
    case busy = 75
    /// Not permitted, `--read-only`, or a newer format.
    case notPermitted = 77
    /// The terminal is gone: SIGHUP or its end of input. 128 and the signal's number, as shells say it.
    case hungUp = 129
    /// SIGINT.
    case interrupted = 130
    /// SIGTERM.
    case terminated = 143
}
