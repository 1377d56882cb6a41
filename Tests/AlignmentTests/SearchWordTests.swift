import Alignment
import TestSupport
import Testing

/// Words looked for by bytes, compared with a text in lower case.
@Suite struct SearchWordTests {
    @Test(
        "A word is found whatever case it has",
        arguments: [
            ("gpu", "The GPU quota", true), ("GPU", "gpu", true), ("gpus", "The GPU", false), ("", "x", true),
            ("quota", "GPU quot", false), ("prüfung", "Die PRÜFUNG läuft", true), ("PRÜF", "prüfung", true),
            ("прове", "Проверка", true), ("качеств", "КАЧЕСТВО данных", true), ("審査", "設計審査会", true),
            ("cafe", "Café", false), ("café", "CAFÉ Nord", true), ("k", "Kelvin", true), ("ß", "Straße", true),
            ("i", "İ", false), ("]", "a}b", false), ("{", "a[b", false), ("naïve ü", "sehr Naïve ÜBUNG", true),
        ])
    func found(_ word: String, _ text: String, _ isFound: Bool) {
        #expect(SearchWord(word).isIn(text) == isFound)
    }

    @Test("It is found where a text in lower case has its letters", arguments: 0..<60)
    func oracle(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let letters = Array("abBcäÄéÉßжЖщЩ審査🚀 -'[{@`".unicodeScalars)
        func text(_ count: Int) -> String {
            var text = String.UnicodeScalarView()
            for _ in 0..<count { text.append(letters.randomElement(using: &random) ?? "a") }
            return String(text)
        }
        var hits = 0
        for _ in 0..<200 {
            let (word, text) = (text(.random(in: 1...3, using: &random)), text(.random(in: 0...40, using: &random)))
            let isThere = Array(text.lowercased().unicodeScalars).hasSlice(Array(word.lowercased().unicodeScalars))
            #expect(SearchWord(word).isIn(text) == isThere, "\(word) in \(text)")
            if isThere { hits += 1 }
        }
        #expect(hits > 10)
    }
}

extension Array where Element: Equatable {
    fileprivate func hasSlice(_ part: [Element]) -> Bool {
        count >= part.count && (0...(count - part.count)).contains { self[$0..<($0 + part.count)].elementsEqual(part) }
    }
}
