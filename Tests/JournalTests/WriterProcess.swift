import CSystem
import Glibc
import Testing

/// A `JournalWriter` process, and the ids of the entries it said were acknowledged.
final class WriterProcess {
    private let id: pid_t
    private let output: Int32

    /// Starts it; it lives beside the test program.
    init(workspace: String, handle: String, count: Int) throws {
        var ends: [Int32] = [0, 0]
        try #require(concord_pipe(&ends) == 0)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        let arguments = [try WriterProcess.program(), workspace, handle, String(count)]
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, arguments[0], &actions, nil, &pointers, environ)
        close(ends[1])
        id = child
        output = ends[0]
        try #require(code == 0, "JournalWriter does not start: \(String(cString: strerror(code)))")
    }

    deinit { close(output) }

    func kill() { Glibc.kill(id, SIGKILL) }

    /// Waits for its end.
    ///
    /// - Returns: its exit status (-1: killed) and the ids it acknowledged.
    func wait() -> (status: Int32, acknowledged: [String]) {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(output, &block, block.count), count > 0 { bytes += block[..<count] }
        var status: Int32 = 0
        waitpid(id, &status, 0)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let exit = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
        // What stands behind the last newline was cut off by the kill.
        return (exit, lines.dropLast().map(String.init))
    }

    private static func program() throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = String(decoding: buffer[..<max(count, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let slash = try #require(path.lastIndex(of: "/"))
        return path[..<slash] + "/JournalWriter"
    }
}
