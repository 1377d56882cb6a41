import Glibc

/// The permissions of a workspace's directories and files, set whatever the umask says.
struct Permissions: Hashable {
    let directory: mode_t
    let file: mode_t

    /// Nobody but the owner.
    static let ofOne = Permissions(directory: 0o700, file: 0o600)

    /// The directory's group as well; new files get that group from the set-group-id bit.
    static let ofGroup = Permissions(directory: 0o2770, file: 0o660)

    /// What a directory that was copied or restored without its set-group-id bit was meant to have.
    init(meantBy status: FileStatus) {
        self = status.permissions & S_IRWXG == S_IRWXG ? .ofGroup : .ofOne
    }

    private init(directory: mode_t, file: mode_t) {
        self.directory = directory
        self.file = file
    }

    /// What holds in a workspace, told from the mode of its `.concord`.
    init(of status: FileStatus) {
        let shared = S_ISGID | S_IRWXG
        self = status.permissions & shared == shared ? .ofGroup : .ofOne
    }
}
