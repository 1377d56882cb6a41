import Screen
import Themes

/// The themes of a running dashboard, each read when it is first shown.
struct ThemeShelf {
    private let catalog: ThemeCatalog
    private let paintsBackground: Bool
    /// The one the dashboard begins with, by name or path.
    let first: String
    private let standard: Theme
    private var read: [String: Theme] = [:]

    /// - Parameter theme: the one of the name `first`.
    init(_ catalog: ThemeCatalog, first: String, theme: Theme, paintsBackground: Bool) {
        self.catalog = catalog
        self.first = first
        self.paintsBackground = paintsBackground
        standard = paintsBackground ? theme : theme.onTerminalBackground
    }

    var names: [String] { catalog.names }

    /// The theme of a name; the first one if it cannot be used.
    mutating func theme(_ name: String) -> Theme {
        if name == first { return standard }
        if let known = read[name] { return known }
        let theme = (try? catalog.theme(name)).map { paintsBackground ? $0 : $0.onTerminalBackground } ?? standard
        read[name] = theme
        return theme
    }

    /// Why a theme cannot be used; `nil` if it can.
    func failure(of name: String) -> Failure? {
        do throws(ThemeError) {
            _ = try catalog.scheme(name)
            return nil
        } catch {
            return Failure(error)
        }
    }
}
