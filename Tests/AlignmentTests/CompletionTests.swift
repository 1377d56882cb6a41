import Alignment
import TestSupport
import Testing

/// What Tab offers.
@Suite struct CompletionTests {
    private let scene: Scene

    init() throws {
        var scene = try Scene.team()
        try scene.type("+ Endpoint answers fast #lob")
        try scene.type("! GPU quota")
        self.scene = scene
    }

    @Test(
        "The word before the cursor is completed by its sigil",
        arguments: [
            ("! Do it @d", ["@dana "]),
            ("! Do it @", ["@ana ", "@dana ", "@jun ", "@lee ", "@mira ", "@priya ", "@sam ", "@tom "]),
            ("@ito", ["@dana "]),
            ("-@le", ["-@lee "]), ("! x #", ["#it ", "#ml ", "#lob ", "#users "]), ("! x #lines", ["#lob "]),
            ("! x re:", ["re:R1 ", "re:A1 "]), ("! x re:r", ["re:R1 "]),
            ("A1", ["A1 "]), ("A", []), ("R1 ", []), ("+ x cat:per", ["cat:performance "]),
            ("! x p:", ["p:must ", "p:should ", "p:could "]), ("+ x lead:pr", ["lead:priya "]),
            ("! x due:ne", ["due:next-fri ", "due:next "]), (":act", [":action "]), (":action d", ["done ", "drop "]),
            ("plain", []), ("", []),
        ])
    func choices(_ line: String, _ choices: [String]) {
        let completion = Completion(line, scene.workspace)
        #expect(completion.choices.map(\.text) == choices)
        let word = line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
        #expect(completion.replacing == word.unicodeScalars.count)
    }
}
