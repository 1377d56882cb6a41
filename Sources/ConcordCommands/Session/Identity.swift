package import Alignment

/// Who acts, and how the program knows (DESIGN section 4, "Who am I").
package struct Identity: Hashable, Sendable {
    /// What said so; the raw value is how people are told.
    package enum Source: String, Hashable, Sendable {
        case option = "--as"
        case variable = "CONCORD_USER"
        case configuration = "config.yml"
        case login = "the login name"
    }

    package let handle: String
    /// The name as it was given, before it became a handle.
    package let name: String
    package let source: Source

    /// The one who acts: who is served, else `--as`, else `$CONCORD_USER`, else the configuration, else the login name.
    ///
    /// - Parameter configured: `me` of the configuration.
    /// - Throws: if nothing of it makes a handle.
    package init(option: String?, configured: String? = nil, host: Host) throws(Failure) {
        if let option = host.serving?.person ?? option {
            try self.init(option, .option)
        } else if let variable = host.setting("CONCORD_USER") {
            try self.init(variable, .variable)
        } else if let configured {
            try self.init(configured, .configuration)
        } else if let login = host.loginName() {
            try self.init(login, .login)
        } else {
            throw Failure(.malformed, "Cannot tell who you are: the system has no name for you; use --as PERSON")
        }
    }

    private init(_ given: String, _ source: Source) throws(Failure) {
        let bare = given.hasPrefix("@") ? String(given.dropFirst()) : given
        guard let handle = Handle.fromLogin(bare), Group(rawValue: handle) == nil else {
            throw Failure(.malformed, "'\(given)' (\(source.rawValue)) cannot be a person's handle; use --as PERSON")
        }
        self.handle = handle
        self.source = source
        name = (try? TypedText.line(bare, field: "name", limit: 200)) ?? handle
    }

    /// Whether the workspace knows the person.
    package func isKnown(in workspace: Workspace) -> Bool { workspace.person(handle) != nil }

    /// The gesture that adds somebody the program met for the first time.
    var introduction: Gesture { .addPerson(handle: handle, [FieldValue("name", .text(name))]) }
}
