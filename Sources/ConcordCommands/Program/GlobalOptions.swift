import ArgumentParser

/// Options of every command; they may stand before or after it.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The workspace to use (else $CONCORD_WORKSPACE, else found upwards).", valueName: "dir"))
    var workspace: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Who you are (else $CONCORD_USER, else your login).", valueName: "person"))
    var person: String?

    @Option(name: .customLong("in"), help: ArgumentHelp("The review this is entered in.", valueName: "review"))
    var review: String?

    @Flag(help: "Refuse to write.")
    var readOnly = false

    @Option(help: ArgumentHelp("Color results: auto, always or never.", valueName: "when"))
    var color: ColorChoice?

    @Option(help: ArgumentHelp("The dashboard's theme.", valueName: "name|file"))
    var theme: String?

    @Flag(help: "Lines instead of screens: for screen readers, 'dumb' terminals and scripts.")
    var plain = false
}

/// When results are coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

extension ColorChoice {
    /// Whether results are coloured (FORMATS, Environment): `--color`, else the configuration, else `NO_COLOR`, else `CLICOLOR_FORCE`, else
    /// whether standard output is a terminal that is not `dumb`; and which of these decided.
    func decide(on host: Host, source: String = "--color") -> (isColored: Bool, because: String) {
        switch self {
        case .always: return (true, source + " always")
        case .never: return (false, source + " never")
        case .auto: break
        }
        if host.setting("NO_COLOR") != nil { return (false, "NO_COLOR") }
        if let force = host.setting("CLICOLOR_FORCE"), force != "0" { return (true, "CLICOLOR_FORCE") }
        guard host.isTerminal(1) else { return (false, "standard output is no terminal") }
        let terminal = host.setting("TERM")
        return terminal == nil || terminal == "dumb" ? (false, "TERM is unset or dumb") : (true, "a terminal")
    }
}
