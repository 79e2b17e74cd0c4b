import Identifiers
import Testing
import Verdicts
import Worksheet

struct ItemCompletionTests {
    @Test func `the latest day counts, in Japan's time`() throws {
        let lines = [
            Fixture.line(.t2, at: "2016-06-01T13:00:00+09:00"), Fixture.line(.t2, at: "2016-06-02T15:30:00Z"),
            Fixture.line(.t2, .education, at: "2016-06-09T13:00:00+09:00"), Fixture.line(.t4, .mayor, .fail),
        ]
        let completion = ItemCompletion(of: .t2, bureau: .mayor, in: lines)
        #expect(completion == .completed(try Fixture.day("2016-06-03")))
    }

    @Test(arguments: [
        ([Outcome](), "結果がありません。"), ([.pass, .fail], "不合格: 端末1→自治体中間サーバー"),
        ([.notRun, .pass], "未実施: 端末0→自治体中間サーバー"), ([.notApplicable, .notRun], "未実施: 端末1→自治体中間サーバー"),
        ([.notRun, .fail, .fail], "不合格: 端末1→自治体中間サーバー、端末2→自治体中間サーバー / 未実施: 端末0→自治体中間サーバー"),
    ])
    func `one line that is not passed leaves the item open`(verdicts: [Outcome], reason: String) {
        let lines = verdicts.enumerated().map { Fixture.line(.t1, .mayor, $1, from: "端末\($0)") }
        #expect(ItemCompletion(of: .t1, bureau: .mayor, in: lines) == .open(reason: reason))
    }

    @Test func `out of scope only when nothing applies`() throws {
        let none = [Fixture.line(.t9, .mayor, .notApplicable), Fixture.line(.t9, .mayor, .notApplicable)]
        #expect(ItemCompletion(of: .t9, bureau: .mayor, in: none) == .notApplicable)
        let some = none + [Fixture.line(.t9)]
        #expect(ItemCompletion(of: .t9, bureau: .mayor, in: some) == .completed(try Fixture.day("2016-06-01")))
    }

    @Test func `a pass without a readable day completes nothing`() {
        let lines = [Fixture.line(.t1), Fixture.line(.t1, at: "きのう")]
        #expect(ItemCompletion(of: .t1, bureau: .mayor, in: lines) == .open(reason: "実施日時が読み取れない結果があります。"))
    }
}
