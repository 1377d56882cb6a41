import Foundation
import TestSupport

/// A Swift file of the repository.
struct SourceFile {
    /// From the root of the repository: `Sources/Screen/Cell.swift`.
    let path: String
    let text: String

    /// The room of the house it stands in: `Screen`.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The file without comments and what stands in quotes, so that words about code are not taken for code.
    let code: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = SwiftText.code(of: text)
    }

    static let root = Fixture.root.deletingLastPathComponent().deletingLastPathComponent()

    /// The Swift files below `Sources`.
    static let sources = all("Sources")
    /// The Swift files below `Tests`.
    static let tests = all("Tests")

    private static func all(_ folder: String) -> [SourceFile] {
        // What is hidden was built: below `Tests/Benchmarks/.build` stand the sources of others.
        let files = FileManager.default.enumerator(
            at: root.appending(path: folder), includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.compactMap { url in
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            return SourceFile(path: String(url.path.dropFirst(root.path.count + 1)), text: text)
        }.sorted { $0.path < $1.path }
    }

    /// Each place in a text of this file where a pattern matches, as "path:line: what matches".
    func places(of pattern: String, in text: String) -> [String] {
        SourceFile.matches(of: pattern, in: text).map { match in
            let line = text[..<match.lowerBound].utf8.count { $0 == 0x0A } + 1
            return "\(path):\(line): \(text[match])"
        }
    }

    /// ICU's expressions: those of the standard library take minutes over the sources when not optimised.
    static func matches(of pattern: String, in text: String, group: Int = 0) -> [Range<String.Index>] {
        guard let expression = try? NSRegularExpression(pattern: pattern, options: .anchorsMatchLines) else {
            preconditionFailure("'\(pattern)' is no regular expression.")
        }
        return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
            Range($0.range(at: group), in: text)
        }
    }
}
