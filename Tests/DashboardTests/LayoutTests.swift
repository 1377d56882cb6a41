import Alignment
import Foundation
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// What stands where at which size, what gives way, and what a change of size leaves alone.
@Suite struct LayoutTests {
    private func places(_ width: Int, _ height: Int) throws -> [PanelID: Rect] {
        let panels = try Desk.fraudReview(width: width, height: height).dashboard.layout.panels
        return Dictionary(uniqueKeysWithValues: panels.map { ($0.panel, $0.rect) })
    }

    @Test(arguments: [(40, 10, 1), (59, 24, 1), (60, 19, 1), (60, 20, 2), (131, 40, 2), (132, 40, 4), (132, 20, 4)])
    func oneTwoOrFourGroupsStandAbreast(_ width: Int, _ height: Int, _ abreast: Int) throws {
        let groups = try places(width, height).filter { if case .group = $0.key { true } else { false } }
        let rows = Dictionary(grouping: groups.values, by: \.row)
        #expect(rows.values.map(\.count).max() == abreast)
    }

    @Test func groupsTakeNoMoreRoomThanTheirRequirementsAndTheActionItemsHaveTheRest() throws {
        let wide = try places(132, 40)
        // Three requirements of two lines each, and the border.
        #expect(wide[.group(.lob)]?.height == 8)
        #expect(wide[.urgent]?.height == 40 - 3 - 8 - 1)
        let small = try places(80, 24)
        #expect(small[.group(.it)]?.height == 5 && small[.group(.lob)]?.height == 5)
        #expect(small[.urgent]?.height == 24 - 3 - 10 - 1)
    }

    @Test func manyRequirementsLeaveTheActionItemsTheirRoom() throws {
        var scene = try Scene.team()
        for index in 1...12 { try scene.type("+ Item \(index) #lob :: c") }
        try scene.type("+ Item #it :: c")
        let desk = Desk(scene)
        let panels = desk.dashboard.layout.panels
        #expect(panels.first { $0.panel == .group(.it) }?.rect.height == 5)
        #expect(panels.first { $0.panel == .group(.lob) }?.rect.height == 7)
        #expect(panels.first { $0.panel == .urgent }?.rect.height == 8)
        #expect(Desk(scene, width: 132, height: 40).dashboard.layout.panels[0].rect.height == 18)
    }

    @Test func aFilterMovesNoPanel() throws {
        var desk = try Desk.fraudReview(width: 132, height: 40)
        let before = desk.dashboard.layout.panels.map(\.rect)
        desk.type("/nothing like it")
        desk.press(.enter)
        #expect(desk.dashboard.layout.panels.map(\.rect) == before)
    }

    @Test(arguments: ["2", "3", "2z", "1\t\t\t\t", "7"]) func aChangeOfSizeKeepsSelectionAndScroll(_ keys: String)
        throws
    {
        var desk = try Desk.fraudReview()
        for key in keys { desk.press(key == "\t" ? .tab : .character(key.unicodeScalars.first!)) }
        desk.type("jjjjj")
        let (panel, screen) = (desk.dashboard.focused, desk.screen)
        let selected = desk.dashboard.panels[panel]?.selected
        for size in [Size(width: 40, height: 10), Size(width: 132, height: 40), Size(width: 60, height: 14)] {
            desk.press(.resize(size))
            desk.send(.tick)
            let state = try #require(desk.dashboard.panels[panel])
            #expect(state.selected == selected)
            let place = try #require(desk.dashboard.layout.place(of: panel))
            let index = try #require(state.selectedIndex)
            #expect((state.top..<state.top + place.capacity).contains(index), "\(size)")
        }
        desk.press(.resize(Size(width: 80, height: 24)))
        #expect(desk.screen == screen)
    }

    @Test func aMoveOnASmallScreenIsWhereALargerOneGoesOnFrom() throws {
        var desk = try Desk.fraudReview()
        desk.type("2G")
        desk.press(.resize(Size(width: 40, height: 10)))
        desk.type("kk")
        let selected = desk.dashboard.panels[.actions]?.selectedIndex
        desk.press(.resize(Size(width: 80, height: 24)))
        #expect(desk.dashboard.panels[.actions]?.selectedIndex == selected)
        #expect(desk.dashboard.panels[.actions]?.top == 0)
    }

    // MARK: Columns

    /// The lists with columns: what the README calls them.
    private static let lists: [(String, PanelID)] = [
        ("Action items", .actions), ("Requirements", .requirements), ("Decisions", .decisions), ("Reviews", .reviews),
        ("Questions", .questions), ("For whom", .exchange), ("History", .history),
    ]

    /// Names of the columns of a list: those always there, and the others in the order they come in.
    private func columns(_ panel: PanelID) -> (always: [String], others: [String]) {
        func split<Row>(_ columns: [Column<Row>]) -> ([String], [String]) {
            let order = TableLayout.inOrder(columns).map { columns[$0] }
            return (order.filter { $0.rank == 0 }.map(\.name), order.filter { $0.rank > 0 }.map(\.name))
        }
        return switch panel.table {
        case .items(let columns): split(columns)
        case .entries(let columns): split(columns)
        case .custom: ([], [])
        }
    }

    @Test func theREADMESaysWhichColumnsGoFirst() throws {
        let path = Fixture.root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")
        let readme = try String(contentsOf: path, encoding: .utf8)
        for (name, panel) in Self.lists {
            let (always, others) = columns(panel)
            let line = "| \(name) | \(always.joined(separator: ", ")) | \(others.joined(separator: ", ")) |\n"
            #expect(readme.contains(line), "README.md lacks: \(line)")
        }
    }

    @Test func columnsGoInTheirOrderAndComeBackInIt() throws {
        let columns = ActionTable.columns
        let order = TableLayout.inOrder(columns).map { columns[$0].name }
        var fewest = columns.count
        for width in stride(from: 150, through: 38, by: -1) {
            let places = TableLayout.places(columns, width: width) { _ in 8 }
            let names = places.map(\.column.name)
            #expect(Set(names) == Set(order.prefix(names.count)), "\(width)")
            #expect(names.count <= fewest)
            #expect(places.map { $0.start + $0.width }.max() ?? 0 <= width)
            fewest = names.count
        }
        #expect(fewest == 4)
    }
}
