import AccessControl
import DesignSystem
import Identifiers
import OrganisationProtocol
import ReplicaRegistration
import ServiceCalendar
import WebServer

/// The first page of 運用支援ツール: search, what was found, counts.
enum OperationSupportPages {
    static let path = "/operation-support/"
    static let file = "/operation-support/replicas.csv"

    static func overview(
        _ request: WebRequest, counts: [ReplicaCount], _ search: ReplicaSearch, found: ReplicaSearchResult?,
        error: (any ProblemConvertible)?
    ) -> Page {
        var blocks: [Block] = [form(counts, search)]
        if let found { blocks += results(search, found) }
        blocks.append(
            .table(
                Table(
                    caption: "登録されている副本（件数）", headers: ["既存システム", "特定個人情報名コード", "件数", "最終登録日時"],
                    rows: counts.map {
                        [
                            .text($0.system), .text($0.itemCode), .text("\($0.count)件"),
                            .text(JapanTime.japanese($0.lastRegisteredAt)),
                        ]
                    }, empty: "副本はまだ登録されていません。")))
        blocks.append(.links(links(request)))
        return Page(
            request.frame, title: "運用支援ツール 副本データの確認", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }

    private static func form(_ counts: [ReplicaCount], _ search: ReplicaSearch) -> Block {
        func list(_ values: Set<String>) -> Field.Kind {
            .list([Field.Choice("", "すべて")] + values.sorted().map { Field.Choice($0, $0) })
        }
        return .form(
            Form(
                action: path, submit: "検索する", token: nil,
                fields: [
                    Field(
                        "atena-number", label: "統合宛名番号", kind: .digits, value: search.number, hint: "15桁以内の数字",
                        isRequired: false),
                    Field(
                        "item-code", label: "特定個人情報名コード",
                        kind: list(Set(counts.map(\.itemCode)).union(search.item.isEmpty ? [] : [search.item])),
                        value: search.item, isRequired: false),
                    Field(
                        "system", label: "既存システム", kind: list(Set(counts.map(\.system))), value: search.system,
                        isRequired: false),
                    Field("from", label: "登録日（始め）", kind: .date, value: search.from, isRequired: false),
                    Field(
                        "until", label: "登録日（終わり）", kind: .date, value: search.until,
                        hint: "指定した条件すべてに合う副本を表示します。", isRequired: false),
                ], isQuery: true))
    }

    private static func results(_ search: ReplicaSearch, _ found: ReplicaSearchResult) -> [Block] {
        let shown = found.first.count
        let caption =
            found.count > Int64(shown) ? "検索結果（\(found.count)件のうち新しい\(shown)件）" : "検索結果（\(found.count)件）"
        let table = Block.table(
            Table(
                caption: caption,
                headers: [
                    "レコード識別番号", "統合宛名番号", "既存システム", "特定個人情報名コード", "公開期間", "提供", "登録日時",
                ],
                rows: found.first.map {
                    [
                        .code($0.record.recordIdentifier.text), .code($0.record.atenaNumber.text), .text($0.system),
                        .code($0.record.itemCode.text),
                        .text("\(day($0.record.publicationStart))～\($0.publicationEnd.map(day) ?? "")"),
                        $0.isHeld ? .state("保留", .error) : .text("可"),
                        .text(JapanTime.japanese($0.registeredAt)),
                    ]
                }, empty: "条件に合う副本は登録されていません。"))
        guard found.count > 0 else { return [table] }
        return [table, .links([Link("検索結果をCSVで保存する", path: "\(file)?\(search.query)")])]
    }

    /// A day as a narrow column has it.
    private static func day(_ text: String) -> String {
        CalendarDay(text).map { JapanTime.wareki($0) } ?? text
    }

    private static func links(_ request: WebRequest) -> [Link] {
        var links = [
            Link("副本の不足・古いデータ・不整合", path: CheckPages.path, note: "登録されていないもの、更新されていないもの、矛盾するものを一覧します。"),
            Link("既存システムのファイルとの比較", path: ComparisonPages.path, note: "既存システムの出力と、登録されている副本の違いを表示します。"),
            Link("副本ファイルの登録状況", path: "/operation-support/files"),
            Link("符号取得の状況", path: "/operation-support/codes"),
        ]
        if request.actor.may(.judgeReplicaLinks) {
            links.append(
                Link("紐付け誤りの確認", path: "/operation-support/links", note: "統合宛名と食い違うため提供を保留している副本を確認します。"))
        }
        return links
    }
}
