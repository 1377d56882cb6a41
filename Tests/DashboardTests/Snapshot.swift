import Foundation
import Screen
import TestSupport
import Testing

/// Compares a screen with the one on file: its text, and the roles of its parts; never escape bytes.
///
/// A missing file is written, and the test fails all the same; a difference is told line by line.
func expectSnapshot(_ buffer: Buffer, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = Fixture.root.appending(path: "snapshots/dashboard/\(name).txt")
    let text = "\(buffer.width)x\(buffer.height)\n" + buffer.plainText + "\n--- roles\n" + buffer.styleText + "\n"
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("There was no snapshot '\(name)'; it is written now, look at it", sourceLocation: sourceLocation)
        return
    }
    guard text != expected else { return }
    Issue.record(Comment(rawValue: "'\(name)' differs:\n" + difference(expected, text)), sourceLocation: sourceLocation)
}

/// The lines that differ, `-` as on file and `+` as drawn, with their numbers.
private func difference(_ expected: String, _ drawn: String) -> String {
    let old = expected.components(separatedBy: "\n")
    let new = drawn.components(separatedBy: "\n")
    let changes = (0..<max(old.count, new.count)).flatMap { row -> [String] in
        let (left, right) = (row < old.count ? old[row] : nil, row < new.count ? new[row] : nil)
        guard left != right else { return [] }
        return [left.map { "- \(row): \($0)" }, right.map { "+ \(row): \($0)" }].compactMap(\.self)
    }
    return changes.joined(separator: "\n")
}
