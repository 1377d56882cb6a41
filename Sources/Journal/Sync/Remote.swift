/// A repository to synchronise with, as git takes it: a URL, `host:path`, or a path.
package struct Remote: Hashable, Sendable {
    /// What git is given; a path is absolute.
    let url: String
    /// Whether the other side runs here, as us.
    let isLocal: Bool

    /// Transports that are talked to; git may know others, which run programs by name.
    static let schemes = ["file", "git", "http", "https", "ssh"]

    /// - Parameters:
    ///   - text: what the user typed.
    ///   - directory: what a relative path starts from.
    /// - Throws: `.badRemote` for what git would take as an option or as a program to run.
    package init(_ text: String, from directory: String) throws(SyncError) {
        guard !text.isEmpty else { throw .badRemote(text, reason: "it is empty") }
        guard !text.hasPrefix("-") else { throw .badRemote(text, reason: "it reads as an option") }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw .badRemote(text, reason: "it has control characters")
        }
        let head = text.prefix { $0 != "/" }
        if let mark = head.firstRange(of: "::") {
            throw .badRemote(text, reason: "'\(head[..<mark.lowerBound])' would be a program to run")
        }
        if head.hasSuffix(":"), text.hasPrefix(head + "//") {
            let scheme = String(head.dropLast())
            guard Remote.schemes.contains(scheme) else {
                throw .badRemote(text, reason: "use \(Remote.schemes.joined(separator: ", ")), host:path or a path")
            }
            (url, isLocal) = (text, scheme == "file")
        } else if head.utf8.contains(UInt8(ascii: ":")) {
            (url, isLocal) = (text, false)
        } else {
            let path = text.hasPrefix("/") ? text : directory + "/" + text
            (url, isLocal) = (CurrentProcess.realPath(path) ?? path, true)
        }
    }

    /// The remote as it may be shown: without a password.
    package var shown: String {
        guard let at = url.firstIndex(of: "@"), let scheme = url.firstRange(of: "://"), scheme.upperBound < at,
            let colon = url[scheme.upperBound..<at].firstIndex(of: ":")
        else { return url }
        return url[...colon] + "***" + url[at...]
    }
}
