package import Alignment

extension Scene {
    /// A scene with the people of the design's examples: two of each group but end users, and sam, who facilitates.
    package static func team(seed: UInt64 = 1) throws -> Scene {
        var scene = Scene(seed: seed)
        try scene.record(.addPerson(handle: "sam", []))
        try scene.type(
            file: """
                :person add dana name='Dana Ito' group=it
                :person add lee name='Lee Okafor' group=it
                :person add mira name='Mira Santos' group=ml
                :person add jun name='Jun Park' group=ml
                :person add priya name='Priya Nair' group=lob
                :person add tom name='Tom Weiss' group=lob
                :person add ana name='Ana Ruiz' group=users
                """)
        return scene
    }

    /// The team in a live review V1, which sam facilitates and to which those named have come.
    package static func review(with people: String = "@dana @mira @priya @ana") throws -> Scene {
        var scene = try team()
        try scene.type(":review plan 'Fraud model, November' planned='2026-11-26 10:00' facilitator=sam")
        try scene.type(":review start V1")
        try scene.type(people)
        return scene
    }

    /// What a field of an item holds, as a person would type it; `nil` if nothing.
    package subscript(ref: String, field: String) -> String? {
        workspace.identify(ref).flatMap { workspace.everything[$0]?[field] }?.plain
    }

    /// Types a line and says what it set, but for the pins: `["A1 owner": "dana", "A1 due": ""]`; empty is cleared.
    package mutating func sets(_ line: String, as me: String = "sam") throws -> [String: String] {
        var set: [String: String] = [:]
        for change in try type(line, as: me)?.changes ?? [] where !change.field.hasPrefix("pin.") {
            set[workspace.ref(change.item) + " " + change.field] = change.value?.plain ?? ""
        }
        return set
    }

    /// Takes in what another scene has, as a synchronisation does.
    package mutating func merge(_ other: Scene) {
        for entry in other.log.entries { add(entry) }
    }

    /// What a line is refused for; `nil` if it is not.
    package func refusal(_ line: String, as me: String = "sam") -> Refusal? {
        var copy = self
        do {
            try copy.type(line, as: me)
            return nil
        } catch {
            return error as? Refusal
        }
    }

    /// What a line is remarked on.
    package func remarks(_ line: String, as me: String = "sam") -> [String] {
        Capture(line, workspace, context(as: me)).remarks
    }
}

extension Scene {
    /// Makes items exist that a line speaks of, each entitled with its own name: `know("R8", "A12")`.
    package mutating func know(_ refs: String...) {
        for ref in refs {
            let id = ItemID(ref + "-0000")
            let field = id.kind?.titleField ?? "title"
            let change = Entry.Change(item: id, field: field, was: nil, value: .text("Item " + ref))
            add(Entry(n: log.highestN + 1, id: "knowing" + ref, at: now.iso, by: "ana", changes: [change]).sealed())
        }
    }
}
