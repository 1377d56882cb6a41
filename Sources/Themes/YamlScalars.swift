import CYaml

/// A value in a YAML file, as written: nothing is taken for a number, a date or a truth value.
package struct YamlScalar: Hashable, Sendable {
    /// The keys that lead to it, from the outside; items of sequences are called `0`, `1` ...
    package let path: [String]
    package let value: String
    /// 1-based.
    package let line: Int
}

/// What is wrong with a YAML file.
package struct YamlError: Error, Hashable, Sendable {
    /// 1-based.
    package let line: Int
    /// In the words of libyaml, or ours.
    package let problem: String
}

/// Reads the scalars of the first document of a YAML file, in order; an empty mapping or sequence is an empty one. Aliases
/// are left out, so a small file stays small.
package func yamlScalars(_ bytes: [UInt8]) throws(YamlError) -> [YamlScalar] {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { throw YamlError(line: 0, problem: "out of memory") }
    defer { yaml_parser_delete(parser) }
    // libyaml keeps the pointer while it parses, so the bytes are held still until then.
    let result = bytes.withUnsafeBufferPointer { buffer in
        yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
        return Result { () throws(YamlError) in try readScalars(parser) }
    }
    return try result.get()
}

private func readScalars(_ parser: UnsafeMutablePointer<yaml_parser_t>) throws(YamlError) -> [YamlScalar] {
    var walk = YamlWalk()
    while !walk.isFinished {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
            let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
            throw YamlError(line: Int(parser.pointee.problem_mark.line) + 1, problem: problem)
        }
        defer { yaml_event_delete(&event) }
        try walk.take(event)
    }
    return walk.scalars
}

/// Follows the events of a document and notes scalars with the path to them.
private struct YamlWalk {
    /// A mapping or sequence that is open.
    private struct Level {
        let isMapping: Bool
        /// The key whose value comes next; nil where a key is expected.
        var key: String?
        var index = 0
    }

    private static let deepest = 32

    private(set) var scalars: [YamlScalar] = []
    private(set) var isFinished = false
    private var levels: [Level] = []

    mutating func take(_ event: yaml_event_t) throws(YamlError) {
        switch event.type {
        case YAML_SCALAR_EVENT: takeScalar(event)
        case YAML_ALIAS_EVENT: skipValue()
        case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT:
            guard levels.count < Self.deepest else { throw YamlError(line: line(event), problem: "nested too deeply") }
            levels.append(Level(isMapping: event.type == YAML_MAPPING_START_EVENT))
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
            let isEmpty = levels.removeLast().index == 0
            if isEmpty, !levels.isEmpty { append("", event) } else { skipValue() }
        case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: isFinished = true
        default: break
        }
    }

    private mutating func takeScalar(_ event: yaml_event_t) {
        let value = String(
            decoding: UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length),
            as: UTF8.self)
        if let last = levels.indices.last, levels[last].isMapping, levels[last].key == nil {
            levels[last].key = value
            return
        }
        append(value, event)
    }

    private mutating func append(_ value: String, _ event: yaml_event_t) {
        let path = levels.map { $0.isMapping ? $0.key ?? "" : String($0.index) }
        scalars.append(YamlScalar(path: path, value: value, line: line(event)))
        skipValue()
    }

    /// Goes on to the next key or item. An alias or a collection in place of a key makes a key that leads nowhere.
    private mutating func skipValue() {
        guard let last = levels.indices.last else { return }
        levels[last].index += 1
        if levels[last].isMapping { levels[last].key = levels[last].key == nil ? "" : nil }
    }

    private func line(_ event: yaml_event_t) -> Int { Int(event.start_mark.line) + 1 }
}
