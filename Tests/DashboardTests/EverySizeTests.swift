import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Nothing crashes, however small the terminal and whatever is pressed.
@Suite struct EverySizeTests {
    /// Ways to every screen and dialog.
    private static let ways: [[Key]] = [
        [], ["2"], ["3"], ["4"], ["5"], ["6"], ["6", .tab], ["7"], ["z"], ["2", "z"], ["c"], ["!", "a", " ", "@"],
        ["!", "a", " ", "@", .tab], ["/", "r"], ["2", "/", "x", "y"], [":"], [":", "n", "e"], ["?"], ["2", "?", "u"],
        [.enter], ["2", .enter, .down, .down], ["2", "e"], ["2", "e", .tab, "x"], ["2", "x"], ["2", "o"],
        ["2", "t", "f", "r", "i"], ["2", "p"], ["S"], ["S", "n"], ["n"], ["2", "s", "l"], ["2", " ", " "], ["q"],
    ]

    private func desk(after keys: [Key]) throws -> Desk {
        var desk = try Desk.fraudReview()
        for key in keys { desk.press(key) }
        return desk
    }

    @Test(arguments: ways) func everyDialogFitsEverySize(_ way: [Key]) throws {
        var desk = try desk(after: way)
        for width in stride(from: 0, through: 100, by: 10) {
            for height in stride(from: 0, through: 40, by: 4) { draw(&desk, width, height) }
        }
        for width in 36...44 { for height in 8...16 { draw(&desk, width, height) } }
    }

    @Test func theOverviewFitsEverySizeThereIs() throws {
        var desk = try Desk.fraudReview()
        for width in 0...100 { for height in 0...40 { draw(&desk, width, height) } }
    }

    @Test func belowTheLeastSizeANoticeReplacesTheScreen() throws {
        var desk = try Desk.fraudReview()
        for size in [Size(width: 39, height: 30), Size(width: 100, height: 9)] {
            desk.press(.resize(size))
            #expect(desk.screen.contains("Concord needs 40 × 10, this is \(size.width) × \(size.height)"))
            #expect(!desk.screen.contains("IT"))
        }
        desk.press(.resize(Size(width: 40, height: 10)))
        #expect(desk.screen.contains("I IT"))
    }

    @Test func aLiveReviewFitsEverySize() throws {
        var desk = try Desk.fraudReview()
        desk.capture(":review plan Next")
        desk.press(.escape, "L", "y")
        desk.type("> A topic with a rather long name 10m")
        desk.press(.enter)
        desk.type("something that was said at some length by somebody")
        desk.press(.enter)
        for width in stride(from: 0, through: 100, by: 5) { for height in 0...40 { draw(&desk, width, height) } }
        desk.press(.function(9))
        for width in stride(from: 0, through: 100, by: 7) { for height in 0...40 { draw(&desk, width, height) } }
    }

    /// Ways to the dialogs of a live review.
    @Test(
        arguments: [
            [.function(5)], [.function(5), "b", "x"], [.function(8)], [.function(8), "K", "o", " ", "M"],
            [.function(9)], [.function(9), "l"], [.function(9), .down, "x", .enter], [.up],
        ] as [[Key]])
    func everyDialogOfAReviewFitsEverySize(_ way: [Key]) throws {
        var desk = try Desk.fraudReview()
        desk.capture(":review plan Next")
        desk.press(.escape, "L", "y")
        for line in ["@dana @mira", "= Ship it in two steps", "! One", "! Two @jun due:fri"] {
            desk.type(line)
            desk.press(.enter)
        }
        for key in way { desk.press(key) }
        for width in stride(from: 0, through: 140, by: 10) {
            for height in stride(from: 0, through: 40, by: 3) { draw(&desk, width, height) }
        }
        for width in 36...44 { for height in 8...16 { draw(&desk, width, height) } }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6]) func anyKeysInAnyOrderDoNoHarm(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var desk = try Desk.fraudReview()
        let keys = EverySizeTests.keys
        for step in 0..<500 {
            if step % 25 == 0 {
                let size = Size(
                    width: Int.random(in: 0...110, using: &random), height: Int.random(in: 0...45, using: &random))
                desk.press(.resize(size))
            }
            if step % 60 == 59 { try desk.others("! From elsewhere \(step) #it", as: "lee") }
            let key = keys[Int.random(in: 0..<keys.count, using: &random)]
            desk.press(key)
            _ = desk.picture
        }
    }

    private static let keys: [Key] =
        (0x20...0x7E).compactMap { Unicode.Scalar(UInt32($0)).map(Key.character) } + [
            .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .enter, .tab, .backTab, .escape,
            .escape,
            .backspace, .delete, .control("p"), .control("r"), .control("z"), .control("u"), .control("c"),
            .character("é"), .character("日"),
            .paste("a\nb\u{1B}[2J"), .mouse(MouseEvent(.press, at: Point(column: 20, row: 9))),
            .mouse(MouseEvent(.doubleClick, at: Point(column: 3, row: 4))),
            .mouse(MouseEvent(.wheelDown, at: Point(column: 50, row: 18))),
        ] + (1...12).map(Key.function)

    private func draw(_ desk: inout Desk, _ width: Int, _ height: Int) {
        desk.press(.resize(Size(width: width, height: height)))
        let picture = desk.picture
        #expect(picture.size == Size(width: width, height: height))
    }
}
