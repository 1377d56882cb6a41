extension Role {
    /// The least contrast at which text of this role can be read on a ground (WCAG 2): 4.5 : 1, for what is inactive 3 : 1, and
    /// 3 : 1 on rows that are marked or chosen, which stand out anyway; nil for lines, which need not be read.
    package func leastContrast(on ground: Ground) -> Double? {
        switch self {
        case .border, .focusBorder: nil
        case .inactive: ground == .selection ? nil : 3
        default: ground == .selection ? 3 : 4.5
        }
    }
}
