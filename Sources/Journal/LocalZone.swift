package import Alignment
import Glibc

/// Local time as glibc knows it. A process has one zone: naming another changes all of them.
package enum LocalZone {
    /// The zone that is in force, the host's unless `use` named another.
    package static var current: Zone {
        tzset()
        return Zone { seconds in
            var time = time_t(seconds)
            var local = tm()
            return localtime_r(&time, &local) == nil ? 0 : local.tm_gmtoff
        }
    }

    /// Makes a zone of the time-zone database the process's own. To be called once, before there are threads.
    ///
    /// - Parameter name: an IANA name, `Europe/Berlin`; it comes from the journal and is not trusted.
    /// - Returns: the zone, and whether the host knows it; if not, the zone is UTC and the user should be told.
    package static func use(_ name: String) -> (zone: Zone, isKnown: Bool) {
        guard isKnown(name) else { return (.utc, false) }
        setenv("TZ", name, 1)
        return (current, true)
    }

    /// The name of the host's zone, for a new workspace; `UTC` where the host does not say.
    ///
    /// - Parameter variable: the value of `TZ`.
    package static func hostName(variable: String?) -> String {
        let given = variable.map { $0.hasPrefix(":") ? String($0.dropFirst()) : $0 }
        let file = SmallFile.read("/etc/timezone").split(whereSeparator: \.isWhitespace).first.map(String.init)
        return [given, file, linkedName()].compactMap { $0 }.first(where: isKnown) ?? "UTC"
    }

    /// Whether the name is `[A-Za-z0-9_+/-]+`, stays inside the database, and is in it.
    package static func isKnown(_ name: String) -> Bool {
        if name == "UTC" { return true }
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
        guard isPlain, !name.isEmpty, !name.hasPrefix("/"), name.utf8.count <= 64 else { return false }
        guard let file = try? Descriptor(opening: "/usr/share/zoneinfo/" + name, O_RDONLY | O_NONBLOCK) else {
            return false
        }
        return (try? file.read(0..<4)) == Array("TZif".utf8)
    }

    private static func linkedName() -> String? {
        var buffer = [CChar](repeating: 0, count: 1024)
        let count = readlink("/etc/localtime", &buffer, buffer.count)
        guard count > 0 else { return nil }
        let target = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self).split(
            separator: "/")
        return target.firstIndex(of: "zoneinfo").map { target[($0 + 1)...].joined(separator: "/") }
    }
}
