package import Alignment
import Journal
package import Minutes

extension Session {
    /// The minutes of a review, of a planned one the agenda; `nil` if there is no such review.
    package func minutes(of review: ItemID) -> Minutes? {
        Minutes(of: review, log: store.log, latest: workspace, zone: zone)
    }

    /// Writes the minutes of a review that was closed to the workspace's `minutes/`, replacing an earlier edition,
    /// whatever the review's day and title were then.
    ///
    /// - Returns: the path of the file, and what was written; `nil` for a workspace in memory.
    /// - Throws: if it cannot be written; the review is closed all the same.
    package func writeMinutes(of review: ItemID) throws(Failure) -> (path: String, minutes: Minutes)? {
        guard let directory, let minutes = minutes(of: review) else { return nil }
        do throws(JournalError) {
            let path = try ExportFile.write(
                minutes.render(.md), to: minutes.fileName(), in: directory.minutesPath, of: directory, replacing: true,
                superseding: { minutes.isFileName($0) })
            return (path, minutes)
        } catch {
            let failure = Failure(error)
            let ref = workspace.ref(review)
            throw Failure(
                failure.status,
                "\(ref) is closed, but: \(failure.sentence); 'concord minutes \(ref)' prints its minutes")
        }
    }

    /// The review whose minutes are meant where none is named: the live one, else the last that was closed, else the
    /// next that is planned.
    package var reviewOfMinutes: Review? {
        let closed = workspace.reviews.filter { $0.status == .closed }
        return context.review(in: workspace) ?? workspace.liveReviews.last
            ?? closed.max { ($0.ended?.milliseconds ?? 0) < ($1.ended?.milliseconds ?? 0) } ?? workspace.nextReview
    }
}
