import Alignment
import Themes

/// A command that `concord serve` runs for people on other hosts. What is none of these it refuses: no list of what is
/// forbidden could be complete.
protocol ServedCommand: ConcordCommand {
    /// An option it was given that reaches into the host, and what to do instead; `nil`: there is none.
    var unservedOption: (name: String, instead: String)? { get }
}

extension ServedCommand {
    var unservedOption: (name: String, instead: String)? { nil }
}

extension Host {
    /// Refuses a command, or options of it, that a forced command does not run. Elsewhere everything is run.
    func checkServed(_ command: any ConcordCommand) throws(Failure) {
        guard serving != nil else { return }
        let name = type(of: command).fullName
        guard let served = command as? any ServedCommand else {
            throw Failure(.malformed, "'\(name)' is not served to other hosts; run it on the host itself")
        }
        let global = command.global
        if global.workspace != nil || global.person != nil {
            let option = global.workspace != nil ? "--workspace" : "--as"
            throw Failure(.malformed, "'\(option)' is not served: this host has fixed the workspace and who you are")
        }
        if let option = served.unservedOption {
            throw Failure(.malformed, "'\(name) \(option.name)' is not served to other hosts; \(option.instead)")
        }
        guard let theme = global.theme else { return }
        do throws(ThemeError) { _ = try themes.scheme(themePath(theme)) } catch { throw Failure(error) }
    }
}
