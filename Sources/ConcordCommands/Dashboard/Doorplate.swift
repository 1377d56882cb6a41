import Alignment
import Journal

/// Says at the workspace's door who is in: this session to others, and others to it.
final class Doorplate {
    private let presence: Presence
    private var own: OpenSession
    private var others: [OpenSession] = []

    init(_ directory: WorkspaceDirectory, _ session: Session) {
        presence = Presence(directory)
        own = OpenSession(
            person: session.me, host: CurrentProcess.hostName, process: CurrentProcess.id, since: session.now,
            isReadOnly: session.store.readOnly != nil)
    }

    /// Looks who is in.
    ///
    /// - Parameter review: whose live screen is open here.
    /// - Returns: everybody else; `nil` if they are the same as before.
    func look(review: ItemID?) -> [OpenSession]? {
        own.review = review
        presence.announce(own)
        let now = presence.others()
        guard now != others else { return nil }
        others = now
        return now
    }

    func leave() { presence.leave() }
}
