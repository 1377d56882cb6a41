import Alignment
import Screen

/// Where everything stands at a size: the one answer for drawing, scrolling and the mouse.
struct Layout: Hashable {
    /// Smaller than this a notice replaces the screen.
    static let least = Size(width: 40, height: 10)

    let isTooSmall: Bool
    let head: Rect
    /// Between head and foot.
    let body: Rect
    let panels: [PanelPlace]
    /// The line that explains the signs; empty where there is no room.
    let legend: Rect
    /// Who is in the room, on a live screen with room for it.
    let room: Rect
    /// What is typed in: the bar, a question, the filter.
    let strip: Rect
    let foot: Rect

    /// A panel's rectangle, border included, and how it shows its rows.
    struct PanelPlace: Hashable {
        let panel: PanelID
        let rect: Rect
        /// Lines a row takes: 1, or 2 where there is room to say more.
        let rowHeight: Int
        var hasBorder = true
        /// Lines below the rows that say more about them.
        var footHeight = 0

        /// Whether the names of the columns stand above the rows.
        var hasHeading: Bool { panel.hasHeading || panel == .urgent && rect.width >= Layout.abreast && rect.height > 8 }

        /// The rows' rectangle, below the names of the columns.
        var rows: Rect {
            let inside = hasBorder ? rect.inside : rect
            return inside.cutTop(hasHeading ? 1 : 0).rest.cutBottom(min(footHeight, inside.height)).rest
        }

        /// What a line at the foot leaves of it: only the lowest panels give way, the others stay where they are.
        func clipped(to body: Rect) -> PanelPlace {
            PanelPlace(
                panel: panel, rect: rect.intersection(body), rowHeight: rowHeight, hasBorder: hasBorder,
                footHeight: footHeight)
        }

        /// How many rows are shown.
        var capacity: Int { rows.height / rowHeight }
    }

    func place(of panel: PanelID) -> PanelPlace? { panels.first { $0.panel == panel } }

    /// The smallest at which the four groups stand two by two.
    static let twoByTwo = Size(width: 60, height: 20)
    /// The least width at which they stand abreast.
    static let abreast = 132
}

extension Dashboard {
    var layout: Layout {
        let bounds = Rect(origin: .zero, size: size)
        guard size.width >= Layout.least.width, size.height >= Layout.least.height else {
            return Layout(
                isTooSmall: true, head: .zero, body: bounds, panels: [], legend: .zero, room: .zero, strip: .zero,
                foot: .zero)
        }
        let (head, rest) = bounds.cutTop(showsProjector ? 0 : size.height >= 14 ? 2 : 1)
        let (middle, foot) = rest.cutBottom(1)
        let (body, strip) = middle.cutBottom(min(stripHeight, middle.height / 2))
        // A line under the bar comes and goes while one types: on the live screen the panels leave room for it.
        let arrangement = arrange(
            screen == .live ? middle.cutBottom(min(2, stripHeight, middle.height / 2)).rest : middle)
        return Layout(
            isTooSmall: false, head: head, body: body, panels: arrangement.panels.map { $0.clipped(to: body) },
            legend: arrangement.legend.intersection(body), room: arrangement.room.intersection(body), strip: strip,
            foot: foot)
    }

    /// The panel that has the keyboard.
    package var focused: PanelID {
        let panels = screen.panels
        return focus[screen].flatMap { panels.contains($0) ? $0 : nil } ?? panels[0]
    }

    private struct Arrangement {
        let panels: [Layout.PanelPlace]
        var legend = Rect.zero
        var room = Rect.zero
    }

    private func arrange(_ body: Rect) -> Arrangement {
        if isZoomed { return Arrangement(panels: whole(body, focused)) }
        switch screen {
        case .overview: return overview(body)
        case .reviews: return stacked(body, [.reviews, .questions], weights: [3, 2])
        case .forWhom: return forWhom(body)
        case .live: return liveScreen(body)
        case .actions, .history: return Arrangement(panels: whole(body, focused))
        case .requirements, .decisions: return explained(body)
        }
    }

    /// One panel, and below it what its signs mean.
    private func explained(_ body: Rect) -> Arrangement {
        let (upper, legend) = body.cutBottom(body.height >= 14 ? 1 : 0)
        return Arrangement(panels: whole(upper, focused), legend: legend)
    }

    private func whole(_ body: Rect, _ panel: PanelID) -> [Layout.PanelPlace] {
        [Layout.PanelPlace(panel: panel, rect: body, rowHeight: 1)]
    }

    private func stacked(_ body: Rect, _ panels: [PanelID], weights: [Int]) -> Arrangement {
        guard body.height >= 12 else { return Arrangement(panels: whole(body, focused)) }
        let parts = body.splitRows(weights.map(Length.share))
        return Arrangement(panels: zip(panels, parts).map { Layout.PanelPlace(panel: $0, rect: $1, rowHeight: 1) })
    }

