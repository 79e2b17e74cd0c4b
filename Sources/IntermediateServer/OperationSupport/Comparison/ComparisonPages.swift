import DesignSystem
import Identifiers
import WebServer

/// The pages that compare a file with what is registered.
enum ComparisonPages {
    static let path = "/operation-support/comparison"
    private static let shown = 200

    static func form(
        _ request: WebRequest, systems: [String], system: String = "", error: (any ProblemConvertible)? = nil
    ) -> Page {
        Page(
            request.frame, title: "既存システムのファイルとの比較", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text("既存システムから出力した副本のファイルを、このサーバーに登録されている副本と比較します。ファイルは保存しません。"),
                systems.isEmpty
                    ? .notice(Notice(kind: .information, title: "比較できる副本がありません。", body: "副本が登録されてから比較してください。"))
                    : upload(request, systems, system), back,
            ])
    }

    static func result(
        _ request: WebRequest, system: String, _ comparison: ReplicaComparison, read: Int, elsewhere: Int
    ) -> Page {
        var blocks: [Block] = [
            .notice(
                comparison.isSame
                    ? Notice(kind: .success, title: "一致しています。", body: "ファイルの\(comparison.same)件は、すべて同じ内容で登録されています。")
                    : Notice(
                        kind: .warning, title: "違いがあります。",
                        body: "未登録の副本は既存システムから登録し、内容が違う副本は新しいレコード識別番号で登録（版改定）してください。")),
            .summary([
                SummaryRow("既存システム", system), SummaryRow("ファイルの件数", "\(read)件"),
                SummaryRow("一致", "\(comparison.same)件"), SummaryRow("内容が違う", "\(comparison.differing)件"),
                SummaryRow("ファイルだけにある（未登録）", "\(comparison.onlyInFile.count)件"),
                SummaryRow("登録だけにある", "\(comparison.onlyRegistered.count)件"),
                SummaryRow("ファイル内で重複", "\(comparison.repeated.count)件"),
                SummaryRow("担当外の行政区のため比較していない", "\(elsewhere)件"),
            ]),
            .table(
                Table(
                    caption: caption("内容が違う項目", comparison.differences.count),
                    headers: ["レコード識別番号", "項目", "登録されている値", "ファイルの値"],
                    rows: comparison.differences.prefix(shown).map {
                        [
                            .code($0.identifier.text), .text($0.field), .text($0.registered), .text($0.inFile),
                        ]
                    }, empty: "内容が違う副本はありません。")),
        ]
        for (title, identifiers) in [
            ("ファイルだけにある副本（未登録）", comparison.onlyInFile), ("登録だけにある副本", comparison.onlyRegistered),
            ("ファイル内で重複しているレコード識別番号", comparison.repeated),
        ] {
            blocks.append(
                .table(
                    Table(
                        caption: caption(title, identifiers.count), headers: ["レコード識別番号"],
                        rows: identifiers.prefix(shown).map { [.code($0.text)] }, empty: "ありません。")))
        }
        blocks.append(.links([Link("別のファイルを比較する", path: path)]))
        blocks.append(back)
        return Page(request.frame, title: "既存システムのファイルとの比較 結果", errors: [], blocks: blocks)
    }

    private static func upload(_ request: WebRequest, _ systems: [String], _ system: String) -> Block {
        .form(
            Form(
                action: path, submit: "比較する", token: request.session?.formToken,
                fields: [
                    Field(
                        "system", label: "既存システム", kind: .list(systems.map { Field.Choice($0, $0) }),
                        value: systems.contains(system) ? system : systems.first ?? ""),
                    Field(
                        "file", label: "既存システムのファイル", kind: .file(accept: ".csv,.xml,.gz"),
                        hint: "CSV、またはIF_DBM_20113の添付ファイル（XML）。gzipで圧縮したものも選択できます。"
                            + "\(ComparisonRoutes.limit)件まで。"),
                ]))
    }

    private static func caption(_ title: String, _ count: Int) -> String {
        count > shown ? "\(title)（\(count)件のうち最初の\(shown)件）" : "\(title)（\(count)件）"
    }

    private static let back = Block.links([Link("副本データの確認へ戻る", path: "/operation-support/")])
}
