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
        let calls = try ground.record()
        #expect(calls.count > 20)
        // The same sample in every ordinary run: what it finds does not depend on the day.
        var random = SplitMix64(seed: 1)
        let faults = calls.flatMap { call in Faults.errors.map { "\(call.name):error=\($0):when=\(call.time)" } }
        let percent = Effort.count(0, orAs: "CONCORD_FAULTS")
        let count = percent > 0 ? faults.count * percent / 100 : 4
        var ends: [Int32: Int] = [:]
        for fault in faults.shuffled(using: &random).prefix(count) {
            let end = try ground.check(fault)
            ends[end, default: 0] += 1
        }
        if percent > 0 { print("\(work): \(count) of \(faults.count) faults; ended with \(ends)") }
    }

    /// What is done while a call fails.
    enum Work: String, CaseIterable {
        case append, appendWithoutHome, mendAndAppend, bringBack, makeAnew, mend, purge, sync
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
            case .purge: ["doctor", "--purge"]
            case .sync: ["sync", desk.scratch("remote.git")]
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
        case .purge:
            try desk.done("add", "! hunter2")
            let log = try desk.json("log") as? [[String: Any]] ?? []
            let entry = log.first { $0["value"] as? String == "hunter2" }?["id"] as? String
            try desk.done("redact", try #require(entry))
        case .sync:
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

    /// The calls the program makes from the moment it looks for the workspace on, each with which of its kind it is.
    func record() throws -> [(name: String, time: Int)] {
        try beginAnew()
        try strace(["-o", desk.scratch("trace")])
        var times: [Substring: Int] = [:]
        var calls: [(name: String, time: Int)] = []
        for line in try Desk.text(desk.scratch("trace")).split(separator: "\n") where line.contains("(") {
            let name = line.prefix { $0 != "(" }
            times[name, default: 0] += 1
            guard !calls.isEmpty || line.contains(".concord"), name != "execve" else { continue }
            if !Faults.left.contains(String(name)) { calls.append((String(name), times[name] ?? 0)) }
        }
        return calls
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
        let end = try strace(["-o", "/dev/null", "-e", "trace=\(name)", "-e", "inject=\(fault)"])
        let what: Comment = "\(work) with \(fault): \(end)"
        // A signal would be 128 and more.
        #expect([0, 1, 64, 65, 66, 69, 73, 74, 75, 77].contains(end.status), what)
        let isAcknowledged = end.output.contains("added: New")
        if work != .sync, work != .makeAnew, fault.contains("EINTR") { #expect(end.status == 0, what) }

        let next = try desk.run("add", "! After")
        #expect(next.status == 0, "\(what) \(next)")
        try checkJournal(mustStay + ["After"] + (isAcknowledged ? ["New"] : []), what)
        switch work {
        case .mend: _ = try desk.run("doctor", "--fix")
        case .purge:
            #expect(try desk.run("doctor", "--purge").status == 0, what)
            #expect(
                try desk.shell("grep -rq hunter2 home fraud", environment: [:], in: desk.scratch.path).status == 1,
                what)
        case .sync:
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
