import Testing

@testable import Library

@Suite struct TextDifferenceTests {
    @Test func onlyWhatChangedAndALittleAround() {
        let old = (1...20).map { "行\($0)" }.joined(separator: "\n")
        let new = old.replacing("行10\n", with: "行10（改）\n追加\n")
        #expect(
            TextDifference.lines(from: old, to: new) == [
                .skipped(7), .same("行8"), .same("行9"), .removed("行10"), .added("行10（改）"), .added("追加"), .same("行11"),
                .same("行12"), .skipped(8),
            ])
    }

    @Test func nothingAndEverything() {
        #expect(TextDifference.lines(from: "同じ", to: "同じ") == [])
        #expect(TextDifference.lines(from: "", to: "新しい") == [.removed(""), .added("新しい")])
    }

    /// Without what was added the lines are the old text, without what was removed the new one.
    @Test(arguments: [("a\nb\nc", "a\nc\nd"), ("a\na\nb", "b\na\na"), ("x", "a\nx\nb\nx")])
    func bothTextsAreInIt(old: String, new: String) {
        let lines = TextDifference.lines(from: old, to: new)
        let before = lines.compactMap { line -> String? in
            switch line {
            case .same(let text), .removed(let text): text
            case .added, .skipped: nil
            }
        }
        let after = lines.compactMap { line -> String? in
            switch line {
            case .same(let text), .added(let text): text
            case .removed, .skipped: nil
            }
        }
        #expect(before.joined(separator: "\n") == old && after.joined(separator: "\n") == new)
    }
}
