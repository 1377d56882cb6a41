package import Alignment

/// A live review in sentences, and its read-back.
extension Spoken {
    /// Where a review has got to: since when it is live, who is here, its agenda, who was heard.
    package func live(_ review: Review) -> [String] {
        let times = RunningMinutes(context, review: review.id).times
        let since = review.started.map { ", live since " + context.time($0) } ?? ""
        let facilitator = review.facilitator.map { ", facilitated by " + $0 } ?? ""
        let agenda = workspace.agenda(of: review.id)
        let topics = agenda.enumerated().map { index, topic in
            let isOn = topic.id == review.topic && topic.status == .toCome
            let status = isOn ? "under discussion" : topic.status.rawValue
            return "Topic \(index + 1), \(topic.ref) \(topic.title.spokenLine): \(status), "
                + times.words(topic, now: context.now) + "."
        }
        let heard = review.topic.map { workspace.heard(on: $0, in: review.id) } ?? []
        let words = heard.isEmpty ? [] : ["Heard on this topic: " + list(heard) + "."]
        return ["\(review.ref) \(review.title.spokenLine)\(since)\(facilitator)."] + attendance(review)
            + (topics.isEmpty ? ["No topics yet; '> Title 10m' adds one and starts it."] : topics) + words
    }

    private func attendance(_ review: Review) -> [String] {
        let represented = workspace.represented(in: review)
        let here = Group.allCases.compactMap { group -> String? in
            let people = workspace.present(in: review, of: group).map(\.handle)
            return people.isEmpty ? nil : name(group) + ": " + people.joined(separator: ", ")
        }
        let missing = Group.allCases.filter { !represented.contains($0) }
        return [
            here.isEmpty
                ? "Nobody is here yet; '@dana @lee' says who is." : "Here: " + here.joined(separator: "; ") + "."
        ]
            + (missing.isEmpty ? [] : ["Not represented: " + list(missing) + "."])
    }

    /// "Latency and the SLA, used 4 of 20 min, 16 left"; `nil` while no topic is under discussion.
    package func topic(_ review: Review) -> String? {
        guard let topic = review.topic.flatMap({ workspace.topic($0) }), topic.status == .toCome else { return nil }
        let times = RunningMinutes(context, review: review.id).times
        return topic.title.spokenLine + ", " + times.words(topic, now: context.now)
    }

    /// What a review has decided and who does what by when, as it is read back before it closes.
    package func readBack(_ review: Review) -> [String] {
        let decisions = workspace.decisionsTaken(in: review.id).map { sentence($0.item) + "." }
        let actions = workspace.actionsRaised(in: review.id).map { sentence($0.item) + "." }
        return ["Decisions: \(decisions.count)"] + decisions + ["Action items: \(actions.count)"] + actions
            + RunningMinutes(context, review: review.id).attention.map { "Missing: " + $0 + "." }
    }

    /// The day that a closing review names for the next one, unless another is said.
    package var nextDay: Day? { workspace.dayAfterClosing(context.today) }

    private func list(_ groups: [Group]) -> String { Refusal.list(groups.map(name), "and") }
}
