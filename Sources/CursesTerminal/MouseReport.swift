import Screen

/// What the terminal says about the mouse: `ESC [ < button ; column ; row M` (SGR, `m` for a release), or in older ones
/// `ESC [ M` and three characters. See "Mouse Tracking" in xterm's ctlseqs.
struct MouseReport: Hashable {
    let action: MouseEvent.Action
    /// 0-based.
    let point: Point

    /// - Parameter sequence: without the ESC; nil if it is no report of a press of the first button or of the wheel.
    init?(sequence: String) {
        guard let numbers = Self.decimal(sequence) ?? Self.bytes(sequence), numbers.count == 3 else { return nil }
        // 4, 8 and 16 are Shift, Alt and Ctrl.
        switch numbers[0] & ~0b11100 {
        case 0: action = .press
        case 64: action = .wheelUp
        case 65: action = .wheelDown
        default: return nil
        }
        guard numbers[1] > 0, numbers[2] > 0 else { return nil }
        point = Point(column: numbers[1] - 1, row: numbers[2] - 1)
    }

    private static func decimal(_ sequence: String) -> [Int]? {
        guard sequence.hasPrefix("[<"), sequence.hasSuffix("M") else { return nil }
        return sequence.dropFirst(2).dropLast().split(separator: ";").compactMap { Int($0) }
    }

    private static func bytes(_ sequence: String) -> [Int]? {
        guard sequence.hasPrefix("[M") else { return nil }
        return sequence.unicodeScalars.dropFirst(2).map { Int($0.value) - 32 }
    }
}

/// Makes double clicks of presses: two on one cell within 400 ms.
struct ClickCounter {
    private var last: (point: Point, milliseconds: Int)?

    mutating func keys(_ report: MouseReport, atMilliseconds now: Int) -> [Key] {
        guard report.action == .press else { return [.mouse(MouseEvent(report.action, at: report.point))] }
        let isDouble = last.map { $0.point == report.point && now - $0.milliseconds <= 400 } ?? false
        last = isDouble ? nil : (report.point, now)
        return [.mouse(MouseEvent(isDouble ? .doubleClick : .press, at: report.point))]
    }
}
