import ArgumentParser

/// The whole command line.
struct Concord: ParsableCommand {
    /// Words that gather verbs, in the order of the help text.
    static var nouns: [any NounCommand.Type] {
        [
            ActionCommand.self, RequirementCommand.self, DecisionCommand.self, ReviewCommand.self, TopicCommand.self,
            NoteCommand.self, PersonCommand.self, WorkspaceCommand.self, ThemeCommand.self,
        ]
    }

    /// What `concord` alone runs.
    static let alone: any ConcordCommand.Type = DashboardCommand.self

    /// Commands of one word, in the order of the help text.
    static var commands: [any ConcordCommand.Type] {
        [
            StatusCommand.self, AddCommand.self, LogCommand.self, UndoCommand.self, RedoCommand.self,
            MinutesCommand.self, ExportCommand.self, InfoCommand.self, DoctorCommand.self, RedactCommand.self,
            SyncCommand.self, ServeCommand.self,
            CheckCommand.self, InitCommand.self, DemoCommand.self,
        ]
    }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "concord", abstract: "Who is whose customer, and what was agreed: stakeholder alignment",
            usage: "concord [COMMAND] [global options]\n       concord alone opens the dashboard",
            version: Version.current,
            groupedSubcommands: [
                CommandGroup(name: "Work", subcommands: commands),
                CommandGroup(name: "Items and themes", subcommands: nouns),
            ])
    }
}
