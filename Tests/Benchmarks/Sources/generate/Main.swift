import Glibc
import JournalGenerator

/// Makes a workspace directory with a generated journal in it.
@main struct Generate {
    private static let usage = """
        usage: generate --into DIR [--items 1000] [--entries-per-item 4] [--people 24] [--reviews 6] \
        [--title-words 6] [--closed-percent 40] [--seed 1]
        """

    static func main() {
        var shape = JournalShape()
        var directory: String?
        var words = CommandLine.arguments.dropFirst()
        while let key = words.popFirst() {
            guard let value = words.popFirst() else { fail(usage) }
            if key == "--into" {
                directory = value
                continue
            }
            guard let number = Int(value), number >= 0 else { fail(usage) }
            switch key {
            case "--items": shape.items = number
            case "--entries-per-item": shape.entriesPerItem = number
            case "--people": shape.people = number
            case "--reviews": shape.reviews = number
            case "--title-words": shape.titleWords = number
            case "--closed-percent": shape.closedPercent = number
            case "--seed": shape.seed = UInt64(number)
            default: fail(usage)
            }
        }
        guard let directory else { fail(usage) }
        make(directory + "/.concord", JournalGenerator.journal(shape))
    }

    /// Everything `concord init` makes; what is there already is left alone, and then this fails.
    private static func make(_ data: String, _ journal: [UInt8]) {
        mkdir(String(data.dropLast("/.concord".count)), 0o700)
        for folder in [data, data + "/quarantine", data + "/presence"] {
            guard mkdir(folder, 0o700) == 0 else {
                fail("Cannot make '\(folder)': \(String(cString: strerror(errno)))")
            }
        }
        for (name, bytes) in [("lock", []), (".gitignore", Array("*\n".utf8)), ("journal.jsonl", journal)] {
            let path = data + "/" + name
            guard let file = fopen(path, "wx"), fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0
            else { fail("Cannot write '\(path)': \(String(cString: strerror(errno)))") }
            chmod(path, 0o600)
        }
    }

    private static func fail(_ sentence: String) -> Never {
        let bytes = Array((sentence + "\n").utf8)
        write(STDERR_FILENO, bytes, bytes.count)
        exit(1)
    }
}
