extension JSON {
    /// The members of a flat object, as the small files of ours hold them.
    ///
    /// - Returns: `nil` for anything else: a list, an object inside, a key that stands twice, invalid UTF-8.
    package static func flatObject(_ bytes: some Collection<UInt8>) -> [String: Value]? {
        Array(bytes).withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            var members: [String: Value] = [:]
            do throws(JSONScanner.Failure) {
                try scanner.object { (key, scanner) throws(JSONScanner.Failure) in
                    members[key] = try scanner.value()
                }
                try scanner.end()
                return members
            } catch {
                return nil
            }
        }
    }

    /// A flat object on one line, its keys sorted, all controls escaped.
    package static func flatLine(_ members: [String: Value]) -> String {
        let sorted = members.sorted { $0.key.precedesInBytes($1.key) }
        return "{" + sorted.map { JSONText.quoted($0.key) + ":" + JSONText.literal($0.value) }.joined(separator: ",")
            + "}"
    }
}
