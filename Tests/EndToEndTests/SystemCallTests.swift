import Foundation
import TestSupport
import Testing

/// Each system call of the built program made to fail in turn, by strace.
///
/// In every run the same small sample, which `CONCORD_FAULTS=100` makes all of them (percent; some minutes for each kind of work).
@Suite(.enabled(if: Faults.work, "needs strace, and leave to trace"), .serialized) struct SystemCallTests {
    @Test(
        "A system call that fails: nothing acknowledged is missing, nothing crashes, and the next run is whole",
        arguments: Work.allCases)
    func fails(_ work: Work) throws {
        let ground = try Faults(work)
        let faults = try ground.record()
        #expect(faults.count > 100)
        // The same sample in every ordinary run: what it finds does not depend on the day.
        var random = SplitMix64(seed: 1)
        let percent = Effort.count(0, orAs: "CONCORD_FAULTS")
        let count = percent > 0 ? min(faults.count * percent / 100, work.most) : work.few
        var ends: [Int32: Int] = [:]
        for fault in faults.shuffled(using: &random).prefix(count) {
            let end = try ground.check(fault)
            ends[end, default: 0] += 1
        }
        if percent > 0 { print("\(work): \(count) of \(faults.count) faults; ended with \(ends)") }
    }

    /// What is done while a call fails: one of ours, of git's and what it starts (`git`), or of the dashboard's while a
    /// line is typed (`draft`).
    enum Work: String, CaseIterable {
        case append, appendWithoutHome, mendAndAppend, bringBack, makeAnew, mend, purge, purgeOfSync, sync, git, draft

        /// How many of its faults every run has.
        var few: Int { [.git, .draft].contains(self) ? 2 : 4 }
        /// And the longest: git makes thousands of calls in a sync, a session takes seconds.
        var most: Int { self == .git || self == .draft ? 400 : .max }
    }
}

/// A desk on which one thing is done again and again, each time from the same beginning.
private final class Faults {
    static let errors = ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EMFILE", "EINTR"]
    static let work =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")
        && (try? Desk(founded: false).shell("strace -qq -o /dev/null true", environment: [:], in: "/"))?.status == 0

    private let work: SystemCallTests.Work
    private let desk: Desk
    private let command: [String]
    private var mustStay = ["First", "Second"]
    private var remote: String { desk.scratch("remote.git") }

    init(_ work: SystemCallTests.Work) throws {
        self.work = work
        desk = try Desk()
        command =
            switch work {
            case .mend: ["doctor", "--fix"]
            case .purge, .purgeOfSync: ["doctor", "--purge"]
            case .sync, .git: ["sync", desk.scratch("remote.git")]
            case .draft: []
            default: ["add", "! New"]
            }
        try desk.done("add", "! First")
        try desk.done("add", "! Second")
        try prepare()
        try shell("mkdir at-first && cp -a home fraud at-first/ && (cp -a remote.git at-first/ 2>/dev/null || true)")
    }

