import Foundation

@testable import ConcordCommands

extension Rig {
    /// Writes a file below the scratch directory, with the directories on the way to it.
    func write(_ text: String, to path: String) throws {
        let url = URL(filePath: directory(path))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
