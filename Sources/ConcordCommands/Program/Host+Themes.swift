import Themes

extension Host {
    /// The themes in the program and in the user's own folder; for who is served, only those in the program.
    var themes: ThemeCatalog {
        guard serving == nil else { return .inProgram }
        return ThemeCatalog(userFolder: configurationPath.map { $0 + "/themes" })
    }

    /// A theme's name, or the path of its file as seen from the root.
    func themePath(_ nameOrPath: String) -> String {
        nameOrPath.contains("/") || nameOrPath.hasSuffix(".yaml") || nameOrPath.hasSuffix(".yml")
            ? absolute(nameOrPath) : nameOrPath
    }
}
