import Alignment
import TestSupport
import Testing

/// Lines of a journal: which count, which are skipped, and how they are numbered.
@Suite struct EntryLogTests {
    private func line(_ n: Int, by: String = "dana", _ title: String = "x") -> String {
        "{\"n\":\(n),\"by\":\"\(by)\",\"set\":{\"A1-m2cx\":{\"title\":\"\(title)\"}}}"
    }

    private func log(_ lines: [String]) -> EntryLog {
        var log = EntryLog()
        log.add(lines: Array(lines.joined(separator: "\n").utf8)[...])
        return log
    }

    @Test("Order is n, then who by bytes, then the line's bytes; never the clock")
    func order() {
        let lines = [line(2, by: "zoe"), line(2, by: "Lee"), line(1, "b"), line(1, "a"), line(2, by: "dana")]
        #expect(
            log(lines).entries.map(\.line) == [
                line(1, "a"), line(1, "b"), line(2, by: "Lee"), line(2, by: "dana"), line(2, by: "zoe"),
            ])
    }

    @Test("Equal lines count once, a carriage return or not")
    func duplicates() {
        #expect(log([line(1), line(2), line(1), line(1) + "\r"]).entries.count == 2)
    }

    @Test("Broken lines are skipped and numbered; the rest loads")
    func broken() {
        let log = log([line(1), "nonsense", "", line(2), "{\"n\":3}"])
        #expect(log.entries.map(\.n) == [1, 2])
        #expect(log.unreadable.map(\.number) == [2, 3, 5])
        #expect(log.unreadable[2].reason == "no 'by'")
    }

    @Test("n may be 2^20 above the highest before it in order, and no more")
    func jumps() {
        let most = 1 << 20
        #expect(log([line(most)]).entries.count == 1)
        #expect(log([line(most + 1)]).entries.isEmpty)
        #expect(log([line(5), line(most + 5)]).entries.count == 2)
        let tooHigh = log([line(5), line(most + 6), line(Int.max), line(6, "y")])
        #expect(tooHigh.entries.map(\.n) == [5, 6, most + 6])
        #expect(tooHigh.unreadable.map(\.number) == [3])
        #expect(tooHigh.highestN == most + 6)
    }

    @Test("A line that jumps too far becomes readable once the gap is closed")
    func gapClosed() {
        let far = (1 << 20) + 100
        var log = log([line(1), line(far)])
        #expect(log.unreadable.map(\.number) == [2])
        let first = log.add(lines: Array(line(far - 100).utf8)[...], isOfFile: true)
        #expect(first == 1)
        #expect(log.entries.map(\.n) == [1, far - 100, far])
        #expect(log.unreadable.isEmpty)
    }

    @Test("A jump does not use up numbers for those who come after")
    func jumpDoesNotCount() throws {
        var scene = try Scene.team()
        let before = scene.log.highestN
        scene.add(try Entry(line: line(Int.max)))
        #expect(scene.log.highestN == before)
        #expect(try scene.type("! One")?.n == before + 1)
    }

    @Test("Records are split at line feeds only: U+2028, U+0085 and a raw CR are part of a line")
    func lineFeedsOnly() {
        #expect(log([line(1, "a\u{2028}b\u{85}c")]).entries.count == 1)
        #expect(log([line(1), line(2) + "\r", line(3)]).entries.count == 3)
    }

    @Test("Where entries moved is told, so that the fold can go on from there")
    func firstChanged() {
        var log = EntryLog()
        func add(_ lines: [String]) -> Int? {
            log.add(lines: Array(lines.joined(separator: "\n").utf8)[...])
        }
        #expect(add([line(1), line(3)]) == 0)
        #expect(add([line(4)]) == 2)
        #expect(add([line(4)]) == nil)
        #expect(add([]) == nil)
        #expect(add([line(2)]) == 1)
        #expect(add(["nonsense"]) == nil)
    }
}
