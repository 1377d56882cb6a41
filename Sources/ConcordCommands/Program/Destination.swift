import Journal

/// Where a document goes: standard output, or a file that is there only once it is whole.
struct Destination {
    /// `-` or `nil`: standard output.
    let path: String?
    let isReplacing: Bool

    /// - Throws: if a file is there and is not to be replaced, or none can be made.
    func write(_ text: String, _ program: Program) throws(Failure) {
        guard let path, path != "-" else { return program.output.document(text) }
        let slash = path.lastIndex(of: "/")
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        guard !name.isEmpty, name != ".", name != ".." else {
            throw Failure(.malformed, "'\(path)' names no file to write")
        }
        let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        do throws(JournalError) {
            let written = try ExportFile.write(
                text, to: name, in: directory, of: nil, replacing: isReplacing)
            program.output.remark("Wrote '\(written)'")
        } catch {
            let advice = error.code == .exists ? "; --force replaces it" : ""
            throw Failure(Failure(error).status, Failure(error).sentence + advice)
        }
    }
}
