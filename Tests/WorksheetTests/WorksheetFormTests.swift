import Identifiers
import Spreadsheet
import Testing
import Verdicts
import Worksheet

struct WorksheetFormTests {
    static let device = [
        DeviceLine(section: "NAT", entry: "宛名", expected: "10.1.1.1", seen: "10.1.1.1", judgement: .fine, remark: ""),
        DeviceLine(section: "DNS", entry: "転送", expected: "10.9.9.9", seen: nil, judgement: .unseen, remark: "確認する"),
        DeviceLine(section: "NAPT", entry: "既存", expected: "あり", seen: nil, judgement: .add, remark: "追加する"),
    ]

    static func workbook(_ kind: OrganisationKind, _ results: [ItemResult], completed: String? = nil) throws -> Workbook
    {
        let form = WorksheetForm(
            organisation: try Fixture.organisation(kind), results: results, device: device,
            completedOn: try completed.map { try Fixture.day($0) })
        return try Workbook(decoding: form.workbook().encoded())
    }

    @Test(arguments: [
        (OrganisationKind.city, ["VPN装置の設定", "連携テスト【首長部局及び一部事務組合・広域連合】", "団体内のシステム連携テスト【教育委員会】"]),
        (.partialUnion, ["VPN装置の設定", "連携テスト【首長部局及び一部事務組合・広域連合】"]),
        (.wideAreaUnion, ["VPN装置の設定", "連携テスト【首長部局及び一部事務組合・広域連合】"]),
    ])
    func `the sheets of the source`(kind: OrganisationKind, names: [String]) throws {
        let book = try Self.workbook(kind, Fixture.passed([.mayor, .education]))
        #expect(book.sheets.map(\.name) == names)
        #expect(book.sheets[1][0, 0] == .text("団体内のシステム連携テスト【首長部局及び一部事務組合・広域連合】"))
        let texts = book.sheets.flatMap { $0.table.joined() } + book.sheets.map(\.name)
        #expect(texts.contains { $0.contains("教育委員会") } == !kind.isUnion)
    }

    @Test(arguments: [("2016-05-30", "2016/5/30"), (nil, "未完了")])
    func `the device's entries as a table`(completed: String?, shown: String) throws {
        let sheet = try Self.workbook(.city, [], completed: completed).sheets[0]
        #expect(
            sheet.table == [
                ["VPN装置の設定"], ["団体コード", "202029"], ["団体名", "長野県松本市"], ["確認完了日", shown], [],
                ["区分", "項目", "あるべき設定値", "確認した設定値", "判定", "備考"], ["NAT", "宛名", "10.1.1.1", "10.1.1.1", "適合", ""],
                ["DNS", "転送", "10.9.9.9", "未確認", "未確認", "確認する"], ["NAPT", "既存", "あり", "なし", "追加", "追加する"],
            ])
    }

    @Test func `ten items with one completion each, then the lines`() throws {
        var results = Fixture.passed([.mayor]).filter { $0.item != .t3 && $0.item != .t9 }
        results += [
            Fixture.line(.t9, .mayor, .notApplicable), Fixture.line(.t1, .mayor, .fail, from: "宛名"),
            Fixture.line(.t1, .education),
        ]
        let table = try Self.workbook(.city, results).sheets[1].table
        #expect(table[4] == ["項番", "テスト観点", "実施内容", "完了日", "未完了の理由"])
        #expect(table[5...14].map { $0[0] } == TestItem.allCases.map(\.rawValue))
        #expect(table[5...14].map { $0[1] } == TestItem.allCases.map(\.title))
        #expect(
            table[5...14].map { $0[3] } == [
                "未完了", "2016/6/2", "未完了", "2016/6/4", "2016/6/5", "2016/6/6", "2016/6/7", "2016/6/8", "対象外",
                "2016/6/10",
            ])
        #expect(table[5][4] == "不合格: 宛名→自治体中間サーバー" && table[7][4] == "結果がありません。" && table[6][4] == "")
        #expect(
            table[16] == [
                "項番", "テスト観点", "実施内容", "接続元", "接続先", "結果", "完了日", "所要(ミリ秒)", "失敗箇所", "期待", "実際", "対処",
                "プラットフォーム証跡番号",
            ])
        let lines = Array(table[17...])
        #expect(lines.count == 10)
        #expect(
            lines[0][0] == "T1"
                && lines[0][3...].elementsEqual(["管理端末1", "自治体中間サーバー", "合格", "2016/6/1", "12", "", "", "", "", "A-7"]))
        #expect(
            lines[1][3...].elementsEqual(["宛名", "自治体中間サーバー", "不合格", "未完了", "12", "TCP接続", "接続", "拒否", "フィルタを追加", ""]))
        #expect(lines[8][0] == "T9" && lines[8][5...7].elementsEqual(["対象外", "対象外", ""]))
    }

    @Test func `the contents are the source's`() {
        #expect(TestItemText(.t6).content == "自治体中間サーバー接続端末から、運用支援ツールに画面アクセスできることを確認する。")
        #expect(TestItem.allCases.map { TestItemText($0).group }.split(whereSeparator: { $0 == "" }).count == 1)
        #expect(Set(TestItem.allCases.map { TestItemText($0).group }) == ["共通", "端末の試験", "団体内システムの試験"])
    }

    @Test func `without results the form says so`() throws {
        let sheet = try Self.workbook(.town, []).sheets[2]
        #expect(sheet.table.last == ["テスト結果がありません。"])
        #expect(sheet.table[5...14].allSatisfy { $0[3] == "未完了" })
    }
}
