import Foundation

extension Desk {
    /// The workspace as exported, in a form that is the same for the same gestures: ids as people say them, no times,
    /// a line for each value.
    func state() throws -> [String] {
        let text = try done("export", "--format", "json")
        let export = try JSONSerialization.jsonObject(with: Data(text.utf8))
        var refs: [String: String] = [:]
        Desk.collect(export, &refs)
        let untimed = ["createdAt", "changedAt", "id", "started", "ended"]
        return Desk.flatten(export).compactMap { path, value in
            guard let key = path.split(separator: "/").last, !untimed.contains(String(key)) else { return nil }
            return path + ": " + (refs[value] ?? value)
        }.sorted()
    }

    /// Items of a kind as `list --all --json` gives them, by their short name.
    func items(_ noun: String) throws -> [String: [String: Any]] {
        let list = try json(noun, "list", "--all") as? [[String: Any]] ?? []
        return Dictionary(uniqueKeysWithValues: list.map { ($0["ref"] as? String ?? "", $0) })
    }

    private static func collect(_ value: Any, _ refs: inout [String: String]) {
        if let array = value as? [Any] { for element in array { collect(element, &refs) } }
        guard let object = value as? [String: Any] else { return }
        if let id = object["id"] as? String, let ref = object["ref"] as? String { refs[id] = ref }
        for member in object.values { collect(member, &refs) }
    }

    private static func flatten(_ value: Any, _ path: String = "") -> [(String, String)] {
        if let array = value as? [Any] {
            return array.enumerated().flatMap { index, element in
                flatten(element, path + "/" + ((element as? [String: Any])?["ref"] as? String ?? String(index)))
            }
        }
        if let object = value as? [String: Any] { return object.flatMap { flatten($0.value, path + "/" + $0.key) } }
        return [(path, "\(value)")]
    }
}