    private func overview(_ body: Rect) -> Arrangement {
        if size.width < Layout.twoByTwo.width || size.height < Layout.twoByTwo.height { return onePage(body) }
        let isAbreast = size.width >= Layout.abreast
        let legendHeight = body.height >= 16 ? 1 : 0
        let lines = body.height - legendHeight
        let most = isAbreast ? lines / 2 : 4 + (lines - 6) * 4 / 7
        let rowHeight = isAbreast && most >= 10 ? 2 : 1
        let heights = isAbreast ? [min(most, height(of: Group.allCases, rowHeight))] : gridHeights(most)
        let upper = heights.reduce(0, +)
        let parts = body.splitRows([.exactly(upper), .exactly(legendHeight), .share()])
        let groups = parts[0].splitRows(heights.map { .exactly($0) }).flatMap { line in
            line.splitColumns(Array(repeating: .share(), count: Group.allCases.count / heights.count))
        }
        let panels = zip(Group.allCases, groups).map {
            Layout.PanelPlace(panel: .group($0), rect: $1, rowHeight: rowHeight)
        }
        return Arrangement(
            panels: panels + [Layout.PanelPlace(panel: .urgent, rect: parts[2], rowHeight: 1)], legend: parts[1])
    }

    /// The lines that groups beside each other need for all their requirements, border included; where there are none a
    /// panel says how to add one. What is needed follows from the requirements, not from what a filter leaves of them.
    private func height(of groups: [Group], _ rowHeight: Int) -> Int {
        max(5, 2 + rowHeight * (groups.map(summary.open(for:)).max() ?? 0))
    }

    /// The heights of two panels above two others: what they need, else half each, but for what one of them can spare.
    private func gridHeights(_ most: Int) -> [Int] {
        let upper = height(of: Array(Group.allCases.prefix(2)), 1)
        let lower = height(of: Array(Group.allCases.suffix(2)), 1)
        guard upper + lower > most else { return [upper, lower] }
        let half = (most + 1) / 2
        let first = upper <= half ? upper : max(half, most - lower)
        return [first, most - first]
    }

    /// One group at a time, the action items below while there is room for both.
    private func onePage(_ body: Rect) -> Arrangement {
        guard body.height >= 12 else { return Arrangement(panels: whole(body, focused)) }
        let (upper, lower) = body.cutTop(body.height / 2)
        return Arrangement(panels: whole(upper, shownGroup) + whole(lower, .urgent))
    }

    /// The group on the page where there is only room for one.
    private var shownGroup: PanelID { focused == .urgent ? .group(lastGroup) : focused }

    private func forWhom(_ body: Rect) -> Arrangement {
        let matrixHeight = 9
        guard body.height >= matrixHeight + 5 else { return Arrangement(panels: whole(body, focused)) }
        let (upper, lower) = body.cutTop(matrixHeight)
        return Arrangement(panels: whole(upper, .matrix) + whole(lower, .exchange))
    }

    /// The agenda at the left, the minutes at the right; below the agenda who is in the room, where the head has no room
    /// to say it well.
    private func liveScreen(_ body: Rect) -> Arrangement {
        if showsProjector {
            let rect = ProjectorView.minutes(in: body)
            return Arrangement(panels: [.init(panel: .minutes, rect: rect, rowHeight: 1, hasBorder: false)])
        }
        guard body.width >= 60 else {
            let isAgenda = focused == .agenda
            return Arrangement(panels: isAgenda ? [agenda(body, hasRoom: false)] : whole(body, .minutes))
        }
        let (left, right) = body.cutLeft(min(46, body.width * 2 / 5))
        let hasRoom = body.height >= 26 && left.width >= 40
        let hasGuests = liveReview.map { !workspace.present(in: $0, of: nil).isEmpty } ?? false
        let (upper, room) = left.cutBottom(hasRoom ? Group.allCases.count + (hasGuests ? 3 : 2) : 0)
        return Arrangement(panels: [agenda(upper, hasRoom: hasRoom)] + whole(right, .minutes), room: room)
    }

    /// - Parameter hasRoom: whether who was heard is told elsewhere.
    private func agenda(_ rect: Rect, hasRoom: Bool) -> Layout.PanelPlace {
        let foot = rect.height >= 12 ? 3 : rect.height >= 8 ? 2 : 0
        return .init(panel: .agenda, rect: rect, rowHeight: 1, footHeight: max(0, hasRoom ? foot - 1 : foot))
    }

    /// Whether the live screen is drawn for the back of the room.
    var showsProjector: Bool { isProjector && screen == .live && live != nil }
}
