import Foundation
import TestSupport
import Testing

/// Five people over a real sshd.
@Suite(.serialized) struct SshTests {
    private static let people = ["dana", "lee", "mira", "priya", "raj"]

    private func desk() throws -> Desk {
        let desk = try Desk()
        for person in Self.people { try desk.done("person", "add", person) }
        return desk
    }

    @Test(
        "A forced command serves its owner and nothing else", .enabled(if: Sshd.isThere, "openssh-server is not here"))
    func forcedCommand() throws {
        let sshd = try Sshd(try desk(), people: ["dana", "lee"])
        #expect(try sshd.run("dana", "action add Don't panic owner=lee").output.contains("added: Don't panic"))
        #expect(try sshd.run("lee", "concord action done A1").status == 0)
        let log = try #require(try sshd.desk.json("log", "A1") as? [[String: Any]])
        #expect(Set(log.compactMap { $0["by"] as? String }) == ["dana", "lee"])
        for line in [
            "; sh", "$(id)", "sh", "action list\nid", "status --as lee", "status --workspace=/etc", "status -x",
        ] {
            let outcome = try sshd.run("dana", line)
            #expect(outcome.status == 64, "\(line): \(outcome)")
        }
        let hostile = ["LD_PRELOAD": "/nonexistent.so", "CONCORD_USER": "lee", "HOME": sshd.scratch.path]
        let served = try sshd.run("dana", "info", options: ["-o", "SendEnv=*"], environment: hostile)
        #expect(served.output.contains(/you +dana/), "\(served)")
        let tunnel = try sshd.run("dana", "status", options: ["-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1"])
        #expect(tunnel.status != 0)
        let terminal = try sshd.dashboard("lee")
        try terminal.shows("Fraud scoring")
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
    }

    @Test(
        "Dashboards, streams and single commands at once, connections cut at random: what was acknowledged is there once",
        .enabled(if: Sshd.isThere, "openssh-server is not here"))
    func cutAtRandom() throws {
        let seconds = ProcessInfo.processInfo.environment["CONCORD_SSH_SECONDS"].flatMap(Double.init) ?? 3
        var crowd = try Crowd(Sshd(desk(), people: Self.people, options: ["--sessions", "100"]), Self.people)
        try crowd.works(seconds: seconds)
        let acknowledged = try crowd.finishes()
        #expect(acknowledged.count > Int(seconds), "\(acknowledged.count)")
        #expect(Set(acknowledged).count == acknowledged.count)

        let desk = crowd.sshd.desk
        let log = try #require(try desk.json("log") as? [[String: Any]])
        let logged = log.filter { $0["field"] as? String == "title" }.compactMap { $0["value"] as? String }
        let listed = try desk.items("action").values.compactMap { $0["title"] as? String }
        let exported = try desk.done("export", "actions", "--format", "csv")
        for (view, titles) in [("log", logged), ("list", listed)] {
            #expect(Set(titles).count == titles.count, "\(view) has something twice")
            #expect(Set(titles).isSuperset(of: acknowledged), "\(view) lacks something")
        }
        #expect(acknowledged.allSatisfy { exported.components(separatedBy: "," + $0 + ",").count == 2 })
        #expect(try desk.run("doctor").status == 0)

        try crowd.idles()
        try crowd.leaves()
        if seconds > 3 { print(crowd.report(acknowledged.count, logged.count)) }
    }
}

/// Five people at work, and somebody who cuts their connections.
private struct Crowd {
    let sshd: Sshd
    private let people: [String]
    private var random = SplitMix64(seed: 7)
    private var streams: [Connection] = []
    private var dashboards: [Terminal] = []
    private var commands: [(connection: Connection, title: String)] = []
    private var ended: [Connection] = []
    private var sent = 0
    private var typed = 0
    private var cuts = ["client": 0, "sshd": 0, "window": 0]
    private var figures: [String] = []

    init(_ sshd: Sshd, _ people: [String]) throws {
        self.sshd = sshd
        self.people = people
        dashboards = try people.map { try sshd.dashboard($0) }
        streams = try people.map { try Connection(sshd, $0, "add -") }
        for dashboard in dashboards { try dashboard.shows("Fraud scoring") }
    }

