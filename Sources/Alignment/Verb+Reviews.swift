// The verbs of reviews and their topics.

extension Verb {
    static let reviews: [Verb] = [
        adder(
            .review, "plan", "Plans a review",
            examples: ["concord review plan 'Fraud model, November' planned='2026-11-26 10:00' facilitator=sam"]),
        setter(.review, examples: ["concord review set V4 minutes=90"]),
        Verb(
            .review, "start", "[V4] [--also]", "Goes live", examples: ["concord review start V4"], flags: ["--also"]
        ) { arguments, workspace, context throws(Refusal) in
            let review = try arguments.review(workspace) { () throws(Refusal) in
                guard let next = workspace.nextReview else {
                    throw .rule("No review is planned; 'review plan' plans one")
                }
                return next.id
            }
            return .startReview(review.id, besideOthers: arguments.has("--also"))
        },
        Verb(
            .review, "here", "[V4] @dana @lee -@raj",
            "Says who has come (@dana) or left (-@raj); of a planned review who will come, or sends apologies",
            examples: ["concord review here @dana @lee -@raj", "concord review here V4 -@raj"]
        ) { arguments, workspace, context throws(Refusal) in
            let (review, rest) = try arguments.review(workspace) { () throws(Refusal) in try workspace.live(context) }
            guard !rest.isEmpty else { throw .missing("Who is here, as @dana,") }
            var attendance: [Gesture.Attendance] = []
            for word in rest {
                let isHere = !word.hasPrefix("-")
                let person = try workspace.resolvePerson(isHere ? word : String(word.dropFirst()))
                attendance.append(Gesture.Attendance(handle: person.handle, isHere: isHere))
            }
            return .attend(review: review, attendance)
        },
        Verb(
            .review, "close", "[V4] [next=DAY]", "Ends it and writes the minutes",
            examples: ["concord review close next=+2w"]
        ) { arguments, workspace, context throws(Refusal) in
            let review = try arguments.review(workspace) { () throws(Refusal) in try workspace.live(context) }
            try Arguments.refuse(review.rest)
            let fields = try workspace.fields(arguments.assignments, of: .review, context)
            if let other = fields.first(where: { $0.field != "next" }) {
                throw .unknownKey(other.field, of: .review, known: ["next"])
            }
            return .closeReview(review.id, next: fields.last?.value?.text.flatMap { Day(iso: $0) })
        },
        Verb(
            .review, "reopen", "V4", "Goes on with a closed one", examples: ["concord review reopen V4"]
        ) { arguments, workspace, context throws(Refusal) in
            guard let first = arguments.words.first else { throw .missing("The review to reopen") }
            try Arguments.refuse(Array(arguments.words.dropFirst()))
            return .reopenReview(try workspace.resolve(first, as: .review).id)
        },
    ]

    static let topics: [Verb] = [
        adder(.topic, examples: ["concord topic add 'Latency and the SLA' review=V4 minutes=20 about=R8"]),
        setter(.topic, examples: ["concord topic set T9 order=1 minutes=15"]),
        Verb(
            .topic, "start", "T9", "Makes it the topic under discussion", examples: ["concord topic start T9"]
        ) { arguments, workspace, context throws(Refusal) in .startTopic(try arguments.oneTopic(workspace)) },
        Verb(
            .topic, "park", "T9", "Parks it for another time", examples: ["concord topic park T9"]
        ) { arguments, workspace, context throws(Refusal) in .endTopic(try arguments.oneTopic(workspace), .parked) },
        Verb(
            .topic, "done", "T9", "Ends it as discussed", examples: ["concord topic done T9"]
        ) { arguments, workspace, context throws(Refusal) in .endTopic(try arguments.oneTopic(workspace), .discussed) },
    ]
}

extension Arguments {
    /// The review named first, or the one meant where none is named, and the words after it.
    fileprivate func review(
        _ workspace: Workspace, otherwise: () throws(Refusal) -> ItemID
    ) throws(Refusal) -> (id: ItemID, rest: [String]) {
        guard let first = words.first, !first.hasPrefix("@"), !first.hasPrefix("-") else {
            return (try otherwise(), words)
        }
        return (try workspace.resolve(first, as: .review).id, Array(words.dropFirst()))
    }

    fileprivate func oneTopic(_ workspace: Workspace) throws(Refusal) -> ItemID {
        guard let first = words.first else { throw .missing("The topic") }
        try Arguments.refuse(Array(words.dropFirst()))
        return try workspace.resolve(first, as: .topic).id
    }
}

extension Workspace {
    /// The live review that is meant where none is named: mine, else the only one.
    package func live(_ context: Context) throws(Refusal) -> ItemID {
        if let mine = context.review(in: self), mine.isLive { return mine.id }
        let live = liveReviews
        guard let only = live.first else { throw .rule("No review is live; 'review start V4' goes live") }
        guard live.count == 1 else {
            throw .rule("\(Refusal.list(live.map(\.ref), "and")) are live; say which")
        }
        return only.id
    }
}
