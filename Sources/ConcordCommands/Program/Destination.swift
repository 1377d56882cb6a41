import Glibc
import Journal

/// Where a document goes: standard output, or a file that is there only once it is whole.
struct Destination {
    /// A file, a directory, or for standard output `-` or nothing.
    let path: String?
    /// What the file is called in a directory.
    let name: String
    let isReplacing: Bool

    /// - Parameter isExact: whether other programs read it, so that a pipe gets it byte for byte.
    /// - Throws: if a file is there and is not to be replaced, or none can be made.
    func write(_ text: String, _ program: Program, isExact: Bool = false) throws(Failure) {
        guard let path, path != "-" else {
            return isExact && !program.host.isTerminal(1) ? program.output.exact(text) : program.output.document(text)
        }
        try writeFile(path, program) { write in
            var text = text
            text.withUTF8(write)
        }
    }

    /// The same for a document that comes in pieces and is there byte for byte: file and pipe get each as it comes.
    func write(_ program: Program, _ pieces: (_ write: @escaping ExportFile.Writer) -> Void) throws(Failure) {
        guard let path, path != "-" else {
            guard program.host.isTerminal(1) else { return pieces(program.output.exact) }
            var bytes: [UInt8] = []
            pieces { bytes += $0 }
            return program.output.document(String(decoding: bytes, as: UTF8.self))
        }
        try writeFile(path, program, pieces)
    }

    private func writeFile(
        _ path: String, _ program: Program, _ pieces: (_ write: @escaping ExportFile.Writer) -> Void
    ) throws(Failure) {
        let (directory, name) = split(path)
        do throws(JournalError) {
            let written = try ExportFile.write(to: name, in: directory, of: nil, replacing: isReplacing, pieces)
            program.output.remark("Wrote '\(written)'")
        } catch {
            let failure = Failure(error)
            throw Failure(failure.status, failure.sentence + (error.code == .exists ? "; --force replaces it" : ""))
        }
    }

    /// Directory and name; a path that is a directory, or ends in a slash, is the directory.
    private func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else {
            return isDirectory(path) ? (path, name) : (".", path)
        }
        let last = path[path.index(after: slash)...]
        if last.isEmpty { return (slash == path.startIndex ? "/" : String(path[..<slash]), name) }
        if isDirectory(path) { return (path, name) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(last))
    }

    private func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
