import Alignment
import Glibc

/// Lets those lines of a journal through that a scope needs, by a look at their bytes: what is known of the others is
/// their `n` and the numbers of the items they name.
///
/// It passes over lines alone that begin, end and name their items as we write them. Whether the values of such a line
/// can be read, nobody knows before somebody reads it.
struct Sieve {
    private let scope: Scope
    /// Numbers of entries that are let through whatever they touch, in rising order.
    private let numbers: [Int]
    /// Numbers around the last one, none of which is let through for being one.
    private var gap = 0..<0
    /// The highest `n` so far.
    private var highestN = 0

    init(_ scope: Scope, numbers: Set<Int>) {
        self.scope = scope
        self.numbers = numbers.sorted()
    }

    /// The lines that are needed, and what is to be known of the others.
    ///
    /// - Parameter lines: whole lines.
    mutating func pick(_ lines: ArraySlice<UInt8>) -> (needed: ArraySlice<UInt8>, PassedOver) {
        var needed: [UInt8] = []
        var passedOver = PassedOver()
        lines.withUnsafeBufferPointer { lines in
            guard let base = lines.baseAddress else { return }
            var start = 0
            var mentions = Mentions(of: scope.mentions, in: lines)
            while start < lines.count {
                let end = base.find(0x0A, from: start, lines.count) ?? lines.count
                let line = UnsafeBufferPointer(start: base + start, count: end - start)
                let isMentioning = mentions.stand(in: start..<end)
                if passes(over: line, &passedOver), !isMentioning {
                    passedOver.lineCount += 1
                } else {
                    needed += line
                    needed.append(0x0A)
                }
                start = end + 1
            }
        }
        passedOver.highestN = highestN
        return (needed[...], passedOver)
    }

    private mutating func passes(over line: UnsafeBufferPointer<UInt8>, _ passedOver: inout PassedOver) -> Bool {
        guard var at = LineHead(line), at.n - highestN <= EntryLog.highestJump else { return false }
        highestN = max(highestN, at.n)
        if !gap.contains(at.n), isWanted(at.n) { return false }
        guard at.isEnded else { return false }
        while let id = at.nextItem() {
            switch scope.judge(id) {
            case .within: return false
            case .beyond(let kind, let number): passedOver.note(kind, number: number)
            }
        }
        return true
    }
}

extension Sieve {
    /// Whether an entry is let through for its number.
    private mutating func isWanted(_ n: Int) -> Bool {
        let above = numbers.place(of: n)
        if above < numbers.count, numbers[above] == n { return true }
        gap = (above > 0 ? numbers[above - 1] + 1 : 0)..<(above < numbers.count ? numbers[above] : .max)
        return false
    }
}

/// Where some texts stand in some lines, which are looked at one after the other.
private struct Mentions {
    private let lines: UnsafeBufferPointer<UInt8>
    private let texts: [[UInt8]]
    /// Where each text stands next, and then a character that is written by its number: it may be one of any text.
    private var next: [Int]

    /// - Parameter texts: of three bytes or more.
    init(of texts: Set<[UInt8]>, in lines: UnsafeBufferPointer<UInt8>) {
        (self.lines, self.texts) = (lines, Array(texts))
        next = texts.isEmpty ? [] : Array(repeating: 0, count: texts.count + 1)
        for index in next.indices { next[index] = place(of: index, from: 0) }
    }

    /// Whether one of them stands in a line.
    mutating func stand(in line: Range<Int>) -> Bool {
        var isThere = false
        for index in next.indices where next[index] < line.upperBound {
            isThere = true
            next[index] = place(of: index, from: line.upperBound)
        }
        return isThere
    }

    private func place(of index: Int, from start: Int) -> Int {
        guard let base = lines.baseAddress else { return lines.count }
        if index < texts.count { return base.find(texts[index], from: start, lines.count) ?? lines.count }
        var start = start
        while let at = base.find(UInt8(ascii: "\\"), from: start, lines.count) {
            if at + 1 < lines.count, base[at + 1] == UInt8(ascii: "u") { return at }
            start = min(at + 2, lines.count)
        }
        return lines.count
    }
}

