import Alignment
import Dashboard
import Glibc
import Screen
import Themes

extension Configuration {
    /// Reads the file at a path. What is wrong in it is noted among the problems, and the rest applies.
    init(path: String?, host: Host) {
        guard let path else { return }
        do throws(ThemeError) {
            let bytes = try ThemeCatalog.bytes(of: path)
            isThere = true
            read(bytes, path: path, host: host)
        } catch {
            if case .unreadable(_, ENOENT) = error { return }
            problems = ["Cannot read '\(path)': " + Self.reason(error)]
        }
    }

    private static func reason(_ error: ThemeError) -> String {
        switch error {
        case .unreadable(_, let code): String(cString: strerror(code))
        case .tooLarge: "it is larger than 256 KiB"
        default: "it is no text"
        }
    }

    /// - Parameter path: for messages.
    mutating func read(_ bytes: [UInt8], path: String, host: Host) {
        let scalars: [YamlScalar]
        do throws(YamlError) {
            scalars = try yamlScalars(bytes)
        } catch {
            problems = ["'\(path)' is no YAML in line \(error.line): \(error.problem); nothing of it applies"]
            return
        }
        var reader = ConfigurationReader(host: host)
        for scalar in scalars { reader.take(scalar) }
        self = reader.finished()
        isThere = true
        problems = problems.map { "'\(path)' " + $0 }
    }
}

/// Takes the values of a configuration file one by one.
private struct ConfigurationReader {
    let host: Host
    private var result = Configuration()
    private var keys = KeySettings()
    private var views = ViewSettings()
    private var seen: Set<[String]> = []

    init(host: Host) { self.host = host }

    mutating func take(_ scalar: YamlScalar) {
        guard let name = scalar.path.first else {
            return note(scalar, "is no setting; write 'theme: paper', one a line")
        }
        guard seen.insert(scalar.path).inserted else {
            return note(scalar, "says '\(scalar.path.joined(separator: "."))' again; the first one counts")
        }
        if name == "keys" { return keys.take(scalar) }
        if name == "views" { return views.take(scalar) }
        guard let setting = Setting.all.first(where: { $0.name == name }) else { return unknown(name, scalar) }
        guard scalar.path.count == 1, setting.apply(scalar.value, &result, host) else {
            return note(scalar, "cannot use '\(scalar.value)' for '\(name)'; use \(setting.accepted)")
        }
    }

    private mutating func unknown(_ name: String, _ scalar: YamlScalar) {
        let known = Setting.all.map(\.name) + ["views", "keys"]
        let near = Spelling.nearest(name, in: known).first.map { " (did you mean '\($0)'?)" } ?? ""
        note(scalar, "has an unknown setting '\(name)'; use \(known.joined(separator: ", "))\(near)")
    }

    private mutating func note(_ scalar: YamlScalar, _ words: String) {
        result.problems.append("line \(scalar.line) " + words)
    }

    /// The configuration with its keys bound.
    mutating func finished() -> Configuration {
        var configuration = result
        let named = views.finish()
        configuration.remappings = keys.remappings + named.remappings
        configuration.views = named.views
        configuration.problems += views.problems + keys.problems
        if !configuration.remappings.isEmpty {
            let bound = Keymaps.standard(with: configuration.remappings, views: named.views)
            configuration.remapped = bound.keymaps
            configuration.problems += bound.problems.map(\.words)
        }
        return configuration
    }
}
