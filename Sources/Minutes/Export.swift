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
    package func json() -> String {
        let members: JSON.Members = [
            "concord": .number(1),
            "workspace": workspace.about.map { workspace.json($0, today: today) } ?? .object([:]),
        ]
        var arrays: [String: any Sequence<JSON>] = [:]
        for (key, kind) in Export.kinds { arrays[key] = items(kind).lazy.map { workspace.json($0, today: today) } }
        return JSON.pretty(members, arrays: arrays) + "\n"
    }

    private static let kinds: [(String, Kind)] = [
        ("people", .person), ("requirements", .requirement), ("actions", .action), ("decisions", .decision),
        ("reviews", .review), ("topics", .topic), ("notes", .note),
    ]

    /// By number and id, people by handle, so that two exports differ only where the items do.
    func items(_ kind: Kind) -> [Item] {
        workspace.items(kind).map { item in (id: item.id, number: item.id.number ?? 0, item: item) }
            .sorted { ($0.number, $0.id) < ($1.number, $1.id) }.map(\.item)
    }
}
