import Glibc

/// The paste buffer of the tmux the program runs in.
enum TmuxBuffer {
    /// Loads a text into it, and into the clipboard of the terminals that show it.
    ///
    /// - Returns: whether tmux took it.
    static func load(_ text: String) -> Bool {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return false }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        for descriptor: Int32 in [1, 2] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var process = pid_t()
        let isStarted = spawn(["tmux", "load-buffer", "-w", "-"], &actions, &process)
        close(ends[0])
        if isStarted { _ = Output.write(ends[1], Array(text.utf8)) }
        close(ends[1])
        guard isStarted else { return false }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }

    private static func spawn(
        _ arguments: [String], _ actions: inout posix_spawn_file_actions_t, _ process: inout pid_t
    ) -> Bool {
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        return posix_spawnp(&process, arguments[0], &actions, nil, &words, environ) == 0
    }
}
