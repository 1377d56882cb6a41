package import Alignment

/// A whole workspace in the formats other programs read (FORMATS).
package struct Export: Sendable {
    let workspace: Workspace
    let zone: Zone
    /// What "overdue" is told by.
    let today: Day

    /// - Parameter zone: the workspace's time zone; planned times are in it.
    package init(_ workspace: Workspace, zone: Zone, today: Day) {
        self.workspace = workspace
        self.zone = zone
        self.today = today
    }

    /// One object: `concord`, `workspace`, and an array for each kind; sorted keys, two spaces, a newline at the end.
    ///
    /// - Parameter write: is handed the text piece by piece.
    package func json(_ write: @escaping JSONWriter.Hand) {
        let arrays = Export.kinds.map { (key: $0, items: items($1)) }
        let about = workspace.about
        var writer = ItemWriter(workspace, arrays.map(\.items) + [[about].compactMap(\.self)], today: today)
        JSONWriter.write(to: write) { out in
            out.object { out in
                for key in (arrays.map(\.key) + ["concord", "workspace"]).sorted() {
                    out.key(key)
                    if let array = arrays.first(where: { $0.key == key }) {
                        writer.write(array.items, to: &out)
                    } else if key == "concord" {
                        out.write(.integer(1))
                    } else if let about {
                        writer.write(about, to: &out)
                    } else {
                        out.object { _ in }
                    }
                }
            }
        }
    }

    private static let kinds: [(String, Kind)] = [
        ("people", .person), ("requirements", .requirement), ("actions", .action), ("decisions", .decision),
        ("reviews", .review), ("topics", .topic), ("notes", .note),
    ]

    /// By number and id, people by handle, so that two exports differ only where the items do.
    func items(_ kind: Kind) -> [Item] {
        var items = workspace.items(kind)
        items.sort { one, other in one.number == other.number ? one.id < other.id : one.number < other.number }
        return items
    }
}
