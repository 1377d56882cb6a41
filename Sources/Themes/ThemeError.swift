/// Why a theme cannot be used. The sentence is made where errors are shown.
package enum ThemeError: Error, Hashable, Sendable {
    /// Neither a theme of ours nor a file in the user's folder; `known` are the names that exist.
    case unknown(name: String, known: [String])
    /// The file cannot be read.
    case unreadable(path: String, errno: Int32)
    /// A scheme takes a few hundred bytes; this file is larger than 256 KiB.
    case tooLarge(path: String)
    case yaml(YamlError)
    /// The file follows a system other than base16 or base24, such as `tinted8`.
    case unsupportedSystem(String)
    /// Slots base16 demands that are not there, such as `base0D`.
    case missingSlots([String])
    /// Not six hexadecimal digits, `#` optional.
    case badColor(slot: String, value: String, line: Int)
}
