extension JournalGenerator {
    /// Plans a review, holds it and closes it: topics about requirements, notes, positions, a decision.
    mutating func holdReview(_ turn: Int) {
        let sam = people[0].handle
        let review = newID("V")
        let planned = String(GeneratedText.instant(nextSeconds).prefix(10))
        write(
            by: sam,
            Self.making(
                review,
                [
                    "title": Self.quoted("Review \(turn), " + draw.text(3)), "planned": Self.quoted(planned + " 10:00"),
                    "facilitator": Self.quoted(sam), "minutes": "60", "status": "\"planned\"",
                ]))
        let topics = (1...5).map { order in plan(order, of: review, by: sam) }
        room = (review, nil)
        start(review, by: sam)
        for (index, topic) in topics.enumerated() {
            begin(topic.id, after: index == 0 ? nil : topics[index - 1].id, in: review, by: sam)
            discuss(topic.requirement, by: sam)
        }
        close(review, last: topics[topics.count - 1].id, by: sam)
        room = nil
    }

    private mutating func plan(_ order: Int, of review: String, by sam: String) -> (id: String, requirement: Int) {
        let topic = newID("T")
        let requirement = draw.number(requirements.indices)
        write(
            by: sam,
            Self.making(
                topic,
                [
                    "title": Self.quoted(draw.text(shape.titleWords)), "review": Self.quoted(review),
                    "order": String(order), "minutes": "10", "status": "\"to-come\"",
                    "about": Self.quoted(requirements[requirement].id),
                ]))
        return (topic, requirement)
    }

    private mutating func start(_ review: String, by sam: String) {
        var changes = people.prefix(8).map {
            JournalLine.Change(item: review, field: "here." + $0.handle, value: "true")
        }
        changes.append(.init(item: review, field: "status", was: "\"planned\"", value: "\"live\""))
        changes.append(.init(item: review, field: "started", value: Self.quoted(GeneratedText.instant(nextSeconds))))
        write(by: sam, changes)
    }

    private mutating func begin(_ topic: String, after last: String?, in review: String, by sam: String) {
        var changes = [
            JournalLine.Change(
                item: review, field: "topic", was: last.map(Self.quoted) ?? "null", value: Self.quoted(topic))
        ]
        if let last {
            changes.append(.init(item: last, field: "status", was: "\"to-come\"", value: "\"discussed\""))
        }
        write(by: sam, changes)
        room?.topic = topic
    }

    private mutating func discuss(_ index: Int, by sam: String) {
        for _ in 0..<3 { note(about: requirements[index].id, more: ["said": Self.quoted(anybody())]) }
        for group in Self.groups where draw.percent(60) {
            take(draw.pick(["support", "support", "concern", "objection"]), group, index, by: sam)
        }
        guard draw.percent(40) else { return }
        var fields = [
            "title": Self.quoted(draw.text(shape.titleWords)),
            "rationale": Self.quoted(draw.text(2 * shape.titleWords)),
            "status": "\"accepted\"", "requirement": Self.quoted(requirements[index].id),
        ]
        for group in Self.groups { fields["present." + group] = "true" }
        write(by: sam, Self.making(newID("D"), fields))
    }

    private mutating func take(_ position: String, _ group: String, _ index: Int, by sam: String) {
        let requirement = requirements[index]
        let was = requirement.positions[group]
        let pin = Self.quoted(FNV1a.hex(requirement.criterion))
        write(
            by: sam,
            [
                .init(
                    item: requirement.id, field: "position." + group, was: was ?? "null", value: Self.quoted(position)),
                .init(item: requirement.id, field: "pin." + group, was: was == nil ? "null" : pin, value: pin),
            ])
        requirements[index].positions[group] = Self.quoted(position)
    }

    private mutating func close(_ review: String, last: String, by sam: String) {
        write(
            by: sam,
            [
                .init(item: last, field: "status", was: "\"to-come\"", value: "\"discussed\""),
                .init(item: review, field: "status", was: "\"live\"", value: "\"closed\""),
                .init(item: review, field: "ended", value: Self.quoted(GeneratedText.instant(nextSeconds))),
            ])
    }
}
