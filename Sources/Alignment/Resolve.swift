extension Workspace {
    /// The existing item that people mean by `A12`, `a12`, `A12-m2cx`, `@dana`, or after a noun by `12` or `dana`.
    ///
    /// - Parameter kind: the kind the noun asks for, if any.
    /// - Throws: `Refusal.unknownItem`, `.unknownPerson` or `.wrongKind`.
    package func resolve(_ text: String, as kind: Kind? = nil) throws(Refusal) -> Item {
        if kind == .person || text.hasPrefix("@") {
            let person = try resolvePerson(text)
            if let kind, kind != .person { throw .wrongKind("@" + person.handle, is: .person, wanted: [kind]) }
            return person.item
        }
        guard let id = identify(text, as: kind) else { throw .unknownItem(text, near: near(text, kind)) }
        guard let item = self[id] else {
            throw everything[id] == nil
                ? .unknownItem(text, near: near(text, kind)) : .rule("\(ref(id)) was undone; see 'log \(ref(id))'")
        }
        if let kind, let actual = item.kind, actual != kind { throw .wrongKind(item.ref, is: actual, wanted: [kind]) }
        return item
    }

    /// The id that people mean, whether the item exists or only its history does.
    package func identify(_ text: String, as kind: Kind? = nil) -> ItemID? {
        if text.hasPrefix("@") { return everything[ItemID(text.lowercased())]?.id }
        if kind == .person { return everything[ItemID("@" + text.lowercased())]?.id }
        if text == "workspace" { return .workspace }
        if let letter = kind?.letter, digits(text) != nil { return holder(of: letter + text) }
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let head = parts[0].uppercased()
        if parts.count == 1 { return holder(of: head) }
        let full = ItemID(head + "-" + parts[1].lowercased())
        return everything[full] == nil ? nil : full
    }

    /// The first items of a kind that people call by what begins with a text: `A1` is how `A1` and `A12` begin.
    ///
    /// - Complexity: a text is made only of ids whose numbers fit.
    func items(_ kind: Kind, called text: String, first limit: Int) -> [Item] {
        let typed = digits(text.dropFirst().prefix { $0 >= "0" && $0 <= "9" })
        func fits(_ number: Int) -> Bool {
            guard let typed else { return true }
            var beginning = number
            while beginning > typed { beginning /= 10 }
            return beginning == typed
        }
        let called = everything.places(of: kind).lazy.map { everything[Int($0)] }.filter { item in
            fits(item.number) && item.ref.hasPrefix(text) && everything.isThere(item.place)
        }
        return Array(called.prefix(limit))
    }

    private func holder(of short: String) -> ItemID? {
        ShortForm(short).flatMap(everything.place).map { everything[$0].id }
    }

    /// The person meant by `@dana` or `dana`.
    package func resolvePerson(_ text: String) throws(Refusal) -> Person {
        let handle = (text.hasPrefix("@") ? String(text.dropFirst()) : text).lowercased()
        if let person = person(handle) { return person }
        throw .unknownPerson(text, near: nearPeople(handle))
    }

    /// Handles near a misspelt one, by handle and by name.
    package func nearPeople(_ handle: String) -> [String] {
        let handles = Spelling.nearest(handle, in: people.map(\.handle))
        if !handles.isEmpty { return handles }
        let byName = people.filter { person in
            person.name.lowercased().split(separator: " ").contains {
                !Spelling.nearest(handle, in: [String($0)]).isEmpty
            }
        }
        return byName.prefix(3).map(\.handle)
    }

    private func near(_ text: String, _ kind: Kind?) -> [String] {
        guard let kind else { return [] }
        let refs = items(kind).map(\.ref)
        let typed = digits(text) != nil ? (kind.letter ?? "") + text : text.uppercased()
        return Array(Spelling.nearest(typed, in: refs).prefix(3))
    }
}
