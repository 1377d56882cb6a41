import Foundation
import Glibc
import TestSupport
import Testing

/// A room full of people who look on while one of them types.
@Suite(.serialized) struct FollowingTests {
    private static let perSecond = 20
    /// Cores that may be busy; what was built for debugging does the same work in several times the instructions.
    #if DEBUG
        private static let cores = 4.0
    #else
        private static let cores = 1.0
    #endif

    @Test(
        "Twenty dashboards follow somebody who writes twenty entries a second: none misses one, and all of them together keep less than one core busy"
    )
    func twentyDashboards() throws {
        let seconds = Effort.count(4, orAs: "CONCORD_FOLLOW_SECONDS")
        let items = Effort.count(100, orAs: "CONCORD_FOLLOW_ITEMS")
        let desk = try Desk()
        try desk.done("person", "add", "lee")
        try desk.write(journal: try desk.journal + FollowingTests.items(items, from: try desk.lines.count + 1))
        let dashboards = try (0..<20).map { _ in try desk.terminal() }
        for (number, dashboard) in dashboards.enumerated() {
            try dashboard.shows("Action items")
            dashboard.type(["1", "2", "7"][number % 3])
        }
        for dashboard in dashboards { dashboard.settles() }

        let pen = try Pen(desk, as: "lee")
        let (began, before) = (Terminal.now, try dashboards.reduce(0) { try $0 + $1.secondsOfWork })
        for number in 1...(seconds * FollowingTests.perSecond) {
            try pen.write("! Entry \(number) @lee\n")
            let next = began + Double(number) / Double(FollowingTests.perSecond)
            repeat {
                usleep(2000)
                for dashboard in dashboards { dashboard.takesIn() }
            } while Terminal.now < next
        }
        pen.close()
        #expect(pen.child.wait() == .exit(0))
        let elapsed = Terminal.now - began
        let entries = try desk.lines.count
        for (number, dashboard) in dashboards.enumerated() {
            // Those that show the history all the while are asked for nothing.
            if number % 3 != 2 { dashboard.type("7") }
            try dashboard.shows("\(entries) entries")
            try dashboard.shows("Entry \(seconds * FollowingTests.perSecond)")
        }
        let work = try dashboards.reduce(-before) { try $0 + $1.secondsOfWork }
        #expect(work < elapsed * FollowingTests.cores, "\(work) s of processor time in \(elapsed) s")
        if seconds > 4 { print("\(items) items: \(work) s of processor time in \(elapsed) s") }
    }

    /// Lines that add so many action items.
    private static func items(_ count: Int, from first: Int) -> [UInt8] {
        (0..<count).flatMap { index in
            let id = String("000000000\(index)".suffix(10))
            return Array(
                #"{"n":\#(first + index),"id":"\#(id)","at":"2026-11-25T10:00:00.000Z","by":"sam","set":{"A\#(index + 1)-0000":{"due":"2026-12-\#(10 + index % 20)","owner":"sam","status":"open","title":"Item \#(index + 1)"}}}"#
                    .utf8) + [0x0A]
        }
    }
}

/// `concord add -` that is given its lines one by one.
private final class Pen {
    let child: Child
    private var input: Int32

    init(_ desk: Desk, as person: String) throws {
        let path = desk.scratch("pen")
        guard mkfifo(path, 0o600) == 0 else { throw HarnessError("No pipe with a name") }
        // For both, so that neither side waits for the other to open it.
        input = open(path, O_RDWR | O_CLOEXEC)
        child = try Child(
            Desk.program, ["--as", person, "add", "-"], desk.environment, in: desk.scratch.path,
            .files(input: path, output: "/dev/null", errors: desk.scratch("pen-errors")))
    }

    deinit { close() }

    func write(_ line: String) throws {
        guard Glibc.write(input, line, line.utf8.count) == line.utf8.count else { throw HarnessError("Nobody reads") }
    }

    func close() {
        if input >= 0 { Glibc.close(input) }
        input = -1
    }
}

extension Terminal {
    /// Processor time the program has needed so far, of its own and of the system for it: proc_pid_stat(5).
    fileprivate var secondsOfWork: Double {
        get throws {
            let fields = try Desk.text("/proc/\(child.id)/stat").split(separator: ")").last?.split(separator: " ") ?? []
            guard fields.count > 12, let own = Double(fields[11]), let system = Double(fields[12]) else {
                throw HarnessError("\(child.id) has no times")
            }
            return (own + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
        }
    }
}
