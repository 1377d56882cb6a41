import CNcurses
import Screen

extension Painter {
    /// Switches colours on; says how many there are. Never redefines one: other windows may share them.
    static func startColors() -> ColorDepth {
        guard has_colors(), start_color() == OK else { return .none }
        // Without default colours pair 0 is white on black, and -1 is not understood.
        guard use_default_colors() == OK else { return .none }
        let count = concord_colors()
        if count >= 1 << 24, tigetflag("RGB") > 0 { return .direct }
        switch count {
        case 256...: return .indexed256
        case 16...: return .sixteen
        case 8...: return .eight
        default: return .none
        }
    }
}
