package import Alignment
import Screen

/// What tables and views read: one state of the workspace, the day it is looked at, and how to say things.
struct ViewContext {
    let workspace: Workspace
    let zone: Zone
    let now: Instant
    let today: Day
    let glyphs: Glyphs
    /// Who changed a row a moment ago, while that is shown.
    let changedBy: [ItemID: String]
    let dates: DateForm

    var wording: Wording { Wording(workspace, zone: zone, today: today, dates: dates) }

    /// "10:31", or "22 Nov 10:31" on another day.
    func time(_ instant: Instant) -> String {
        let (day, time) = zone.local(instant)
        return day == today ? time.iso : wording.moment(instant)
    }

    /// "22 Nov", with the year where it is another.
    func day(_ instant: Instant) -> String { wording.shortDay(zone.local(instant).day) }

    /// The separator of the parts of a line, with a space on either side.
    var dot: String { " \(glyphs.separator) " }
}

extension Dashboard {
    var context: ViewContext {
        ViewContext(
            workspace: workspace, zone: viewer.zone, now: now, today: today, glyphs: glyphs, changedBy: changedBy,
            dates: viewer.dates)
    }

    package var today: Day { viewer.zone.local(now).day }

    /// Rows that others changed a few seconds ago, and who it was.
    private var changedBy: [ItemID: String] {
        var result: [ItemID: String] = [:]
        for one in news where one.isMarked(now) {
            for item in one.items { result[item] = one.by }
        }
        return result
    }

    /// What a line typed now is read with.
    func typingContext(_ moment: TypingMoment? = nil) -> Context {
        var context = Context(
            me: viewer.me, now: now, zone: viewer.zone, review: moment?.review ?? currentReview, topic: moment?.topic,
            random: viewer.random)
        context.dates = viewer.dates
        return context
    }

    /// The review whose live screen is open, else the one named by `--in`.
    var currentReview: ItemID? { screen == .live ? live?.review : viewer.review }

    /// The review and topic that what is typed from now on belongs to.
    var typingMoment: TypingMoment {
        let context = typingContext()
        return TypingMoment(
            review: context.review(in: workspace)?.id, topic: context.topic(in: workspace)?.id)
    }
}

/// The review and topic in force when the typing of a line began.
package struct TypingMoment: Hashable, Sendable {
    package let review: ItemID?
    package let topic: ItemID?
}
