import Alignment
import Screen

extension Dashboard {
    /// The layer that is typed in at the foot of the screen; the bar of a live review is there without the keyboard, too.
    var strip: Layer? {
        if let layer = layers.last, layer.isStrip { return layer }
        if screen == .live, layers.isEmpty, readOnly == nil || !bar.field.isEmpty { return .bar }
        return layers.last(where: \.isStrip)
    }

    /// Rows the strip takes: the line and what is said about it.
    var stripHeight: Int {
        switch strip {
        case nil: 0
        case .choice(let choice): choiceLines(choice).count
        case .filter: 1
        case .prompt(let prompt): 1 + stripLines(prompt.problem ?? "").count
        case .bar: 1 + max(1, stripLines(bar.problem ?? bar.preview).count)
        case .detail, .pager, .form, .round, .tickList, .closing, .palette, .help: 0
        }
    }

    /// What is said below the line, in at most three lines.
    func stripLines(_ text: String) -> [String] {
        text.isEmpty ? [] : Array(TextWidth.wrap(text, max(10, size.width - 4)).prefix(3))
    }

    /// A question and its answers, on one line if they fit.
    func choiceLines(_ choice: Choice) -> [String] {
        let answers = choice.options.map { $0.key.name + " " + $0.label }.joined(separator: "   ")
        let width = max(10, size.width - 4)
        let isShort = TextWidth.columns(of: choice.question) + TextWidth.columns(of: answers) + 3 <= width
        if isShort { return [choice.question] }
        return Array(TextWidth.wrap(choice.question, width).prefix(3)) + [""]
    }

    /// Where a layer's box stands, border included.
    func box(of layer: Layer, _ layout: Layout) -> Rect {
        let body = layout.body
        switch layer {
        case .bar, .prompt, .choice, .filter: return layout.strip
        case .detail, .pager: return body
        case .form(let form):
            return body.centered(Size(width: min(100, body.width), height: form.fields.count + 4))
        case .round: return body.centered(Size(width: min(100, body.width), height: 13))
        case .tickList(let list):
            return body.centered(Size(width: min(72, body.width), height: max(8, list.rows.count + 3)))
        case .closing(let closing):
            let height = closing.lines.count + ClosingView.footHeight + 2
            return body.centered(Size(width: min(110, body.width), height: height))
        case .palette:
            let width = min(84, body.width)
            return Rect(
                column: body.column + (body.width - width) / 2, row: body.row, width: width,
                height: min(body.height, 18))
        case .help(let help):
            let width = min(84, body.width)
            return body.centered(Size(width: width, height: max(8, help.lines.count + 3)))
        }
    }

    /// Gives every layer the size it has, and what follows from it.
    mutating func settleLayers(_ layout: Layout) {
        let context = context
        for index in layers.indices {
            let inside = box(of: layers[index], layout).inside
            switch layers[index] {
            case .detail(var detail):
                detail.settle(inside.inset(columns: 1, rows: 0), context, version: version)
                layers[index] = .detail(detail)
            case .pager(var pager):
                pager.settle(inside)
                layers[index] = .pager(pager)
            case .form(var form):
                form.settle(height: inside.height - 2)
                layers[index] = .form(form)
            case .tickList(var list):
                list.settle(height: inside.height - 1, context.workspace)
                // The box follows the rows there are now.
                list.settle(height: box(of: .tickList(list), layout).inside.height - 1, context.workspace)
                layers[index] = .tickList(list)
            case .closing(var closing):
                closing.lines = lines(closing, layout.body, context)
                closing.settle(height: box(of: .closing(closing), layout).inside.height - ClosingView.footHeight)
                layers[index] = .closing(closing)
            case .palette(var palette):
                palette.settle(height: inside.height - 1)
                layers[index] = .palette(palette)
            case .help(var help):
                help.lines = helpLines(help)
                help.height = max(1, box(of: .help(help), layout).inside.height - 1)
                help.scroll(by: 0)
                layers[index] = .help(help)
            case .bar, .prompt, .choice, .filter, .round: break
            }
        }
    }
}

extension Dashboard {
    /// The lines of the read-back, set apart if there is room.
    private func lines(_ closing: Closing, _ body: Rect, _ context: ViewContext) -> [ClosingPage.Line] {
        guard let review = context.workspace.review(closing.review) else { return [] }
        let width = min(110, body.width) - 4
        let wide = ClosingPage(context: context, review: review, width: width, isWide: true).lines
        if wide.count + ClosingView.footHeight + 2 <= body.height { return wide }
        return ClosingPage(context: context, review: review, width: width, isWide: false).lines
    }
}

extension Form {
    /// Scrolls to the field that has the cursor.
    mutating func settle(height: Int) {
        let height = max(1, height)
        if focus < top { top = focus }
        if focus >= top + height { top = focus - height + 1 }
        top = max(0, min(top, fields.count - height))
    }
}

extension Palette {
    /// Scrolls to the row that is chosen.
    mutating func settle(height: Int) {
        self.height = max(1, height)
        if chosen < top { top = chosen }
        if chosen >= top + self.height { top = chosen - self.height + 1 }
        top = max(0, min(top, rows.count - self.height))
    }
}