    private func prepare() throws {
        let lines = try desk.lines.map { $0 + "\n" }
        let torn = "{\"n\":9,\"id\":\"to"
        switch work {
        case .append: return
        case .appendWithoutHome: desk.forget()
        case .mendAndAppend: try desk.write(journal: (lines.joined() + torn).utf8)
        case .bringBack: try desk.write(journal: lines.dropLast().joined().utf8)
        case .makeAnew: try FileManager.default.removeItem(atPath: desk.journalPath)
        case .mend:
            let marks = ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n"]
            try desk.write(journal: ((lines.dropLast(2) + marks).joined() + lines[lines.count - 1] + torn).utf8)
        case .purge, .purgeOfSync:
            try desk.done("add", "! hunter2")
            if work == .purgeOfSync {
                try shell("git init -q --bare remote.git")
                try desk.done("sync", remote)
            }
            let log = try desk.json("log") as? [[String: Any]] ?? []
            let entry = log.first { $0["value"] as? String == "hunter2" }?["id"] as? String
            try desk.done("redact", try #require(entry))
        case .draft: mustStay = ["First", "Second"]
        case .sync, .git:
            try shell("git init -q --bare remote.git")
            try desk.done("sync", remote)
            let other = desk.scratch("other")
            try desk.done("init", other, "--from", remote)
            try desk.done("--workspace", other, "add", "! Theirs")
            try desk.done("--workspace", other, "sync")
            try desk.done("add", "! Ours")
            mustStay.append("Ours")
        }
    }

    private func shell(_ line: String) throws {
        let outcome = try desk.shell(line, environment: [:], in: desk.scratch.path)
        guard outcome.status == 0 else { throw HarnessError("\(line): \(outcome.errors)") }
    }

    private func beginAnew() throws { try shell("rm -rf home fraud remote.git && cp -a at-first/. .") }

    // MARK: Faults

    /// Calls that cannot fail so, or whose failure nobody could act on. A call that is made to fail is not made: `close`
    /// would leave the descriptor open, which no kernel does, and the other end of a pipe would wait for ever.
    private static let left = [
        "execve", "exit_group", "brk", "mmap", "munmap", "mprotect", "rt_sigaction", "rt_sigprocmask", "wait4",
        "gettid", "clock_nanosleep", "prlimit64", "clone3", "rename", "close",
    ]

    /// What can fail: each call the program makes from the moment it looks for the workspace on, by which of its kind it is.
    func record() throws -> [String] {
        try beginAnew()
        switch work {
        case .git: return try recordGit()
        case .draft: _ = try typeALine(["-o", desk.scratch("trace")])
        default: try strace(["-o", desk.scratch("trace")])
        }
        return try calls(in: "trace", from: work == .draft ? "state/concord" : ".concord")
    }

    private func calls(in trace: String, from beginning: String) throws -> [String] {
        var times: [Substring: Int] = [:]
        var faults: [String] = []
        for line in try Desk.text(desk.scratch(trace)).split(separator: "\n") where line.contains("(") {
            let name = line.drop { $0.isNumber || $0 == " " }.prefix { $0 != "(" }
            times[name, default: 0] += 1
            guard !faults.isEmpty || line.contains(beginning), name != "execve" else { continue }
            guard !Faults.left.contains(String(name)) else { continue }
            faults += Faults.errors.map { "\(name):error=\($0):when=\(times[name] ?? 0)" }
        }
        return faults
    }

    // MARK: git

    /// Stands before the git of a sync: counts which one it is, and lets strace start it where it is to be looked at.
    private func writeGit(_ line: String) throws {
        try FileManager.default.createDirectory(atPath: desk.scratch("bin"), withIntermediateDirectories: true)
        let script = """
            #!/bin/sh
            cd '\(desk.scratch.path)'
            n=$(($(cat count) + 1)); echo $n > count
            \(line)
            exec /usr/bin/git "$@"

            """
        try Data("0".utf8).write(to: URL(filePath: desk.scratch("count")))
        try Data(script.utf8).write(to: URL(filePath: desk.scratch("bin/git")))
        chmod(desk.scratch("bin/git"), 0o755)
    }

    private func runWithGit() throws -> Desk.Outcome {
        try desk.run(command, environment: ["PATH": desk.scratch("bin") + ":/usr/bin:/bin"])
    }

    /// The calls of every git, "4 openat:error=EIO:when=2" being the second `openat` of a process of the fourth.
    private func recordGit() throws -> [String] {
        try writeGit("exec strace -f -qq -o trace-$n /usr/bin/git \"$@\"")
        let end = try runWithGit()
        guard end.status == 0 else { throw HarnessError("\(end)") }
        let count = try Int(Desk.text(desk.scratch("count")).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        return try (1...max(1, count)).flatMap { number in
            Set(try calls(in: "trace-\(number)", from: "sync.git")).sorted().map { "\(number) \($0)" }
        }
    }

    private func runFailingGit(_ fault: String) throws -> Desk.Outcome {
        let words = fault.split(separator: " ", maxSplits: 1)
        let options = "-f -qq -o /dev/null -e trace=\(words[1].prefix { $0 != ":" }) -e inject=\(words[1])"
        try writeGit("[ $n = \(words[0]) ] && exec strace \(options) /usr/bin/git \"$@\"")
        return try runWithGit()
    }

    // MARK: A line that is typed

    private static let line = "! Half a sentence"

    /// Types a line in the dashboard, waits until it is kept or something is told, and quits.
    ///
    /// - Returns: what was on the screen, and how it ended.
    private func typeALine(_ options: [String]) throws -> (typed: Bool, end: Desk.Outcome) {
        let terminal = try Terminal(
            ["-qq"] + options + [Desk.program], desk.environment, in: desk.scratch.path, running: "/usr/bin/strace")
        var isTyped = false
        try terminal.waits("open or ended") { lines in
            terminal.child.poll() != nil || lines.contains { $0.contains("First") }
        }
        if terminal.child.poll() == nil {
            terminal.type("c" + Faults.line)
            try terminal.waits("typed or ended") { lines in
                isTyped = lines.contains { $0.contains(Faults.line) }
                return isTyped || terminal.child.poll() != nil
            }
            try terminal.waits("kept, told or ended") { lines in
                keepsDraft || terminal.child.poll() != nil || lines.contains { $0.contains("not kept") }
            }
        }
        let screen = terminal.text
        try leave(terminal)
        switch try terminal.ends() {
        case .exit(let status): return (isTyped, Desk.Outcome(status: status, output: screen, errors: ""))
        case .signal(let signal): return (isTyped, Desk.Outcome(status: -signal, output: screen, errors: ""))
        }
    }

    /// Quits; a line that is not saved is asked about first.
    private func leave(_ terminal: Terminal) throws {
        terminal.press(.controlC)
        try terminal.waits("asked or ended") { lines in
            terminal.child.poll() != nil || lines.contains { $0.contains("is not saved") }
        }
        if terminal.child.poll() == nil { terminal.type("q") }
    }

    private var keepsDraft: Bool {
        FileManager.default.enumerator(atPath: desk.scratch("home"))?.contains { "\($0)".contains("/draft-") } ?? false
    }

    /// The line is there for the next session.
    private func checkLine(_ what: Comment) throws {
        let again = try desk.terminal()
        try again.shows("First")
        #expect(throws: Never.self, what) { try again.shows(Faults.line) }
        try leave(again)
        #expect(try again.ends() == .exit(0), what)
    }

    @discardableResult
    private func strace(_ options: [String]) throws -> Desk.Outcome {
        let words = (["strace", "-qq"] + options + [Desk.program] + command).map { "'\($0)'" }
        return try desk.shell(words.joined(separator: " "), environment: [:], in: desk.scratch.path)
    }

    /// Does the work with one fault, then works on without.
    ///
    /// - Returns: how the work ended.
    func check(_ fault: String) throws -> Int32 {
        try beginAnew()
        let name = fault.prefix { $0 != ":" }
        let options = ["-o", "/dev/null", "-e", "trace=\(name)", "-e", "inject=\(fault)"]
        var isTyped = false
        let end: Desk.Outcome
        switch work {
        case .git: end = try runFailingGit(fault)
        case .draft: (isTyped, end) = try typeALine(options)
        default: end = try strace(options)
        }
        let what: Comment = "\(work) with \(fault): \(end)"
        // A signal would be 128 and more, or below 0. A terminal that cannot be asked what was typed counts as gone.
        let gone: [Int32] = work == .draft ? [129] : []
        #expect(([0, 1, 64, 65, 66, 69, 73, 74, 75, 77] + gone).contains(end.status), what)
        if work != .draft, end.status != 0 { #expect(end.errors.contains("concord: ") || !end.output.isEmpty, what) }
        let isAcknowledged = end.output.contains("added: New")
        if ![.sync, .git, .draft, .makeAnew].contains(work), fault.contains("EINTR") { #expect(end.status == 0, what) }
        if isTyped { try checkLine(what) }

        let next = try desk.run("add", "! After")
        #expect(next.status == 0, "\(what) \(next)")
        try checkJournal(mustStay + ["After"] + (isAcknowledged ? ["New"] : []), what)
        switch work {
        case .mend: _ = try desk.run("doctor", "--fix")
        case .purge, .purgeOfSync:
            #expect(try desk.run("doctor", "--purge").status == 0, what)
            if work == .purgeOfSync {
                try desk.done("sync", remote)
                try shell("git --git-dir=remote.git gc --quiet --prune=now")
                for folder in ["fraud/.concord/sync.git", "remote.git"] {
                    try shell("git --git-dir=\(folder) cat-file --batch-all-objects --batch > objects")
                    #expect(try !Desk.text(desk.scratch("objects")).contains("hunter2"), what)
                }
            }
            #expect(
                try desk.shell("grep -rq hunter2 home fraud", environment: [:], in: desk.scratch.path).status == 1,
                what)
        case .sync, .git:
            try desk.done("sync", remote)
            try shell("git --git-dir=remote.git show concord:journal.jsonl > theirs")
            #expect(
                try Desk.text(desk.scratch("theirs")).split(separator: "\n").sorted()
                    == desk.lines.map { $0[...] }.sorted(), what)
            try checkJournal(["Theirs"], what)
        default: break
        }
        let doctor = try desk.run("doctor")
        #expect(doctor.status == 0, "\(what) \(doctor)")
        return end.status
    }

    /// Every title once, and no line that is none of ours.
    private func checkJournal(_ titles: [String], _ what: Comment) throws {
        let lines = try desk.lines
        for title in titles { #expect(lines.count { $0.contains("\"\(title)\"") } == 1, "\(what): \(title)") }
        #expect(lines.count { $0.contains("\"New\"") } <= 1, what)
        let strange = lines.filter { !$0.hasPrefix("{\"n\":") || !$0.hasSuffix("}}}") && !$0.hasSuffix("]}") }
        #expect(strange.isEmpty || work == .mend, what)
    }
}
