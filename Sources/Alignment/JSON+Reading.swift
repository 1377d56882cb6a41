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
    ///
    /// - Parameter members: each key once.
    package static func flatLine(_ members: some Sequence<(key: String, value: Value)>) -> String {
        var line = ""
        for (key, value) in members.sorted(by: { $0.key.precedesInBytes($1.key) }) {
            line += (line.isEmpty ? "{" : ",") + JSONText.quoted(key) + ":" + JSONText.literal(value)
        }
        return line.isEmpty ? "{}" : line + "}"
    }
}
