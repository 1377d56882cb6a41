import Glibc
import Journal
import Testing

@Suite("The sentence of an error")
struct SentenceTests {
    static let journal = "team/.concord/journal.jsonl"

    @Test(
        "says what failed, on what, why, and what to do",
        arguments: [
            (
                JournalError(.diskFull, .append, journal, errno: ENOSPC),
                "Cannot append to journal 'team/.concord/journal.jsonl': disk full; nothing was saved"
            ),
            (
                JournalError(.notConfirmed, .append, journal, errno: EIO),
                "Cannot append to journal 'team/.concord/journal.jsonl': not confirmed (Input/output error); "
                    + "it may or may not be saved; this session now only reads, start a new one and look"
            ),
            (
                JournalError(
                    .busy(holder: LockHolder(process: 4711, command: "concord")), .append, "team/.concord/lock"),
                "Cannot append to journal 'team/.concord/lock': in use by process 4711 (concord); nothing was saved; try again"
            ),
            (
                JournalError(.foreignFile(.symbolicLink), .read, journal),
                "Cannot read journal 'team/.concord/journal.jsonl': it is a symbolic link; "
                    + "nothing was written; put a plain file in its place"
            ),
            (
                JournalError(.noWorkspace, .find, "/home/dana"),
                "No workspace at '/home/dana' or above; start one with 'concord init'"
            ),
            (
                JournalError(.exists, .create, "team/.concord"),
                "Cannot create workspace 'team/.concord': it exists already; nothing was changed"
            ),
            (
                JournalError(.notPermitted, .append, journal, errno: EACCES),
                "Cannot append to journal 'team/.concord/journal.jsonl': Permission denied; nothing was saved"
            ),
            (
                JournalError(.readOnly(.newerFormat(2)), .append, journal),
                "Cannot append to journal 'team/.concord/journal.jsonl': "
                    + "it has format 2, newer than this program; upgrade concord to write"
            ),
        ])
    func sentences(_ error: JournalError, _ expected: String) {
        #expect(error.description == expected)
    }
}
