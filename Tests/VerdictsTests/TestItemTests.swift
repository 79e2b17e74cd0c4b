import Testing
import Verdicts

@Suite("Verdicts: the ten items (§3.3)")
struct TestItemTests {
    @Test(
        "Ids and names are the source's",
        arguments: [
            ("T1", "自治体中間サーバードメインの名前解決"), ("T2", "管理端末から自治体中間サーバーへの疎通"),
            ("T3", "管理端末から公開リポジトリへの疎通"), ("T4", "自治体中間サーバー接続端末から自治体中間サーバーへの疎通"),
            ("T5", "自治体中間サーバー接続端末から公開リポジトリへの疎通"), ("T6", "自治体中間サーバー接続端末から運用支援ツールの疎通"),
            ("T7", "団体内統合宛名システムから自治体中間サーバーへの疎通"), ("T8", "自治体中間サーバーから住基システムへの疎通"),
            ("T9", "自治体中間サーバーから団体内統合宛名システムへの疎通"), ("T10", "既存システムから自治体中間サーバーへの疎通"),
        ])
    func names(_ id: String, title: String) {
        #expect(TestItem(rawValue: id)?.title == title)
    }

    @Test("There are ten, and T10 comes after T9")
    func order() {
        let expected = (1...10).map { "T\($0)" }
        #expect(TestItem.allCases.shuffled().sorted().map(\.rawValue) == expected)
    }

    @Test("What is no item", arguments: ["T0", "T11", "t1", "T01", ""])
    func unknown(_ id: String) {
        #expect(TestItem(rawValue: id) == nil)
    }

    @Test(
        "How an item ends, in files and in words",
        arguments: [("pass", "合格"), ("fail", "不合格"), ("notApplicable", "対象外"), ("notRun", "未実施")])
    func outcomes(_ id: String, title: String) {
        #expect(Outcome(rawValue: id)?.title == title)
    }

    @Test("There are four ways to end")
    func fourOutcomes() {
        #expect(Outcome.allCases.count == 4)
    }
}
