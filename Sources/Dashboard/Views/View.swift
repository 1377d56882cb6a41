import Alignment
package import Screen

extension Dashboard {
    /// Draws the whole screen.
    package func draw(_ buffer: inout Buffer) {
        let layout = layout
        guard !layout.isTooSmall else { return drawTooSmall(&buffer) }
        let context = context
        HeadView(dashboard: self, context: context).draw(layout.head, &buffer)
        for place in layout.panels { drawPanel(place, context, &buffer) }
        LegendView.draw(layout.legend, context, &buffer)
        RoomView(dashboard: self, context: context).draw(layout.room, &buffer)
        FootView(dashboard: self, context: context).draw(layout.foot, &buffer)
        if let strip, layers.isEmpty { drawLayer(strip, layout, context, &buffer) }
        for layer in layers { drawLayer(layer, layout, context, &buffer) }
        FootView(dashboard: self, context: context).drawLongNotice(layout.foot, &buffer)
    }

    /// The screen as a buffer of the terminal's size.
    package func picture() -> Buffer {
        var buffer = Buffer(size: size, glyphs: glyphs)
        draw(&buffer)
        return buffer
    }

    private func drawTooSmall(_ buffer: inout Buffer) {
        let least = Layout.least
        let lines = TextWidth.wrap(
            "Concord needs \(least.width) × \(least.height), this is \(size.width) × \(size.height)", size.width)
        for (row, line) in lines.prefix(size.height).enumerated() {
            buffer.put(line, at: Point(column: 0, row: row), role: .warning)
        }
    }

    private func drawPanel(_ place: Layout.PanelPlace, _ context: ViewContext, _ buffer: inout Buffer) {
        switch place.panel {
        case .matrix: MatrixView(dashboard: self, context: context).draw(place.rect, &buffer)
        case .agenda: AgendaView(dashboard: self, context: context).draw(place, &buffer)
        case .minutes where showsProjector: ProjectorView(dashboard: self, context: context).draw(place, &buffer)
        case .minutes: MinutesView(dashboard: self, context: context).draw(place, &buffer)
        default: PanelView(dashboard: self, context: context).draw(place, &buffer)
        }
    }

    private func drawLayer(_ layer: Layer, _ layout: Layout, _ context: ViewContext, _ buffer: inout Buffer) {
        let rect = box(of: layer, layout)
        switch layer {
        case .bar: BarView(dashboard: self, context: context).draw(rect, &buffer)
        case .prompt(let prompt): PromptView(prompt: prompt, dashboard: self).draw(rect, &buffer)
        case .choice(let choice): ChoiceView(choice: choice, dashboard: self).draw(rect, &buffer)
        case .filter(let filter): FilterView(filter: filter, dashboard: self).draw(rect, &buffer)
        case .detail(let detail): DetailView(detail: detail, context: context).draw(rect, &buffer)
        case .pager(let pager): PagerView(pager: pager).draw(rect, &buffer)
        case .form(let form): FormView(form: form).draw(rect, &buffer)
        case .round(let round): RoundView(round: round, dashboard: self, context: context).draw(rect, &buffer)
        case .tickList(let list): TickListView(list: list, context: context).draw(rect, &buffer)
        case .closing(let closing):
            ClosingView(closing: closing, dashboard: self, context: context).draw(rect, &buffer)
        case .palette(let palette): PaletteView(palette: palette).draw(rect, &buffer)
        case .help(let help): HelpView(help: help).draw(rect, &buffer)
        }
    }
}
