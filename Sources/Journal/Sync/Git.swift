import Alignment
import Glibc

/// git's plumbing on one bare repository of ours, with nothing of the surroundings that could make it run other things:
/// no hooks, no filters, no pager, no prompt, no variables but those named here.
struct Git {
    /// Absolute.
    let repository: String
    private let environment: [String]

    /// What is handed on: who and where the user is, how to reach other hosts. No `GIT_*`, no `LD_*`.
    private static let inherited = [
        "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "http_proxy", "https_proxy",
        "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
    ]

    /// - Parameter variable: an environment variable's value.
    init(_ repository: String, variable: (String) -> String?) {
        self.repository = repository
        let handed = Git.inherited.compactMap { name in variable(name).map { name + "=" + $0 } }
        environment =
            handed + (variable("PATH") == nil ? ["PATH=/usr/local/bin:/usr/bin:/bin"] : []) + [
                "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "SSH_ASKPASS_REQUIRE=never", "GIT_ATTR_NOSYSTEM=1",
                "GIT_ALLOW_PROTOCOL=" + Remote.schemes.joined(separator: ":"),
            ]
    }

    /// Said in every call, so that no configuration says otherwise.
    private static let settings = [
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.sshCommand=ssh -o BatchMode=yes", "core.askPass=",
        "core.attributesFile=/dev/null", "core.alternateRefsCommand=true", "protocol.ext.allow=never",
        "gc.autoDetach=false", "maintenance.auto=false", "push.gpgSign=false", "push.followTags=false",
    ]

    /// The other side of a local remote is started by us as well: its own hooks and programs stay unrun.
    static let otherSide =
        "git -c core.hooksPath=/dev/null -c core.fsmonitor=false -c core.alternateRefsCommand=true"
        + " -c receive.denyCurrentBranch=refuse -c receive.autogc=false"

    /// Runs git and says how it ended.
    ///
    /// - Parameter hear: gets what it says of its progress.
    func run(
        _ arguments: [String], input: [UInt8] = [], extra: [String] = [], limit: Int = 1 << 20,
        hear: ((String) -> Void)? = nil
    ) throws(SyncError) -> ChildProcess.End {
        let settings = Git.settings.flatMap { ["-c", $0] }
        let child = ChildProcess(
            program: "git",
            arguments: ["--git-dir=" + repository, "--no-pager", "--no-replace-objects", "--literal-pathspecs"]
                + settings + arguments,
            environment: environment + extra, largestOutput: limit, hear: hear)
        do throws(SystemError) {
            return try child.run(input)
        } catch {
            throw error.errno == ENOENT ? .noGit(errno: error.errno) : failed(String(cString: strerror(error.errno)))
        }
    }

    /// Runs git on our own repository, where it is not expected to fail.
    func ask(
        _ arguments: [String], input: [UInt8] = [], extra: [String] = [], limit: Int = 1 << 20
    ) throws(SyncError) -> [UInt8] {
        let end = try run(arguments, input: input, extra: extra, limit: limit)
        guard end.isSuccess else { throw failed(end.saying) }
        return end.output
    }

    /// The one word git answers: an object's name.
    func name(_ arguments: [String], input: [UInt8] = [], extra: [String] = []) throws(SyncError) -> String {
        let answer = String(decoding: try ask(arguments, input: input, extra: extra), as: UTF8.self)
        let word = answer.split(separator: "\n").first.map(String.init) ?? ""
        guard word.utf8.count >= 40, word.utf8.allSatisfy({ Git.isHex($0) }) else {
            throw failed("'git \(arguments.first ?? "")' answered '\(word)'")
        }
        return word
    }

    func failed(_ said: String) -> SyncError { .failed(path: repository, said: said) }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}

extension ChildProcess.End {
    /// What it said about its failure, on one line.
    var saying: String {
        let lines = errors.split { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }.filter { !$0.contains("% (") }
            .map { $0.hasPrefix("fatal: ") ? $0.dropFirst(7) : $0[...] }
        let text = lines.suffix(4).joined(separator: "; ")
        switch reason {
        case .tookTooLong: return "no answer in time" + (text.isEmpty ? "" : " (\(text))")
        case .saidTooMuch: return "it has more than Concord reads"
        case .killed: return "git was killed" + (text.isEmpty ? "" : " (\(text))")
        case .exited(let status): return text.isEmpty ? "git ended with \(status)" : text
        }
    }
}
