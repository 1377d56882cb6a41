import CNcurses
import Glibc
import Screen

extension CursesTerminal {
    /// Sleeps until there is input, one of `descriptors` can be read, a signal came, the terminal is gone, or time is up.
    ///
    /// - Parameter timeoutMilliseconds: nil waits for ever, 0 only looks.
    package func wait(for descriptors: [Int32] = [], timeoutMilliseconds: Int32? = nil) -> Wakeup {
        var polled = ([inputDescriptor, concord_rescue_descriptor()] + descriptors).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        var wakeup = Wakeup()
        let count = poll(&polled, nfds_t(polled.count), hasResized ? 0 : untilPasteEnds(timeoutMilliseconds) ?? -1)
        takeEvents(into: &wakeup)
        if count > 0 {
            examineInput(polled[0].revents, &wakeup)
            wakeup.readable = polled.dropFirst(2).filter { $0.revents != 0 }.map(\.fd)
        }
        wakeup.isHangUp = isHungUp
        wakeup.hasInput = wakeup.hasInput || hasResized || untilPasteEnds(1) == 0
        return wakeup
    }

    /// The time-out, or less where a paste counts as ended before.
    private func untilPasteEnds(_ timeout: Int32?) -> Int32? {
        guard let end = decoder.pasteEndsAt else { return timeout }
        let left = Int32(clamping: max(0, end - Self.milliseconds))
        return timeout.map { $0 < 0 ? left : min($0, left) } ?? left
    }

    /// End of input on a terminal in raw mode can only mean that it is gone; `getch` would say "no key" for ever.
    private func examineInput(_ events: Int16, _ wakeup: inout Wakeup) {
        guard events != 0 else { return }
        let isGone = events & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 || bytesWaiting == 0
        if isGone { isHungUp = true } else { wakeup.hasInput = true }
    }

    /// Bytes that can be read now; none if it cannot even be asked.
    var bytesWaiting: Int {
        var count: CInt = 0
        return ioctl(inputDescriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    private func takeEvents(into wakeup: inout Wakeup) {
        let events = concord_take_events()
        func happened(_ event: concord_event) -> Bool { events & Int32(event.rawValue) != 0 }
        if happened(CONCORD_EVENT_INTERRUPT) { wakeup.signals.append(.interrupt) }
        if happened(CONCORD_EVENT_TERMINATE) { wakeup.signals.append(.terminate) }
        if happened(CONCORD_EVENT_HANGUP) { wakeup.signals.append(.hangUp) }
        if happened(CONCORD_EVENT_SUSPEND) { wakeup.signals.append(.suspend) }
        if happened(CONCORD_EVENT_CONTINUE) {
            comeBack()
            wakeup.signals.append(.resumed)
        }
        if happened(CONCORD_EVENT_RESIZE) {
            takeSize()
            // While the window was smaller for a moment it lost what it showed, even if it is as large as before now.
            clearok(concord_curscr(), true)
            hasResized = true
        }
    }

    /// Takes over the size the kernel knows, if it changed; a storm of resizes is one.
    func takeSize() {
        var window = winsize()
        // Zero means that nobody told the kernel; ncurses keeps the size it has.
        guard ioctl(outputDescriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0,
            Size(width: Int(window.ws_col), height: Int(window.ws_row)) != size
        else { return }
        resizeterm(Int32(window.ws_row), Int32(window.ws_col))
        size = Self.cursesSize
        painter.forget()
        arm()
        hasResized = true
    }
}
