import Glibc
package import Screen

/// Where themes come from: those in the program and the files in the user's folder, which win.
package struct ThemeCatalog: Sendable {
    /// The name used when nobody chose.
    package static let standardName = "midnight"

    /// `$XDG_CONFIG_HOME/concord/themes`, or nil to look at nothing but what the program holds.
    private let userFolder: String?

    /// The schemes in the program. Each file in `themes/` has a line here and one in the package manifest.
    private static let embedded: KeyValuePairs<String, [UInt8]> = [
        "midnight": PackageResources.midnight_yaml, "paper": PackageResources.paper_yaml,
        "high-contrast": PackageResources.high_contrast_yaml, "clear-sight": PackageResources.clear_sight_yaml,
        "terminal": PackageResources.terminal_yaml, "mono": PackageResources.mono_yaml,
    ]

    /// Whether a path may be asked for.
    private let readsFiles: Bool

    package init(userFolder: String?) {
        self.userFolder = userFolder
        readsFiles = true
    }

    private init() {
        userFolder = nil
        readsFiles = false
    }

    /// The themes in the program, and no file whatever is asked for.
    package static let inProgram = ThemeCatalog()

    /// The names that can be asked for, ours first.
    package var names: [String] {
        let own = Self.embedded.map(\.key)
        return own + userNames.filter { !own.contains($0) }
    }

    /// The theme of this name, or in this file if there is a slash in it or it ends in `.yaml` or `.yml`.
    package func theme(_ nameOrPath: String) throws(ThemeError) -> Theme {
        Theme(try scheme(nameOrPath))
    }

    /// The scheme a theme is made from.
    package func scheme(_ nameOrPath: String) throws(ThemeError) -> Base16Scheme {
        if let path = path(of: nameOrPath) { return try Base16Scheme(yaml: try Self.bytes(of: path)) }
        guard let bytes = Self.embedded.first(where: { $0.key == nameOrPath })?.value else {
            throw .unknown(name: nameOrPath, known: names)
        }
        return try Base16Scheme(yaml: bytes)
    }

    /// The file meant by a name or path; nil for the themes in the program.
    package func path(of nameOrPath: String) -> String? {
        guard readsFiles else { return nil }
        if nameOrPath.contains("/") || Self.isScheme(nameOrPath) { return nameOrPath }
        guard let userFolder, let file = userFiles.first(where: { Self.stem($0) == nameOrPath }) else { return nil }
        return userFolder + "/" + file
    }

    private var userNames: [String] { userFiles.map(Self.stem).sorted() }

    private var userFiles: [String] {
        guard let userFolder, let folder = opendir(userFolder) else { return [] }
        defer { closedir(folder) }
        var files: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if Self.isScheme(name) { files.append(name) }
        }
        return files.sorted()
    }

    private static func isScheme(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

    private static func stem(_ file: String) -> String {
        String(file.prefix(upTo: file.lastIndex(of: ".") ?? file.endIndex))
    }

    private static let largest = 256 * 1024

    /// The bytes of a file a user wrote by hand.
    ///
    /// - Throws: `unreadable`, or `tooLarge` if it has more than 256 KiB.
    package static func bytes(of path: String) throws(ThemeError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 16 * 1024)
        while bytes.count <= largest {
            let count = Glibc.read(descriptor, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path: path, errno: errno) }
            if count == 0 { return bytes }
            bytes += block.prefix(count)
        }
        throw .tooLarge(path: path)
    }
}
