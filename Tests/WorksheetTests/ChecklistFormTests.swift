import Identifiers
import ServiceCalendar
import Spreadsheet
import Testing
import Verdicts
import Worksheet

struct ChecklistFormTests {
    @Test func `five items with deadlines, ten tests with a column for each bureau`() throws {
        let results =
            Fixture.passed([.mayor]) + [Fixture.line(.t1, .education), Fixture.line(.t2, .education, .notApplicable)]
        let table = try Fixture.checklist(.city, results).sheets[0].table
        #expect(
            table[2...6].map { $0 } == [
                ["団体コード", "202029"], ["団体名", "長野県松本市"], ["団体区分", "市"], ["送付日", "2016/6/20"], ["提出者", "窓口 花子"],
            ])
        #expect(table[8] == ["項", "確認箇所", "確認項目", "実施期限", "完了日", "確認者", "備考"])
        #expect(
            table[9...13].map { $0 } == [
                ["1", "VPN装置の設定", "IPアドレスの確認及びオブジェクトの選別", "2016/5/31", "2016/5/20", "VPN 太郎", "備考0"],
                ["2", "VPN装置の設定", "ネットワーク定義の削除", "2016/5/31", "2016/5/21", "VPN 太郎", "備考1"],
                ["3", "VPN装置の設定", "削除後のIPアドレスの確認", "2016/5/31", "2016/5/22", "VPN 太郎", "備考2"],
                ["4", "VPN装置の設定", "自治体中間サーバー設定依頼票の変更及び送付", "2016/5/31", "2016/5/23", "VPN 太郎", "備考3"],
                ["5", "団体内のシステム連携テスト", "「総合運用テスト計画書(案)第02.00版」に示した10項目の実施完了確認", "2016/6/30", "未完了", "", ""],
            ])
        #expect(table[15] == ["項番", "テスト観点", "首長部局等", "教育委員会"])
        #expect(table[16] == ["T1", "自治体中間サーバードメインの名前解決", "2016/6/1", "2016/6/1"])
        #expect(table[17] == ["T2", "管理端末から自治体中間サーバーへの疎通", "2016/6/2", "対象外"])
        #expect(table[25] == ["T10", "既存システムから自治体中間サーバーへの疎通", "2016/6/10", "未完了"])
        #expect(table.count == 26)
    }

    @Test(arguments: [OrganisationKind.partialUnion, .wideAreaUnion])
    func `a union has no board of education anywhere`(kind: OrganisationKind) throws {
        let book = try Fixture.checklist(kind, Fixture.passed([.mayor]))
        #expect(!book.sheets[0].table.joined().contains { $0.contains("教育委員会") })
        #expect(book.sheets[0].table[15] == ["項番", "テスト観点", "首長部局等"])
        let read = try ChecklistForm.read(book)
        #expect(read.tests.count == 10 && read.isComplete)
    }

    @Test func `what was written is read back, through a file`() throws {
        let results =
            Fixture.passed([.mayor, .education]).filter { $0.item != .t9 }
            + [Fixture.line(.t9, .mayor, .notApplicable), Fixture.line(.t9, .education, .notApplicable)]
        let bytes = try Fixture.checklist(.city, results).encoded()
        let read = try ChecklistForm.read(Workbook(decoding: bytes))
        #expect(read.organisationCode.text == "202029")
        #expect(read.submittedOn == (try Fixture.day("2016-06-20")) && read.submitter == "窓口 花子")
        #expect(read.items.map(\.item) == ["c1", "c2", "c3", "c4", "c5"])
        #expect(
            read.items.map { $0.completedOn?.description } == [
                "2016-05-20", "2016-05-21", "2016-05-22", "2016-05-23", "2016-06-10",
            ])
        #expect(read.items[3].confirmedBy == "VPN 太郎" && read.items[3].remark == "備考3")
        #expect(read.tests.count == 20 && read.tests.map(\.bureau).prefix(11).last == .education)
        #expect(read.tests.filter(\.notApplicable).map(\.item) == [.t9, .t9])
        #expect(read.tests[9].completedOn == (try Fixture.day("2016-06-10")))
        #expect(read.isComplete)
    }

    @Test(arguments: [(Bureau.mayor, TestItem.t1), (.education, .t10)])
    func `one open test leaves it incomplete`(bureau: Bureau, item: TestItem) throws {
        let results = Fixture.passed([.mayor, .education]).filter { $0.item != item || $0.bureau != bureau.rawValue }
        let read = try ChecklistForm.read(Fixture.checklist(.city, results))
        #expect(!read.isComplete)
        #expect(read.items[4].completedOn == nil)
        #expect(read.tests.filter { !$0.isDone }.map(\.item) == [item])
    }
}
