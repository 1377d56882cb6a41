import Alignment
import Glibc
import Journal

/// A process of the journal's tests: for what happens between processes, to a process, or to all of it at once.
///
///     JournalProbe append DIR HANDLE COUNT    appends entries and prints the id of each once it is acknowledged
///     JournalProbe create DIR private|shared UMASK    makes a workspace, mends a torn tail, appends one entry and prints its id
///     JournalProbe hold DIR                   takes the lock, says so, and keeps it until it is killed
///     JournalProbe limited DIR BYTES          appends under a file-size limit of so many bytes until refused
///     JournalProbe zone NAME SECONDS          prints the local time of an instant in a zone
///     JournalProbe confined                   gives up starting programs, then tries it in every way, and prints what became of it
///     JournalProbe closed                     prints which of the descriptors 0 to 2 are open after `prepare`
@main
enum Main {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try run(arguments.first ?? "", Array(arguments.dropFirst()))
        } catch {
            say("\(error)", to: 2)
            exit(74)
        }
    }

    private static func run(_ command: String, _ arguments: [String]) throws {
        switch (command, arguments.count) {
        case ("append", 3): try append(to: arguments[0], by: arguments[1], count: Int(arguments[2]) ?? 0)
        case ("create", 3): try create(arguments[0], isShared: arguments[1] == "shared", mask: arguments[2])
        case ("hold", 1): hold(arguments[0])
        case ("limited", 2): try limited(arguments[0], bytes: UInt(arguments[1]) ?? 0)
        case ("zone", 2): zone(arguments[0], Int64(arguments[1]) ?? 0)
        case ("closed", 0): closed()
        case ("confined", 0): confined()
        default: exit(64)
        }
    }

    private static func append(to path: String, by handle: String, count: Int) throws {
        CurrentProcess.prepare()
        let journal = try FileJournal(WorkspaceDirectory(path: path), patience: .atMost(milliseconds: 60_000))
        for _ in 0..<count { say(try append(to: journal, by: handle)) }
    }

    private static func append(to journal: FileJournal, by handle: String) throws -> String {
        let entry = try journal.append { workspace in
            let id = Crockford.text(10, SystemRandom.next)
            let item = ItemID("A\(workspace.nextNumber(.action))-\(id.prefix(4))")
            let padding = String(repeating: "x", count: Int.random(in: 0...3000))
            return Entry(
                n: 0, id: id, at: SystemClock.now().iso, by: handle,
                changes: [.init(item: item, field: "title", was: nil, value: .text(padding))])
        }
        return entry?.id ?? "nothing"
    }

    private static func create(_ path: String, isShared: Bool, mask: String) throws {
        umask(mode_t(mask, radix: 8) ?? 0)
        let workspace = try WorkspaceDirectory.create(at: path, isShared: isShared, entries: [])
        let file = open(workspace.journalPath, O_WRONLY | O_APPEND)
        Glibc.write(file, "torn", 4)
        close(file)
        say(try append(to: try FileJournal(workspace), by: "dana"))
        try ExportFile.write("text", to: "a.md", in: workspace.minutesPath, of: workspace, replacing: false)
    }

    private static func hold(_ path: String) {
        let lock = open(WorkspaceDirectory(path: path).lockPath, O_RDWR)
        say(flock(lock, LOCK_EX) == 0 ? "held" : "not held")
        while true { pause() }
    }

    private static func limited(_ path: String, bytes: UInt) throws {
        CurrentProcess.prepare()
        let journal = try FileJournal(WorkspaceDirectory(path: path))
        var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        while true { say(try append(to: journal, by: "dana")) }
    }

    private static func zone(_ name: String, _ seconds: Int64) {
        let (zone, isKnown) = LocalZone.use(name)
        let local = zone.local(Instant(milliseconds: seconds * 1000))
        say("\(local.day.iso) \(local.time.iso)\(isKnown ? "" : " unknown")")
    }

    private static func closed() {
        for number in Int32(0)...2 { close(number) }
        CurrentProcess.prepare()
        exit((0...2).allSatisfy { fcntl($0, F_GETFD) != -1 } ? 0 : 1)
    }

    private static func confined() {
        say("refused \(CurrentProcess.refusePrograms())")
        var words: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
        say("execve \(execve("/bin/true", &words, environ) == -1 ? errno : 0)")
        let program = open("/bin/true", O_RDONLY)
        say("execveat \(fexecve(program, &words, environ) == -1 ? errno : 0)")
        var child: pid_t = 0
        say("posix_spawn \(posix_spawn(&child, "/bin/true", nil, nil, &words, environ))")
        say("system \(system("true") == 0 ? "started" : "failed")")
        say("popen \(popen("true", "r") == nil ? "failed" : "started")")
        var thread = pthread_t()
        say("thread \(pthread_create(&thread, nil, { _ in nil }, nil)) \(pthread_join(thread, nil))")
    }

    private static func say(_ text: String, to file: Int32 = 1) {
        let line = text + "\n"
        write(file, line, line.utf8.count)
    }
}
