import Glibc

/// A disk as a recorded run of system calls has left it, and as it may be found after the power went at any moment.
///
/// What was written to a file lasts from the file's next fsync on, a name from its directory's. Whatever else was done
/// may be there or not, and a write may be there in part.
struct CrashDisk {
    /// One change, of a file or directory by its number.
    enum Change: Hashable {
        case make(Int, isDirectory: Bool, name: String, in: Int)
        case move(Int, from: String, in: Int, to: String, into: Int)
        case remove(name: String, in: Int)
        case write(Int, at: Int, [UInt8])
        case truncate(Int, to: Int)
    }

    enum Event {
        case change(Change)
        case synchronize(Int)
        /// What the program said.
        case said(String)
    }

    private struct Node {
        var names: [String: Int]?
        var bytes: [UInt8] = []
    }

    private(set) var events: [Event] = []
    private let root: String
    /// The files and directories as they are without a crash; 0 is the root.
    private var nodes = [0: Node(names: [:])]

    /// - Parameter root: the directory, at first empty, that is recorded.
    init(_ root: String) { self.root = root }

    // MARK: Recording

    /// Adds what strace has recorded, with `-f -y -xx`, of one program.
    mutating func add(trace: String) {
        for line in trace.split(separator: "\n") {
            let call = line.drop { $0 != " " }.drop { $0 == " " }
            let name = call.prefix { $0 != "(" }
            guard let equals = call.range(of: ") ") else { continue }
            let result = call[equals.upperBound...].drop { $0 == " " || $0 == "=" }
            guard !result.hasPrefix("-1") else { continue }
            let texts = CrashDisk.texts(call[..<equals.lowerBound])
            add(String(name), texts, String(call), result: CrashDisk.texts(result).first ?? "")
        }
    }

    private mutating func add(_ name: String, _ texts: [String], _ call: String, result: String) {
        switch name {
        case "openat" where call.contains("O_CREAT"): make(result, isDirectory: false)
        case "mkdir": make(texts[0], isDirectory: true)
        case "mkdirat": make(texts[0] + "/" + texts[1], isDirectory: true)
        case "rename": move(texts[0], texts[1])
        case "renameat": move(texts[0] + "/" + texts[1], texts[2] + "/" + texts[3])
        case "unlink", "unlinkat":
            if let (name, parent) = place(texts.joined(separator: "/")) { apply(.remove(name: name, in: parent)) }
        case "fsync": if let number = find(texts[0]) { events.append(.synchronize(number)) }
        case "ftruncate":
            let size = call.split(separator: ", ").last.flatMap { Int($0.prefix { $0.isNumber }) }
            if let number = find(texts[0]), let size { apply(.truncate(number, to: size)) }
        case "write": write(texts)
        default: return
        }
    }

    private mutating func write(_ texts: [String]) {
        if let number = find(texts[0]) {
            apply(.write(number, at: nodes[number]?.bytes.count ?? 0, Array(texts[1].utf8)))
        } else {
            events += texts[1].split(separator: "\n").map { .said(String($0)) }
        }
    }

    private mutating func make(_ path: String, isDirectory: Bool) {
        guard find(path) == nil, let (name, parent) = place(path) else { return }
        apply(.make(nodes.count, isDirectory: isDirectory, name: name, in: parent))
    }

    private mutating func move(_ old: String, _ new: String) {
        guard let number = find(old), let from = place(old), let to = place(new) else { return }
        apply(.move(number, from: from.name, in: from.parent, to: to.name, into: to.parent))
    }

    private mutating func apply(_ change: Change) {
        events.append(.change(change))
        CrashDisk.apply(change, to: &nodes)
    }

    private func find(_ path: String) -> Int? {
        guard path == root || path.hasPrefix(root + "/") else { return nil }
        return path.dropFirst(root.count).split(separator: "/").reduce(0 as Int?) { number, name in
            number.flatMap { nodes[$0]?.names?[String(name)] }
        }
    }

    private func place(_ path: String) -> (name: String, parent: Int)? {
        guard let slash = path.lastIndex(of: "/"), let parent = find(String(path[..<slash])) else { return nil }
        return (String(path[slash...].dropFirst()), parent)
    }

