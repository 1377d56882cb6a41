import Foundation
import TestSupport
import Testing

/// Six people on two hosts for a while, and everything that can befall them.
@Suite(.serialized) struct SoakTests {
    @Test(
        "Six dashboards, one-shot writers and syncs of two hosts, killed at random: nothing acknowledged is lost, both hosts come to the same, what stays open stays small, nothing is left behind"
    )
    func soak() throws {
        let seconds = Effort.count(12, orAs: "CONCORD_SOAK_SECONDS")
        let seed = UInt64.random(in: 0..<1_000_000)
        var soak = try Soak(seed: seed)
        try soak.works(seconds: Double(seconds))
        let acknowledged = try soak.comesToRest()
        #expect(acknowledged.count > seconds / 2, "seed \(seed)")
        #expect(Set(acknowledged).count == acknowledged.count, "seed \(seed)")

        for host in soak.hosts {
            // The history, not a list: people undo what they have written.
            let log = try #require(try host.json("log") as? [[String: Any]])
            let items = Set(log.compactMap { $0["item"] as? String })
            #expect(Set(acknowledged).subtracting(items).isEmpty, "seed \(seed)")
            let lines = try host.lines
            #expect(Set(lines).count == lines.count, "seed \(seed)")
            let doctor = try host.run("doctor")
            #expect(doctor.status == 0, "seed \(seed): \(doctor.output)")
        }
        let exports = try soak.hosts.map { try $0.done("export", "--format", "json") }
        #expect(exports[0] == exports[1], "seed \(seed)")

        try soak.staysSmall(seed: seed)
        try soak.leaves()
        for host in soak.hosts { #expect(host.names(".concord/presence").isEmpty, "seed \(seed)") }
        if seconds > 12 { print(try soak.report(acknowledged.count)) }
    }
}

private struct Soak {
    let hosts: [Desk]
    private let remote: String
    private var random: SplitMix64
    /// Even ones on the first host, odd ones on the second; the first two are never killed.
    private var dashboards: [Terminal] = []
    private var writers: [Writer] = []
    private var acknowledged: [String] = []
    private var syncs: [(child: Child, isSpared: Bool)] = []
    private var done: [String: Int] = [:]
    private var figures: [String] = []

    init(seed: UInt64) throws {
        random = SplitMix64(seed: seed)
        let first = try Desk()
        remote = first.scratch("remote.git")
        _ = try first.shell("git init -q --bare '\(remote)'", environment: [:], in: first.scratch.path)
        for number in 0..<6 { try first.done("person", "add", "p\(number)") }
        try first.done("add", "-", input: (1...40).map { "! Item \($0) @p\($0 % 6)\n" }.joined())
        try first.done("sync", remote)
        let second = try Desk(founded: false)
        try second.done("init", second.workspace, "--from", remote)
        hosts = [first, second]
        dashboards = try (0..<6).map { try open($0) }
    }

    private func host(_ number: Int) -> Desk { hosts[number % 2] }

    private func open(_ number: Int) throws -> Terminal {
        let host = host(number)
        let terminal = try host.terminal("--workspace", host.workspace, "--as", "p\(number)", columns: 100, rows: 30)
        try terminal.shows("Fraud scoring")
        return terminal
    }

    // MARK: Work

    mutating func works(seconds: Double) throws {
        let end = Terminal.now + seconds
        var level: [(descriptors: Int, kilobytes: Int)] = []
        var next = Terminal.now + seconds / 4
        while Terminal.now < end {
            try step()
            for dashboard in dashboards { dashboard.takesIn(milliseconds: 1) }
            usleep(20_000)
            guard Terminal.now > next else { continue }
            next += max(seconds / 20, 5)
            level.append(try size(of: dashboards[0]))
        }
        let course = level.map { "\($0.kilobytes / 1024) MB and \($0.descriptors) descriptors" }
        figures.append("one dashboard over time: " + course.joined(separator: ", "))
    }

    private mutating func step() throws {
        let number = Int.random(in: 0..<6, using: &random)
        switch Int.random(in: 0..<40, using: &random) {
        case 0..<26: type(number)
        case 26..<32: try write(number)
        case 32..<35: try startSync(number)
        case 35: try replaceDashboard(2 + number % 4)
        case 36, 37: killWriter()
        case 38: if let sync = syncs.last, !sync.isSpared { kill(sync.child, "sync") }
        default:
            let size = [(40, 10), (60, 20), (80, 24), (132, 40), (100, 30)].randomElement(using: &random) ?? (80, 24)
            dashboards[number].resize(columns: size.0, rows: size.1)
        }
        try reap()
    }

    /// What is typed leads back to where it began, and asks for nothing that ends the program.
    private static let gestures = [
        "jjj", "k", "G", "g", "\t", "1", "2", "3", "4", "5", "6", "7", "z", "d", "u", "U", "\r", "?", ":", "e", " jd",
        "w",
        "/item\r", "s", "n", "t", "o", "p", "y",
    ]

