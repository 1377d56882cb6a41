/// Somebody who has a workspace open just now: what one file in `.concord/presence` says.
///
/// With group-writable files it is what people say of themselves, not proof.
package struct OpenSession: Hashable, Sendable {
    /// The bare handle.
    package let person: String
    package let host: String
    package let process: Int32
    package let since: Instant
    package var isReadOnly: Bool
    /// The review whose live screen it shows.
    package var review: ItemID?

    package init(
        person: String, host: String, process: Int32, since: Instant, isReadOnly: Bool = false, review: ItemID? = nil
    ) {
        self.person = person
        self.host = host
        self.process = process
        self.since = since
        self.isReadOnly = isReadOnly
        self.review = review
    }

    /// - Returns: `nil` for what none of us wrote.
    package init?(file: some Collection<UInt8>) {
        guard let members = JSON.flatObject(file), let person = members["person"]?.text, Handle.isValid(person),
            let host = members["host"]?.text, host.utf8.count <= 255,
            case .integer(let process)? = members["process"], let number = Int32(exactly: process),
            let since = members["since"]?.text.flatMap({ Instant(iso: $0) })
        else { return nil }
        self.init(
            person: person, host: host, process: number, since: since, isReadOnly: members["readOnly"] == .flag(true),
            review: members["review"]?.text.map { ItemID($0) })
    }

    package var file: String {
        // A list: the first picture waits for this, and a dictionary's type is made when it is first asked for.
        var members: [(key: String, value: Value)] = [
            ("person", .text(person)), ("host", .text(host)), ("process", .integer(Int(process))),
            ("since", .text(since.iso)),
        ]
        if isReadOnly { members.append(("readOnly", .flag(true))) }
        if let review { members.append(("review", .text(review.text))) }
        return JSON.flatLine(members) + "\n"
    }
}