    /// What stands between quotation marks and between angle brackets, which `-xx` writes as `\x2f\x74`.
    private static func texts(_ text: Substring) -> [String] {
        text.split { "\"<>".contains($0) }.filter { $0.hasPrefix("\\x") }.map { word in
            String(decoding: word.split(separator: "\\x").compactMap { UInt8($0, radix: 16) }, as: UTF8.self)
        }
    }

    // MARK: Crashing

    /// Every set of changes that the disk may hold after so many events: all of those that must last, with each choice
    /// of the others; where these are many, all, none, each beginning, all but each and each alone.
    func survivors(after count: Int) -> Set<[Change]> {
        let changes = lasting(after: count)
        let open = changes.indices.filter { !changes[$0].lasts }
        var choices: [Set<Int>] = [[], Set(open)]
        if open.count <= 5 {
            choices += (0..<(1 << open.count)).map { bits in
                Set(open.indices.filter { bits >> $0 & 1 == 1 }.map { open[$0] })
            }
        } else {
            for (index, one) in open.enumerated() {
                choices += [Set(open[..<index]), Set(open).subtracting([one]), [one]]
            }
        }
        var states: Set<[Change]> = []
        for choice in choices {
            let kept = changes.indices.filter { changes[$0].lasts || choice.contains($0) }
            states.insert(kept.map { changes[$0].change })
            // The last write in part.
            guard let last = kept.last, !changes[last].lasts,
                case .write(let file, let offset, let bytes) = changes[last].change
            else { continue }
            for length in [1, bytes.count / 2, bytes.count - 1] where (1..<bytes.count).contains(length) {
                states.insert(
                    kept.dropLast().map { changes[$0].change } + [.write(file, at: offset, Array(bytes[..<length]))])
            }
        }
        return states
    }

    private func lasting(after count: Int) -> [(change: Change, lasts: Bool)] {
        var changes: [(change: Change, lasts: Bool)] = []
        for event in events[..<count] {
            switch event {
            case .change(let change): changes.append((change, false))
            case .synchronize(let number):
                for index in changes.indices where changes[index].change.object == number {
                    changes[index].lasts = true
                }
            case .said: continue
            }
        }
        return changes
    }

    /// Builds a disk that holds these changes and nothing else.
    static func build(_ changes: [Change], at path: String) {
        var nodes = [0: Node(names: [:])]
        for change in changes { apply(change, to: &nodes) }
        build(0, nodes, at: path)
    }

    private static func build(_ number: Int, _ nodes: [Int: Node], at path: String) {
        guard let node = nodes[number] else { return }
        guard let names = node.names else { return overwrite(path, with: node.bytes) }
        mkdir(path, 0o700)
        for (name, child) in names { build(child, nodes, at: path + "/" + name) }
    }

    private static func apply(_ change: Change, to nodes: inout [Int: Node]) {
        switch change {
        case .make(let number, let isDirectory, let name, let parent):
            let known = nodes[number]
            nodes[number] = known ?? Node(names: isDirectory ? [:] : nil)
            nodes[parent]?.names?[name] = number
        case .move(let number, let from, let parent, let to, let target):
            if nodes[parent]?.names?[from] == number { nodes[parent]?.names?[from] = nil }
            nodes[target]?.names?[to] = number
        case .remove(let name, let parent): nodes[parent]?.names?[name] = nil
        case .write(let number, let offset, let bytes):
            var old = nodes[number]?.bytes ?? []
            if old.count < offset + bytes.count { old += Array(repeating: 0, count: offset + bytes.count - old.count) }
            old.replaceSubrange(offset..<offset + bytes.count, with: bytes)
            nodes[number]?.bytes = old
        case .truncate(let number, let size):
            let old = nodes[number]?.bytes ?? []
            nodes[number]?.bytes = Array(old.prefix(size))
        }
    }
}

extension CrashDisk.Change {
    /// The file whose fsync makes it last, or the directory.
    fileprivate var object: Int {
        switch self {
        case .make(_, _, _, let parent), .remove(_, let parent): parent
        case .move(_, _, _, _, let target): target
        case .write(let file, _, _), .truncate(let file, _): file
        }
    }
}