    private mutating func type(_ number: Int) {
        count("keys")
        let text = "typed \(done["keys"] ?? 0)"
        let gesture =
            switch Int.random(in: 0..<6, using: &random) {
            case 0: "c\u{15}! \(text) @p\(number) due:+\(number)d\r"
            case 1: "c\u{15}A\(Int.random(in: 1...40, using: &random)) \(text)\r"
            case 2: "c\u{15}? \(text)\r"
            default: Soak.gestures.randomElement(using: &random) ?? "j"
            }
        dashboards[number].type(gesture + "\u{1B}")
        dashboards[number].type("\u{1B}")
    }

    private mutating func write(_ number: Int) throws {
        guard writers.count < 3 else { return }
        count("writers")
        let lines = (1...8).map { "! Written \(done["writers"] ?? 0)-\($0)\n" }.joined()
        writers.append(try Writer(host(number), as: "p\(number)", lines))
    }

    private mutating func killWriter() {
        guard let writer = writers.last else { return }
        kill(writer.child, "writer")
    }

    private mutating func startSync(_ number: Int) throws {
        guard syncs.count < 2 else { return }
        count("syncs")
        let host = host(number)
        let child = try Child(
            Desk.program, ["--workspace", host.workspace, "sync", remote], host.environment, in: host.scratch.path,
            .files(input: "/dev/null", output: "/dev/null", errors: host.scratch("sync-errors")))
        syncs.append((child, Bool.random(using: &random)))
    }

    private mutating func replaceDashboard(_ number: Int) throws {
        kill(dashboards[number].child, "dashboard")
        _ = dashboards[number].child.wait()
        dashboards[number] = try open(number)
    }

    private mutating func kill(_ child: Child, _ what: String) {
        child.kill(SIGKILL)
        count("killed " + what)
    }

    private mutating func count(_ what: String) { done[what, default: 0] += 1 }

    /// Takes in what has ended; a dashboard ends only when it is killed.
    private mutating func reap() throws {
        for writer in writers where writer.child.poll() != nil { acknowledged += writer.acknowledged() }
        writers.removeAll { $0.child.poll() != nil }
        syncs.removeAll { $0.child.poll() != nil }
        for (number, dashboard) in dashboards.enumerated() {
            if let ending = dashboard.child.poll() {
                throw HarnessError("Dashboard \(number) ended: \(ending)\n\(dashboard.text)")
            }
        }
    }

    // MARK: Rest

    /// Waits for all that was begun, and synchronises until both hosts have everything.
    ///
    /// - Returns: the ids that writers were told.
    mutating func comesToRest() throws -> [String] {
        while !(writers.isEmpty && syncs.isEmpty) {
            for dashboard in dashboards { dashboard.takesIn(milliseconds: 5) }
            try reap()
        }
        for _ in 0..<2 {
            for dashboard in dashboards {
                dashboard.type("\u{1B}")
                dashboard.settles(milliseconds: 300)
            }
        }
        for host in hosts + hosts { try host.done("sync", remote) }
        return acknowledged
    }

    /// A dashboard that was there all the time needs no more than one that has just begun with the same journal.
    mutating func staysSmall(seed: UInt64) throws {
        for number in 0..<2 {
            let fresh = try open(number)
            for terminal in [fresh, dashboards[number]] {
                terminal.resize(columns: 100, rows: 30)
                terminal.settles(milliseconds: 500)
            }
            let (old, new) = (try size(of: dashboards[number]), try size(of: fresh))
            // A test beside this one may hand a descriptor or two on to either.
            #expect(old.descriptors <= new.descriptors + 3, "seed \(seed)")
            #expect(old.kilobytes < new.kilobytes * 3 / 2 + 16_384, "seed \(seed)")
            figures.append("\(old.kilobytes / 1024) MB at the end, \(new.kilobytes / 1024) MB fresh")
            fresh.type("q")
            #expect(try fresh.ends() == .exit(0), "seed \(seed)")
        }
    }

    private func size(of terminal: Terminal) throws -> (descriptors: Int, kilobytes: Int) {
        let process = "/proc/\(terminal.child.id)"
        let resident = try Desk.text(process + "/status").firstMatch(of: /VmRSS:\s+(\d+)/).flatMap { Int($0.output.1) }
        return (ScratchDirectory.names(in: process + "/fd").count, try #require(resident))
    }

    /// Everybody goes: half of them quit, the others' windows are closed. Then one comes and goes in peace.
    mutating func leaves() throws {
        for (number, dashboard) in dashboards.enumerated() {
            if number < 3 { dashboard.type("q") } else { dashboard.hangUp() }
        }
        for dashboard in dashboards.prefix(3) { #expect(try dashboard.ends() == .exit(0)) }
        for dashboard in dashboards.suffix(3) { _ = try dashboard.ends() }
        for number in 0..<2 {
            let last = try open(number)
            last.type("q")
            #expect(try last.ends() == .exit(0))
        }
        let left = Sshd.Process.all.filter { process in
            process.words.first == Desk.program && hosts.contains { process.words.contains($0.workspace) }
        }
        #expect(left.isEmpty, "\(left)")
    }

    func report(_ acknowledged: Int) throws -> String {
        let entries = try hosts[0].lines.count
        let counts = done.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return "soak: "
            + (counts + ["\(acknowledged) acknowledged to writers", "\(entries) entries"] + figures).joined(
                separator: "; ")
    }
}
