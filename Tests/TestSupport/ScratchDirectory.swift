import Glibc

/// A directory of one test, removed with everything in it when the test lets go of it.
package final class ScratchDirectory: Sendable {
    package let path: String

    package init() {
        var template = Array("/tmp/concord-test-XXXXXX".utf8CString)
        let made = mkdtemp(&template)
        precondition(made != nil, "A scratch directory could not be made in /tmp.")
        path = made.map { String(cString: $0) } ?? ""
    }

    deinit { ScratchDirectory.removeAll(path) }

    /// The path of a name in the directory.
    package func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// Names in a directory, sorted; none if it is no directory, or a link to one.
    package static func names(in path: String) -> [String] {
        let file = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        guard file >= 0, let directory = fdopendir(file) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func removeAll(_ path: String) {
        for name in names(in: path) { removeAll(path + "/" + name) }
        remove(path)
    }
}
