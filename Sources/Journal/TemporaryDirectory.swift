import CSystem
import Glibc

/// A directory of its own for something that is thrown away afterwards.
package enum TemporaryDirectory {
    /// Makes an empty directory that only its owner can enter, by a name nobody can predict.
    ///
    /// - Parameters:
    ///   - prefix: what its name begins with.
    ///   - base: the directory for temporary files.
    /// - Throws: `.cannotCreate`.
    package static func make(_ prefix: String, in base: String) throws(JournalError) -> String {
        let template = base + "/" + prefix + "-XXXXXX"
        var name = Array(template.utf8CString)
        guard mkdtemp(&name) != nil else {
            throw SystemError(errno).during(.create, template, as: .cannotCreate)
        }
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes a directory with everything in it, following no links; what cannot be removed stays.
    package static func remove(_ path: String) { _ = concord_remove_tree(path) }
}
