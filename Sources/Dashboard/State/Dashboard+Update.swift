package import Alignment
import Screen

extension Dashboard {
    /// Takes in what happened and says what is to be done about it outside.
    package mutating func update(_ message: Message, now: Instant) -> [Effect] {
        self.now = now
        var effects: [Effect] = []
        switch message {
        case .tick: goOn()
        case .key(let key): effects = press(key)
        case .workspaceChanged(let change): take(change)
        case .recorded(let number, let receipt, let change): effects = recorded(number, receipt, change)
        case .refused(let number, let sentence): refused(number, sentence)
        case .minutes(let review, let text):
            push(.pager(Pager(title: "Minutes of " + workspace.ref(review), text: text)))
        case .told(let text): notice = Notice(text)
        case .failed(let text): notice = Notice(text, .error)
        case .readOnly(let reason): readOnly = reason
        case .unsaved(let all):
            offers += all
            offerUnsaved(atStart: true)
        case .delayed(let number, let sentence): delay(number, sentence)
        case .company(let sessions): company = sessions
        case .work(let words): work = words
        case .edited(let text): takeEdited(text)
        case .text(let text, let title): push(.pager(Pager(title: title, text: text)))
        }
        if case .tick = message {
        } else {
            offerUnsaved()
            revision += 1
        }
        settle()
        return effects
    }

    /// Asks for a gesture to be recorded.
    ///
    /// - Parameter moment: what was in force when its typing began; `nil`: now.
    mutating func record(_ gesture: Gesture, from origin: Origin, moment: TypingMoment? = nil) -> [Effect] {
        if let readOnlyObjection {
            tell(readOnlyObjection, origin)
            return []
        }
        recordings += 1
        underWay[recordings] = origin
        return [
            .record(
                Recording(
                    number: recordings, gesture: gesture, review: moment?.review ?? currentReview, topic: moment?.topic)
            )
        ]
    }

    private mutating func recorded(_ number: Int, _ receipt: Receipt, _ change: WorkspaceChange) -> [Effect] {
        let origin = underWay.removeValue(forKey: number) ?? .key
        delayed[number] = nil
        if let entry = receipt.entry {
            ownEntries.insert(entry)
            saved = now
        }
        keepRows(receipt.outcomes.map(\.item))
        take(change)
        notice = told(receipt, from: origin)
        switch origin {
        case .bar(let text): barRecorded(text, receipt)
        case .layer: layerRecorded()
        case .openLayer:
            roundAnswered()
            closingRecorded()
        case .goLive(let review): if receipt.entry != nil { enterLive(review) }
        case .key: break
        }
        return follow(receipt)
    }

    /// Rows an own gesture changed stay on their lists though the filter may hide them now.
    private mutating func keepRows(_ items: [ItemID]) {
        let rows = items.map(RowID.item)
        for panel in screen.panels {
            let shown = panels[panel]?.rows ?? Rows()
            panels[panel]?.kept.formUnion(rows.filter { shown.index(of: $0) != nil })
        }
    }

    /// Empties the bar, if the line that was saved still stands there, and remembers it to be amended.
    private mutating func barRecorded(_ text: String, _ receipt: Receipt) {
        if let entry = receipt.entry, let recorded = workspace.entry(id: entry), recorded.undoes == nil {
            // An item that was amended in place is still the one its first line made.
            let isInPlace = bar.amending.map { $0.item.map(recorded.items.contains) ?? false } ?? false
            if let amending = bar.amending { lines[amending.entry] = nil }
            lines[isInPlace ? bar.amending?.entry ?? entry : entry] = RecordedLine(text: text, entry: entry)
        }
        if bar.field.text == text { bar.clear() }
        barChanged()
    }

    /// Closes the form, question or palette that was answered; a round goes on.
    private mutating func layerRecorded() {
        pop()
        roundAnswered()
    }

    /// What follows from a gesture: the minutes of a review that it closed, the live screen of one that it started.
    private mutating func follow(_ receipt: Receipt) -> [Effect] {
        if let closed = receipt.closes.first {
            if live?.review == closed, screen == .live { go(to: .reviews) }
            panels[.reviews, default: PanelState()].selected = .item(closed)
            return receipt.closes.map { .writeMinutes($0) }
        }
        guard screen != .live, let entry = receipt.entry.flatMap({ workspace.entry(id: $0) }), entry.undoes == nil,
            let started = entry.changes.first(where: { $0.item.kind == .review && $0.value == .text("live") })?.item
        else { return [] }
        enterLive(started)
        return []
    }

    /// What the foot of the screen says after a gesture.
    private func told(_ receipt: Receipt, from origin: Origin) -> Notice? {
        let words = receipt.outcomes.map { workspace.ref($0.item) + " " + $0.words }.joined(separator: "; ")
        let remarks = receipt.remarks.joined(separator: "; ")
        guard let id = receipt.entry else { return Notice(words.isEmpty ? "Nothing to save" : words) }
        if workspace.entry(id: id)?.undoes != nil { return Notice(words + (remarks.isEmpty ? "" : ". " + remarks)) }
        return remarks.isEmpty ? nil : Notice(remarks, .warning)
    }

    private mutating func refused(_ number: Int, _ sentence: String) {
        let origin = underWay.removeValue(forKey: number) ?? .key
        // A line that had left the bar comes back to it, at once or when it is free.
        if let line = delayed.removeValue(forKey: number) {
            let isFree = bar.field.isEmpty
            if isFree { putBack(line) } else { offers.insert(.line(line), at: 0) }
            notice = Notice(sentence, .error)
            guard isFree, uppermost == .bar else { return }
            notice = nil
        }
        tell(sentence, origin)
    }

    /// Says what a gesture waits for. The bar does not wait with it: who writes minutes types on.
    private mutating func delay(_ number: Int, _ sentence: String) {
        if case .bar(let text) = underWay[number], delayed[number] == nil, let line = unsavedLine, line.text == text {
            delayed[number] = line
            bar.clear()
            barChanged()
        }
        notice = Notice(sentence, .warning)
    }

    /// Whether a form or question waits for its answer to be safe.
    var isLayerWaiting: Bool { underWay.values.contains(.layer) }

    /// Shows a refusal where the gesture came from; what was typed stays there.
    private mutating func tell(_ sentence: String, _ origin: Origin) {
        switch (origin, uppermost) {
        case (.bar, _): bar.problem = sentence
        case (.layer, .form): withForm { $0.problem = sentence }
        case (.layer, .prompt): withPrompt { $0.problem = sentence }
        case (_, .tickList): withTickList { $0.problem = sentence }
        case (_, .closing): withClosing { $0.problem = sentence }
        default: notice = Notice(sentence, .error)
        }
    }
}
