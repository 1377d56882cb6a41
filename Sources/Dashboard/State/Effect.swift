package import Alignment

/// What the dashboard wants done outside of itself; compared by value in tests, carried out by the runner.
package enum Effect: Hashable, Sendable {
    /// Record a gesture and answer with `recorded` or `refused`.
    case record(Recording)
    case quit
    /// Stop as Ctrl-Z does.
    case suspend
    /// Send the whole screen anew.
    case redraw
    /// Fetch a review's minutes and answer with `minutes`.
    case readMinutes(ItemID)
    /// Write the file of a closed review's minutes and answer with `told` or `failed`.
    case writeMinutes(ItemID)
    /// Put a text on the clipboard and answer with `told`.
    case copy(String, what: String)
    /// A theme was chosen: answer with `told` how it is kept, or with `failed`.
    case useTheme(String)
    /// Let the user edit a text in their own editor; answer with `edited`, with `told` if it stays as it was, or with
    /// `failed`.
    case editText(String, name: String)
    /// Synchronise in the background, with the remote used last where none is named: answer with `work` while it goes
    /// on, with `told`, `text` or `failed` at its end.
    case sync(remote: String?, isDryRun: Bool)
    /// End the synchronisation under way.
    case stopSync
}

/// A gesture to be recorded, with what was in force when its typing began.
package struct Recording: Hashable, Sendable {
    /// Comes back in the answer.
    package let number: Int
    package let gesture: Gesture
    package let review: ItemID?
    package let topic: ItemID?
}
