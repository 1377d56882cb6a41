/// How days are written on screens and in lists. What leaves the program for others, minutes and exports, is not asked.
package enum DateForm: String, CaseIterable, Sendable {
    /// "Fri 27 Nov", with the year where it is another.
    case words
    /// "2026-11-27" (ISO 8601).
    case iso
}
