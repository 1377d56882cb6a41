import Glibc

extension Descriptor {
    /// Opens the journal or the lock: a regular file with one name, nothing else.
    ///
    /// - Throws: `.foreignFile` for a link, FIFO, directory or device, which is not so much as opened.
    static func plainFile(
        _ name: String, in directory: borrowing Descriptor, _ flags: Int32, _ action: JournalError.Action, path: String
    ) throws(JournalError) -> Descriptor {
        try explain(action, path) { () throws(SystemError) in try directory.status(of: name) }.mustBePlain(action, path)
        let file = try explain(action, path) { () throws(SystemError) in try Descriptor(in: directory, name, flags) }
        try explain(action, path) { () throws(SystemError) in try file.status() }.mustBePlain(action, path)
        return file
    }
}

extension FileStatus {
    fileprivate func mustBePlain(_ action: JournalError.Action, _ path: String) throws(JournalError) {
        guard kind == .file else { throw JournalError(.foreignFile(kind), action, path) }
    }
}
