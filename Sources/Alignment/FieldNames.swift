/// The names of fields, each kept once and known by its number.
struct FieldNames: Sendable {
    private var names: [String] = []
    private var shorts: [ShortText?] = []
    private var conflictFree: [Bool] = []
    private var index = PlaceIndex()
    private let seed = WordHash.seed

    /// The numbers of the names that are asked for of every item.
    static let due: Int32 = 0
    static let status: Int32 = 4
    static let priority: Int32 = 5
    static let owner: Int32 = 6
    static let group: Int32 = 7
    static let by: Int32 = 8
    static let kind: Int32 = 9
    static let lead: Int32 = 22
    /// Who answers for an item.
    static let owners = set(owner, lead)
    /// Fields that hold the handle of somebody an item is about.
    static let people = set(owner, lead, 23, 24, 25)
    static let groups = set(group)

    /// Some of these numbers, a bit for each.
    static func set(_ numbers: Int32...) -> UInt64 { numbers.reduce(0) { $0 | 1 << UInt64($1) } }

    private static let known =
        ["due", "title", "text", "name", "status", "priority", "owner", "for", "by", "kind"]
        + Family.allCases.flatMap { family in Group.allCases.map { family.rawValue + "." + $0.rawValue } }
        + ["lead", "facilitator", "to", "said"]

    /// Fields with a member per group that are asked for of every requirement and decision.
    enum Family: String, CaseIterable { case by, position, pin }

    static func member(_ group: Group, of family: Family) -> Int32 {
        let first: Int32 =
            switch family {
            case .by: 10
            case .position: 14
            case .pin: 18
            }
        return first + Int32(group.index)
    }

    init() {
        for var name in FieldNames.known { _ = name.withUTF8 { number($0) } }
    }

    var count: Int { names.count }

    subscript(number: Int32) -> String { names[Int(number)] }

    /// The field a kind's items have their title in.
    func title(of kind: Kind) -> Int32 {
        switch kind {
        case .note: 2
        case .person, .workspace: 3
        case .requirement, .action, .decision, .review, .topic: 1
        }
    }

    /// Whether others may set the field at the same time without contradicting each other.
    func neverConflicts(_ number: Int32) -> Bool { conflictFree[Int(number)] }

    // Inlined, so that a look at the names copies none of them.

    @inline(__always)
    func find(_ name: String) -> Int32? {
        var name = name
        return name.withUTF8 { place($0).map(Int32.init) }
    }

    mutating func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        if let place = place(bytes) { return Int32(place) }
        let name = String(decoding: bytes, as: UTF8.self)
        names.append(name)
        shorts.append(ShortText(bytes))
        conflictFree.append(name == "topic" || name == "order" || name == "next" || name.hasPrefix("here."))
        if index.isFull { index = PlaceIndex(names.count - 1, hash: hash) }
        index.append(hash(names.count - 1))
        return Int32(names.count - 1)
    }

    private func hash(_ place: Int) -> UInt64 {
        if let short = shorts[place] { return WordHash.of(short.low, short.high, seed) }
        var name = names[place]
        return name.withUTF8 { WordHash.of($0, seed) }
    }

    @inline(__always)
    private func place(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if let short = ShortText(bytes) {
            return index.find(WordHash.of(short.low, short.high, seed)) { shorts[$0] == short }
        }
        return index.find(WordHash.of(bytes, seed)) { place in
            shorts[place] == nil && names[place].utf8.elementsEqual(bytes)
        }
    }
}