/// The beginning of a line in canonical form, and the items it sets, by position alone.
private struct LineHead {
    private let base: UnsafePointer<UInt8>
    private let count: Int
    private(set) var n = 0
    /// Where reading goes on: behind the quote that opens the id of the item that comes next; at the end where none does.
    private var at = 0

    /// - Returns: `nil` for a line that begins otherwise than we write it, or sets nothing.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        guard let base = line.baseAddress else { return nil }
        (self.base, count) = (base, line.count)
        guard take(#"{"n":"#), readNumber(), take(#","id":""#), skipText(usually: 10), take(#","at":""#),
            skipText(usually: 24), take(#","by":""#), skipText(), skipMember(#","in":""#), skipMember(#","on":""#),
            take(#","set":{""#)
        else { return nil }
    }

    @inline(__always)
    private mutating func take(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard at + length <= count, memcmp(base + at, text.utf8Start, length) == 0 else { return false }
        at += length
        return true
    }

    /// Digits without a leading zero, at most 18.
    private mutating func readNumber() -> Bool {
        let start = at
        while at < count, case let digit = base[at] &- 0x30, digit < 10 {
            n = n &* 10 &+ Int(digit)
            at += 1
        }
        return (1...18).contains(at - start) && base[start] != 0x30
    }

    /// - Parameter length: what most are long, in bytes: a look at the end saves one at each of them.
    @inline(__always)
    private mutating func skipText(usually length: Int = 0) -> Bool {
        if length > 0, at + length < count, base[at + length] == 0x22 {
            at += length + 1
            return true
        }
        while at < count {
            at += 1
            if base[at - 1] == 0x22 { return true }
        }
        return false
    }

    @inline(__always)
    private mutating func skipMember(_ key: StaticString) -> Bool {
        guard take(key) else { return true }
        return skipText()
    }

    /// Whether it ends as an entry does that neither undoes nor redacts another: what those come to depends on it.
    var isEnded: Bool { base[count - 1] == 0x7D && base[count - 2] == 0x7D && base[count - 3] == 0x7D }

    /// The id of the next item that is set.
    mutating func nextItem() -> UnsafeBufferPointer<UInt8>? {
        let start = at
        guard start < count, skipText() else { return nil }
        let id = UnsafeBufferPointer(start: base + start, count: at - 1 - start)
        goToItem()
        return id
    }

    /// Every item's fields begin with `":{`, which no text holds: its quotes are escaped.
    private mutating func goToItem() {
        at += 2
        while at < count, let brace = base.find(0x7B, from: at, count) {
            at = brace
            if base[at - 1] == 0x3A, base[at - 2] == 0x22 {
                if at >= 7, memcmp(base + at - 7, #","was":"#, 7) == 0 { break }
                at -= 3
                while base[at - 1] != 0x22 { at -= 1 }
                return
            }
            at += 1
        }
        at = count
    }
}

extension UnsafePointer<UInt8> {
    /// Where a byte stands next, among so many.
    @inline(__always)
    fileprivate func find(_ byte: UInt8, from start: Int, _ count: Int) -> Int? {
        memchr(self + start, Int32(byte), count - start).map {
            UnsafeRawPointer(self).distance(to: UnsafeRawPointer($0))
        }
    }

    /// Where a text of three bytes or more stands next, among so many: its second and third are looked for, sixteen at a
    /// time; the first is a quote and stands everywhere.
    fileprivate func find(_ text: [UInt8], from start: Int, _ count: Int) -> Int? {
        let (second, third) = (SIMD16(repeating: text[1]), SIMD16(repeating: text[2]))
        var at = start
        while at + text.count <= count {
            if at + 18 <= count, !any((vector(at + 1) .== second) .& (vector(at + 2) .== third)) {
                at += 16
                continue
            }
            for place in at..<Swift.min(at + 16, count - text.count + 1)
            where memcmp(self + place, text, text.count) == 0 {
                return place
            }
            at += 16
        }
        return nil
    }

    @inline(__always)
    private func vector(_ at: Int) -> SIMD16<UInt8> {
        UnsafeRawPointer(self).loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
    }
}
