/// What is looked for among all items is looked for where they stand in memory, in its order: to wait for memory is most of
/// the work.
extension ItemTable.Items {
    /// The items one of whose fields holds this text, by place.
    ///
    /// - Complexity: linear in the fields of all items, which are looked at where they stand in memory; beyond that, where
    ///   an item was given such a field later on, in the items that were changed both before and after.
    func places(where fields: [String], hold text: String) -> [Int] {
        let wanted = fields.compactMap(names.find)
        var text = text
        let holding = text.withUTF8 { bytes in
            // Nearly every field holds something else, which one comparison tells.
            if let short = PackedValue(ifShort: bytes) {
                return slots.indices { $0.value.isShort(short) && wanted.contains($0.name) }
            }
            return slots.indices { wanted.contains($0.name) && $0.value.isSame(.text(bytes), texts) }
        }
        var places: Set<Int> = []
        var rest: [Int] = []
        for slot in holding {
            if let place = place(beginningWith: slot) { places.insert(place) } else { rest.append(slot) }
        }
        return places.union(rest.isEmpty ? [] : self.places(holding: rest)).sorted()
    }

    /// The item that was given a field when it was first named: what it says from the beginning stands together, behind
    /// what the items before it say.
    ///
    /// - Returns: `nil` for a field that was added later.
    private func place(beginningWith slot: Int) -> Int? {
        let place = records.partitioned { Int($0.first) <= slot } - 1
        guard place >= 0 else { return nil }
        var at = Int(records[place].first)
        while at >= 0, at < slot { at = Int(slots[at].next) }
        return at == slot ? place : nil
    }

    /// The items that have one of these fields, by place.
    private func places(holding fields: [Int]) -> [Int] {
        let (found, setBy) = (Set(fields.map(Int32.init)), fields.map { slots[$0].setBy }.sorted())
        return records.indices { record in
            let next = setBy.partitioned { $0 < record.created }
            guard next < setBy.count, setBy[next] <= record.changed else { return false }
            var at = record.first
            while at >= 0, !found.contains(at) { at = slots[Int(at)].next }
            return at >= 0
        }
    }

    /// Whether title or id hold each of these words.
    func mentions(_ words: [SearchWord], at place: Int) -> Bool {
        words.allSatisfy { isInTitle($0, at: place) || isInID($0, at: place) }
    }

    /// Takes those out of which that is not true.
    ///
    /// - Parameter isMeant: by place.
    func narrow(_ isMeant: inout [Bool], mentioning words: [SearchWord]) {
        for word in words {
            for place in isMeant.indices where isMeant[place] {
                isMeant[place] = isInTitle(word, at: place) || isInID(word, at: place)
            }
        }
    }

    private func isInTitle(_ word: SearchWord, at place: Int) -> Bool {
        let title = records[place].title
        return title.isText && title.withText(texts, word.isIn)
    }

    private func isInID(_ word: SearchWord, at place: Int) -> Bool {
        let id = records[place].id
        if let long = id.longPlace { return texts.withBytes(long, word.isIn) }
        return word.mayBeIn(id.low, id.high) && id.withBytes(word.isIn)
    }
}
