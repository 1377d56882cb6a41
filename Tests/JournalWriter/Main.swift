import Alignment
import Glibc
import Journal

/// A process of the tests: appends entries to a workspace and says of each on standard output that it was acknowledged,
/// until it has appended as many as asked, or is killed.
@main
enum Main {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[3]) else { exit(64) }
        CurrentProcess.prepare()
        do {
            let journal = try FileJournal(WorkspaceDirectory(path: arguments[1]), patience: 60_000)
            for _ in 0..<count { try append(to: journal, by: arguments[2]) }
        } catch {
            let text = "\(arguments[2]): \(error)\n"
            write(2, text, text.utf8.count)
            exit(74)
        }
    }

    private static func append(to journal: FileJournal, by handle: String) throws {
        let entry = try journal.append { workspace in
            let id = Crockford.text(10, SystemRandom.next)
            let item = ItemID("A\(workspace.nextNumber(.action))-\(id.prefix(4))")
            let padding = String(repeating: "x", count: Int.random(in: 0...3000))
            return Entry(
                n: 0, id: id, at: SystemClock.now().iso, by: handle,
                changes: [.init(item: item, field: "title", was: nil, value: .text(padding))])
        }
        guard let entry else { exit(1) }
        let acknowledgement = entry.id + "\n"
        write(1, acknowledgement, acknowledgement.utf8.count)
    }
}
