import CVTerm
import Glibc
import TestSupport

/// A process of the program under test.
final class Child {
    let id: pid_t
    private var ended: Ending?

    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    /// What a child's descriptors 0, 1 and 2 are.
    enum Streams {
        /// Files to read from and to write to.
        case files(input: String, output: String, errors: String)
        /// One terminal for all three, and the child's own controlling one.
        case terminal(String)
        /// A file to read from, a descriptor to write to.
        case pipe(input: String, output: Int32, errors: String)
    }

    /// Starts a program in a directory with this environment and nothing else.
    init(
        _ program: String, _ arguments: [String], _ environment: [String: String], in directory: String,
        _ streams: Streams
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        let create = O_WRONLY | O_CREAT | O_TRUNC
        switch streams {
        case .files(let input, let output, let errors):
            posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
            posix_spawn_file_actions_addopen(&actions, 1, output, create, 0o600)
            posix_spawn_file_actions_addopen(&actions, 2, errors, create, 0o600)
        case .terminal(let name):
            flags |= 0x80  // POSIX_SPAWN_SETSID: the first terminal it opens becomes its own
            posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        case .pipe(let input, let output, let errors):
            posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
            posix_spawn_file_actions_adddup2(&actions, output, 1)
            posix_spawn_file_actions_addopen(&actions, 2, errors, create, 0o600)
        }
        posix_spawn_file_actions_addchdir_np(&actions, directory)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var settings = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
        defer { for text in words + settings { free(text) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, program, &actions, &attributes, &words, &settings)
        guard code == 0 else { throw HarnessError("\(program) does not start: \(String(cString: strerror(code)))") }
        id = child
    }

    deinit {
        guard ended == nil else { return }
        kill(SIGKILL)
        _ = wait()
    }

    func kill(_ signal: Int32) { if ended == nil { Glibc.kill(id, signal) } }

    /// Whether one of its threads is at work, or waits for the disk.
    var isAtWork: Bool { states.contains { "RD".contains($0) } }

    /// Whether a signal, or who traces it, has stopped it.
    var isStopped: Bool { !states.isEmpty && states.allSatisfy { "Tt".contains($0) } }

    /// What its threads do (proc_pid_stat(5)).
    private var states: [Character] {
        let threads = "/proc/\(id)/task/"
        return ScratchDirectory.names(in: threads).compactMap { thread in
            guard let status = try? Desk.text(threads + thread + "/stat"), let name = status.lastIndex(of: ")")
            else { return nil }
            return status[name...].dropFirst(2).first
        }
    }

    /// How it ended, if it has.
    func poll() -> Ending? { reap(WNOHANG) }

    /// Waits for its end.
    func wait() -> Ending { reap(0) ?? .exit(-1) }

    private func reap(_ options: Int32) -> Ending? {
        if let ended { return ended }
        var status: Int32 = 0
        guard waitpid(id, &status, options) == id else { return nil }
        ended = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
        return ended
    }
}

struct HarnessError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
