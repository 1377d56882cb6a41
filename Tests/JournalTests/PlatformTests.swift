import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("What the system tells")
struct PlatformTests {
    @Test(
        "of local time, in a zone that has summer time",
        arguments: [
            ("Europe/Berlin", "1795343467", "2026-11-22 11:31"), ("Europe/Berlin", "1784000000", "2026-07-14 05:33"),
            ("America/New_York", "1795343467", "2026-11-22 05:31"), ("Asia/Kathmandu", "0", "1970-01-01 05:30"),
            ("UTC", "1795343467", "2026-11-22 10:31"), ("Etc/GMT+5", "0", "1969-12-31 19:00"),
        ])
    func zones(_ name: String, _ seconds: String, _ expected: String) throws {
        #expect(try Probe(["zone", name, seconds]).wait().lines == [expected])
    }

    @Test(
        "nothing, for zones it does not know or that are no names",
        arguments: [
            "Mars/Olympus", "../../../etc/passwd", "/etc/localtime", ":UTC", "", "Europe", "UTC0", "Europe/Berlin\u{7}",
        ])
    func unknownZones(_ name: String) throws {
        #expect(try Probe(["zone", name, "0"]).wait().lines == ["1970-01-01 00:00 unknown"])
    }

    @Test("of the host's zone, the variable first")
    func hostZone() {
        #expect(LocalZone.hostName(variable: "Asia/Kathmandu") == "Asia/Kathmandu")
        #expect(LocalZone.hostName(variable: ":Asia/Kathmandu") == "Asia/Kathmandu")
        #expect(!LocalZone.hostName(variable: "../nonsense").contains(".."))
        #expect(!LocalZone.hostName(variable: nil).isEmpty)
    }

    @Test("of the time in milliseconds")
    func clock() {
        let before = Int64(time(nil))
        let now = SystemClock.now().milliseconds / 1000
        #expect((before - 1...Int64(time(nil)) + 1).contains(now))
    }

    @Test("of descriptors 0 to 2, which are open after preparing even if they were closed")
    func descriptors() throws {
        #expect(try Probe(["closed"]).wait().status == 0)
    }

    @Test("of the user's name and directory")
    func user() {
        #expect(CurrentProcess.loginName(variable: "somebody")?.isEmpty == false)
        #expect(CurrentProcess.directory?.hasPrefix("/") == true)
        #expect(SystemRandom.next() != SystemRandom.next())
    }

    @Test("that no program starts in a process that gave it up, while threads do")
    func confined() throws {
        let (status, lines) = try Probe(["confined"]).wait()
        #expect(status == 0)
        #expect(
            lines == [
                "refused 0", "execve \(EPERM)", "execveat \(EPERM)", "posix_spawn \(EPERM)", "system failed",
                "popen failed",
                "thread 0 0",
            ])
    }
}
