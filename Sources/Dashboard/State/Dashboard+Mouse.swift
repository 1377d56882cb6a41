import Alignment
import Screen

extension Dashboard {
    /// A click selects, and in a dialog does what its key would; a double click opens, the wheel scrolls what is under it.
    mutating func mouse(_ event: MouseEvent) -> [Effect] {
        switch event.action {
        case .wheelUp: return wheel(-3, at: event.point)
        case .wheelDown: return wheel(3, at: event.point)
        case .press, .doubleClick: return click(event)
        }
    }

    private mutating func wheel(_ distance: Int, at point: Point) -> [Effect] {
        switch uppermost {
        case .detail: withDetail { $0.scroll(by: distance) }
        case .pager: withPager { $0.scroll(by: distance) }
        case .help: withHelp { $0.scroll(by: distance) }
        case .palette: moveInPalette(by: distance.signum())
        case .form: moveInForm(by: distance.signum())
        case .bar, .filter, nil: wheelOnPanel(distance, at: point)
        case .prompt, .choice, .round: break
        case .tickList: withTickList { $0.move(by: distance.signum()) }
        case .closing(let closing): return closing.typed == nil ? moveInClosing(rows: distance.signum()) : []
        }
        return []
    }

    private mutating func wheelOnPanel(_ distance: Int, at point: Point) {
        guard let place = layout.panels.first(where: { $0.rect.contains(point) }) else { return }
        if place.panel == .minutes {
            live?.scroll(by: distance)
        } else {
            panels[place.panel]?.move(by: distance)
        }
    }

    private mutating func click(_ event: MouseEvent) -> [Effect] {
        switch uppermost {
        case .detail, .palette, .form, .tickList: return clickInBox(event)
        case .round: return clickInRound(event.point)
        case .closing(let closing):
            let rect = box(of: .closing(closing), layout)
            return ClosingView.cell(at: event.point, in: rect, closing).map { leaveCell(to: $0) } ?? []
        case .choice(let choice):
            let view = ChoiceView(choice: choice, dashboard: self)
            return view.answer(at: event.point, in: layout.strip).map { answer(choice, $0.key) } ?? []
        case .filter, .bar, nil: return clickOnPanel(event)
        case .prompt, .help, .pager: return []
        }
    }

    private mutating func clickInRound(_ point: Point) -> [Effect] {
        guard let layer = uppermost else { return [] }
        switch RoundView.hit(at: point, in: box(of: layer, layout), self) {
        case .group(let group): withRound { $0.ask(group) }
        case .answer(let name): return Command.named(name).map { run($0) } ?? []
        case nil: break
        }
        return []
    }

    private mutating func clickOnPanel(_ event: MouseEvent) -> [Effect] {
        guard let place = layout.panels.first(where: { $0.rect.contains(event.point) }) else { return [] }
        setFocus(place.panel)
        if place.panel == .matrix {
            if let hit = MatrixView.cell(at: event.point, in: place.rect) { cell = hit }
        } else if place.rows.contains(event.point), var panel = panels[place.panel] {
            let index = panel.top + (event.point.row - place.rows.row) / place.rowHeight
            guard panel.rows.indices.contains(index) else { return [] }
            panel.selected = panel.rows[index]
            panels[place.panel] = panel
        }
        guard event.action == .doubleClick, uppermost == nil else { return [] }
        if screen == .live { return chooseOnAgenda() }
        openSelected()
        return []
    }

    private mutating func clickInBox(_ event: MouseEvent) -> [Effect] {
        guard let layer = uppermost else { return [] }
        let inside = box(of: layer, layout).inside
        guard inside.contains(event.point) else { return [] }
        let line = event.point.row - inside.row
        let isDouble = event.action == .doubleClick
        switch layer {
        case .detail(let detail):
            let index = detail.top + line
            guard detail.lines.indices.contains(index), detail.lines[index].link != nil else { return [] }
            withDetail { $0.cursor = index }
            if isDouble { followLink() }
        case .palette(let palette):
            let index = palette.top + line - 1
            guard palette.rows.indices.contains(index) else { return [] }
            withPalette { $0.chosen = index }
            if isDouble { return choosePalette() }
        case .form(let form):
            let index = form.top + line
            guard form.fields.indices.contains(index) else { return [] }
            moveInForm(by: index - form.focus)
        case .tickList(let list):
            let index = list.top + line - 1
            // The second of two clicks would take back the first.
            guard !isDouble, line > 0, list.rows.indices.contains(index), list.rows[index].canBeChosen else {
                return []
            }
            withTickList { $0.chosen = list.rows[index] }
            tick()
        default: break
        }
        return []
    }
}
