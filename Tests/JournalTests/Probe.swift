import CSystem
import Glibc
import Testing

/// A `JournalProbe` process and what it prints.
final class Probe {
    private let id: pid_t
    private let output: Int32

    /// Starts it.
    ///
    /// - Parameter wrapper: a program and its arguments to run it under: `strace`.
    init(_ arguments: [String], under wrapper: [String] = []) throws {
        var ends: [Int32] = [0, 0]
        try #require(concord_pipe(&ends) == 0)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What this thread blocks or ignores must not be so there, or surviving a signal could not be tested.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let words = wrapper + [try Probe.program()] + arguments
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, words[0], &actions, &attributes, &pointers, environ)
        close(ends[1])
        id = child
        output = ends[0]
        try #require(code == 0, "\(words[0]) does not start: \(String(cString: strerror(code)))")
    }

    deinit { close(output) }

    var process: Int32 { id }

    func kill() { Glibc.kill(id, SIGKILL) }

    /// Waits for the first line it prints.
    func firstLine() -> String {
        var line = ""
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1, byte != 0x0A { line.unicodeScalars.append(Unicode.Scalar(byte)) }
        return line
    }

    /// Waits for its end.
    ///
    /// - Returns: its exit status (-1: killed) and the lines it printed, without one that was cut off by a kill.
    @discardableResult
    func wait() -> (status: Int32, lines: [String]) {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(output, &block, block.count), count > 0 { bytes += block[..<count] }
        var status: Int32 = 0
        waitpid(id, &status, 0)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return (status & 0x7F == 0 ? status >> 8 & 0xFF : -1, lines.dropLast().map(String.init))
    }

    /// The program lives beside the test program.
    private static func program() throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = String(decoding: buffer[..<max(count, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let slash = try #require(path.lastIndex(of: "/"))
        return path[..<slash] + "/JournalProbe"
    }
}
