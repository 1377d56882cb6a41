package import Foundation

/// Files of `Tests/Fixtures`, found from this file's own place so that tests run from any directory.
package enum Fixture {
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    package static func text(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
}
