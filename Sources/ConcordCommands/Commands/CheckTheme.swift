import ArgumentParser
import Screen
import Themes

/// `concord theme check`
struct CheckTheme: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Argument(help: "A file, or a theme's name.") var theme: String

    static let name = "check"
    static let noun: String? = ThemeCommand.name
    static let abstract = "Checks a scheme: exits 65 if it cannot be used, 1 if some of it is hard to read as written"
    static let usage = "FILE|NAME"
    static let examples = ["concord theme check ./gruvbox.yaml", "concord theme check paper"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let catalog = program.host.themes
        let path = program.host.themePath(theme)
        let scheme: Base16Scheme
        do throws(ThemeError) {
            scheme = try catalog.scheme(path)
        } catch {
            throw Failure(error.isInFile ? .damaged : Failure(error).status, Failure(error).sentence)
        }
        guard !scheme.isTheTerminals else {
            program.output.line("'\(theme)' leaves its colours to the terminal: there is no contrast to check")
            return .done
        }
        let findings = Theme(scheme).lowContrasts
        guard !findings.isEmpty else {
            program.output.line("All is well: '\(theme)' has every slot, and all of it can be read")
            return .done
        }
        for line in table(findings, scheme).lines { program.output.line(line) }
        program.output.remark("Concord draws these stronger, as far as it takes to read them")
        return .refused
    }

    /// A line for each colour and ground; several roles share a colour.
    private func table(_ findings: [LowContrast], _ scheme: Base16Scheme) -> Table {
        var table = Table(["slot", "color", "on", "contrast", "needs"])
        var told: Set<[UInt8]> = []
        for finding in findings {
            let slot = finding.role.slot
            let ground = finding.ground.slot
            guard told.insert([slot.rawValue, ground.rawValue]).inserted else { continue }
            table.add([
                Span("\(slot)"), Span(scheme[slot].notation), Span("\(ground) \(scheme[ground].notation)"),
                Span(finding.ratio.withOneDecimal, .urgent), Span(finding.least.withOneDecimal),
            ])
        }
        return table
    }
}

extension Base16Scheme {
    /// Whether every colour is the terminal's to choose.
    fileprivate var isTheTerminals: Bool {
        palette.allSatisfy { color in if case .rgb = color { false } else { true } }
    }
}

extension ThemeError {
    /// Whether what is wrong is in the file, and not with its name or how it is reached.
    fileprivate var isInFile: Bool {
        switch self {
        case .unknown, .unreadable: false
        case .tooLarge, .yaml, .unsupportedSystem, .missingSlots, .badColor: true
        }
    }
}
