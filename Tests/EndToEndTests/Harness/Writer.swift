import Foundation
import Glibc

/// `concord add -` whose acknowledgements are counted on a pipe.
final class Writer {
    let child: Child
    private let output: Int32

    /// - Parameter lines: what it reads, a newline behind each.
    init(_ desk: Desk, as person: String, _ lines: String) throws {
        let input = desk.scratch(UUID().uuidString)
        try Data(lines.utf8).write(to: URL(filePath: input))
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw HarnessError("No pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        output = ends[0]
        child = try Child(
            Desk.program, ["--workspace", desk.workspace, "--as", person, "add", "-"], desk.environment,
            in: desk.scratch.path, .pipe(input: input, output: ends[1], errors: "/dev/null"))
        close(ends[1])
    }

    deinit { close(output) }

    /// Ids that were acknowledged with a whole line, once it has ended.
    func acknowledged() -> [String] {
        _ = child.wait()
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(output, &block, block.count), count > 0 { bytes += block[..<count] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast()
            .compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0.hasPrefix("A") }
    }
}