    /// Twenty entries a second: most over open connections, some each by a connection of its own, some typed.
    mutating func works(seconds: Double) throws {
        let began = Terminal.now
        var tick = 0
        while Terminal.now - began < seconds {
            let person = tick % people.count
            switch tick % 20 {
            case 3, 9, 15: try runCommand(people[person])
            case 7: type(person)
            default: streams[person].type("! \(title("stream"))")
            }
            if tick % 12 == 11 { try cut(Int.random(in: 0..<people.count, using: &random)) }
            tick += 1
            while Terminal.now - began < Double(tick) * 0.05 {
                for dashboard in dashboards { dashboard.takesIn(milliseconds: 2) }
                usleep(1000)
            }
        }
        figures.append("\(sent) entries sent in \(Int((Terminal.now - began).rounded())) s (\(typed) of them typed)")
    }

    private mutating func title(_ way: String) -> String {
        sent += 1
        return "\(way)-\(sent)-end"
    }

    private mutating func runCommand(_ person: String) throws {
        let title = title("command")
        commands.append((try Connection(sshd, person, "action add \(title)"), title))
    }

    private mutating func type(_ person: Int) {
        typed += 1
        dashboards[person].type("c! \(title("typed"))\r\u{1B}")
    }

    private mutating func cut(_ person: Int) throws {
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            streams[person].child.kill(SIGKILL)
            cuts["client", default: 0] += 1
        case 1:
            commands.last?.connection.child.kill(SIGKILL)
            cuts["client", default: 0] += 1
        case 2:
            if let connection = sshd.connections.randomElement(using: &random) { kill(connection, SIGKILL) }
            cuts["sshd", default: 0] += 1
        default:
            dashboards[person].hangUp()
            cuts["window", default: 0] += 1
        }
        try replace()
    }

    /// Who was cut off connects again.
    private mutating func replace() throws {
        for (index, person) in people.enumerated() {
            if streams[index].child.poll() != nil {
                ended.append(streams[index])
                streams[index] = try Connection(sshd, person, "add -")
            }
            if dashboards[index].child.poll() != nil { dashboards[index] = try sshd.dashboard(person) }
        }
    }

    /// Waits until all that was sent is done, and says which titles were acknowledged to their senders.
    mutating func finishes() throws -> [String] {
        for stream in streams { stream.hangUp() }
        for (command, _) in commands { command.hangUp() }
        for connection in streams + ended + commands.map(\.connection) { _ = connection.child.wait() }
        let outputs = (streams + ended + commands.map(\.connection)).map(\.output)
        return outputs.flatMap { output in
            output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { line in
                line.firstMatch(of: /added: ([a-z]+-[0-9]+-end)/).map { String($0.output.1) }
            }
        }
    }

    /// A dashboard that stays needs next to nothing.
    mutating func idles() throws {
        let dashboard = try sshd.dashboard("dana")
        try dashboard.shows("Fraud scoring")
        for terminal in dashboards { terminal.hangUp() }
        dashboards = [dashboard]
        try waits("one process for one dashboard") { sshd.served.count == 1 }
        dashboard.settles(milliseconds: 1000)
        let before = try #require(sshd.served.first)
        dashboard.settles(milliseconds: 2000)
        usleep(2_000_000)
        let after = try #require(sshd.served.first)
        #expect(after.id == before.id)
        #expect(after.ticks - before.ticks < 20, "hundredths of a second of processor time in 2 s")
        figures.append(
            "an idle dashboard used \(after.ticks - before.ticks) hundredths of a second of processor time in 2 s")
    }

    /// Everybody goes; nobody stays behind.
    mutating func leaves() throws {
        for dashboard in dashboards { dashboard.hangUp() }
        let began = Terminal.now
        try waits("no process left: \(sshd.served)") { sshd.served.isEmpty }
        figures.append("the last process ended after \((Terminal.now - began) * 1000) ms")
        sshd.stop()
    }

    func report(_ acknowledged: Int, _ recorded: Int) -> String {
        let cut = cuts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return "ssh: "
            + (figures + ["\(acknowledged) acknowledged", "\(recorded) recorded", "cut: " + cut]).joined(
                separator: "; ")
    }

    private func waits(_ what: @autoclosure () -> String, until condition: () -> Bool) throws {
        let deadline = Terminal.now + Terminal.patience
        while !condition() {
            guard Terminal.now < deadline else { throw HarnessError("Not " + what()) }
            for dashboard in dashboards { dashboard.takesIn(milliseconds: 5) }
            usleep(20_000)
        }
    }
}
