package import Alignment
package import Screen

/// The state of the dashboard: everything that decides what the screen shows. Only `update` changes it; views read it.
package struct Dashboard: Sendable {
    package let viewer: Viewer
    let keymaps: Keymaps
    /// What the user has named.
    let views: [SavedView]
    package internal(set) var themes: ThemeChoice
    package internal(set) var size: Size
    package internal(set) var now: Instant
    /// The signs the terminal can show.
    package let glyphs: Glyphs
    package internal(set) var workspace: Workspace
    /// Counts the states of the workspace, so that what is worked out from one is worked out once.
    var version = 0
    /// The state in which a requirement changed last.
    var requirementsVersion = 0
    /// Why nothing can be changed, as the end of a sentence; `nil` if everything can.
    package internal(set) var readOnly: String?
    /// What is open, most urgent first, kept up to date with the workspace.
    var openActions: OpenItems
    var openRequirements: OpenItems
    var matrixCells = MatrixCells()
    var summary = Summary()
    var summarised: Moment?
    /// Made only while somebody looks at it.
    var matrix = Matrix()
    var counted: Moment?
    /// What the filter of the history looks for, and how far it has come.
    var search: HistorySearch?

    package internal(set) var screen = ScreenName.overview
    var panels: [PanelID: PanelState] = [:]
    var focus: [ScreenName: PanelID] = [:]
    /// The group on the overview's page where there is room for only one.
    var lastGroup = Group.it
    /// What was typed after `/`, by screen.
    var filters: [ScreenName: String] = [:]
    /// Whether the focused panel has the whole screen.
    var isZoomed = false
    var cell = MatrixCell(by: .ml, forGroup: .it)
    /// The column the next `s` sorts by, while one is being chosen.
    var choosingColumn: String?
    /// What lies over the screen, the uppermost last.
    var layers: [Layer] = []
    var bar = CaptureBar()
    var live: LiveReview?
    /// Whether the live screen is drawn to be read from the back of the room.
    var isProjector = false
    /// What earlier sessions left unsaved and was not put back yet.
    var offers: [Unsaved] = []
    /// Who else has the workspace open.
    var company: [OpenSession] = []
    /// Lines that wait for the journal's lock, by the number of their gesture; the bar is free meanwhile.
    var delayed: [Int: Unsaved.Line] = [:]
    /// What goes on in the background; `nil` if nothing does.
    var work: String?

    package internal(set) var notice: Notice?
    var news: [News] = []
    /// When the last own change was safe.
    package internal(set) var saved: Instant?
    /// Ids of the entries recorded here: all others are somebody else's.
    var ownEntries: Set<String> = []
    /// Lines recorded from the bar since Concord was opened, by what Up amends when it fetches them.
    var lines: [String: RecordedLine] = [:]
    /// What gestures under way came from, by number.
    var underWay: [Int: Origin] = [:]
    var recordings = 0
    /// Grows whenever the screen may look different; idle time does not count.
    package internal(set) var revision = 0
    var clockFace: ClockFace?

    /// A state of the workspace on a day: what was worked out from it holds while both stay the same.
    struct Moment: Hashable {
        let version: Int
        let day: Day
    }

    /// - Parameters:
    ///   - keymaps: which key means what; by default as the table of commands says.
    ///   - screen: the one to begin with, unless a live review comes first.
    package init(
        _ workspace: Workspace, viewer: Viewer, now: Instant, size: Size, glyphs: Glyphs = .unicode,
        readOnly: String? = nil, keymaps: Keymaps = .standard,
        themes: ThemeChoice = ThemeChoice(), views: [SavedView] = [], screen: ScreenName = .overview
    ) {
        self.workspace = workspace
        openActions = OpenItems(.action, workspace)
        openRequirements = OpenItems(.requirement, workspace)
        self.viewer = viewer
        self.now = now
        self.size = size
        self.glyphs = glyphs
        self.readOnly = readOnly
        self.keymaps = keymaps
        self.themes = themes
        self.views = views
        self.screen = screen
        meetLiveReview()
        settle()
    }
}

/// A line that the bar recorded, and the last entry it made.
struct RecordedLine: Hashable, Sendable {
    let text: String
    let entry: String
}

/// What a gesture came from, and so where its answer goes.
enum Origin: Hashable, Sendable {
    /// A single key: the answer is told at the foot of the screen.
    case key
    case bar(text: String)
    /// A form or a question that stays open until the gesture is safe.
    case layer
    /// A dialog that goes on when the gesture is safe.
    case openLayer
    /// Going live with a review.
    case goLive(ItemID)
}
