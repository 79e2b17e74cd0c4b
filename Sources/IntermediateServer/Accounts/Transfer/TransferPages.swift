import DesignSystem
import WebServer

/// The pages of many accounts at once.
enum TransferPages {
    static func ask(_ request: WebRequest, error: (any ProblemConvertible)? = nil) -> Page {
        Page(
            request.frame, title: "アカウントの出力と取込み", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .heading("出力"),
                .links([
                    Link(
                        "アカウントをCSVファイルに出力する", path: "\(TransferRoutes.path)/accounts.csv",
                        note: "そのまま編集して取り込めます。パスワードは含みません。")
                ]), .heading("取込み"),
                .list([
                    "ファイルにないアカウントは変更されません。取込みで削除はできません。",
                    "行政区のコードが複数あるときは空白で区切ります。すべての行政区は「\(AccountTable.allDistricts)」とします。",
                    "状態は「\(AccountTable.inUse)」又は「\(AccountTable.suspended)」とします。", "反映の前に、何が変わるかを表示します。",
                ]),
                .form(
                    Form(
                        action: "\(TransferRoutes.path)/preview", submit: "変更内容を確認する",
                        token: request.session?.formToken,
                        fields: [
                            Field(
                                "accounts", label: "CSVファイル", kind: .file(accept: ".csv"),
                                hint: "「CSV UTF-8」又は「CSV」の形式。\(AccountTable.mostRows)行まで")
                        ])),
                .links([Link("アカウント管理へ戻る", path: AccountPages.path)]),
            ])
    }

    static func preview(
        _ request: WebRequest, _ plan: TransferPlan, csv: String, error: (any ProblemConvertible)? = nil
    ) -> Page {
        var errors = error.map { [$0.fieldError] } ?? []
        for line in plan.lines {
            guard case .refused(let reason) = line.fate else { continue }
            var found = reason.fieldError
            found.title = "\(line.row.line)行目「\(line.row.identifier)」：\(found.title)"
            errors.append(found)
        }
        if let refusal = plan.refusal { errors.append(refusal.fieldError) }
        var blocks: [Block] = [.table(table(plan))]
        if plan.isAcceptable, plan.changesSomething {
            blocks.append(
                .form(
                    Form(
                        action: TransferRoutes.path, submit: "この内容で反映する", token: request.session?.formToken,
                        fields: [
                            Field("accounts", label: "", kind: .hidden, value: csv),
                            Field("digest", label: "", kind: .hidden, value: plan.digest),
                        ])))
        } else {
            blocks.append(
                .notice(
                    plan.isAcceptable
                        ? Notice(kind: .information, title: "変更はありません。", body: "ファイルの内容は、登録されているアカウントと同じです。")
                        : Notice(kind: .warning, title: "何も反映されていません。", body: "ファイルを修正して、もう一度選択してください。")))
        }
        blocks.append(.links([Link("反映せずに戻る", path: TransferRoutes.path)]))
        return Page(request.frame, title: "取込みの内容確認", errors: errors, blocks: blocks)
    }

    private static func table(_ plan: TransferPlan) -> Table {
        Table(
            caption: "ファイルの内容と、反映した場合の変更", headers: ["行", "ユーザーID", "氏名", "結果", "内容"],
            rows: plan.lines.map { line in
                let (fate, detail) = words(line.fate)
                return [
                    .text("\(line.row.line)"), .text(line.row.identifier), .text(line.row.name), fate, .text(detail),
                ]
            })
    }

    private static func words(_ fate: TransferPlan.Fate) -> (Table.Cell, String) {
        switch fate {
        case .new: (.state("作成", .success), "初期パスワードを発行します。")
        case .changed(let changes): (.state("変更", .information), changes.joined(separator: "　"))
        case .same: (.text("変更なし"), "")
        case .refused(let error): (.state("誤り", .error), error.problem.title)
        }
    }

    static func applied(_ request: WebRequest, created: [(identifier: String, password: String)]) -> Page {
        var blocks: [Block] = [.notice(Notice(kind: .success, title: "取込みが完了しました。", body: "変更はすべて反映されました。"))]
        if !created.isEmpty {
            blocks += [
                .notice(
                    Notice(
                        kind: .warning, title: "初期パスワードを控えてください。この画面を閉じると二度と表示されません。", body: "印刷し、本人だけに伝えてください。")),
                .table(
                    Table(
                        caption: "作成したアカウントの初期パスワード", headers: ["ユーザーID", "初期パスワード"],
                        rows: created.map { [.text($0.identifier), .code($0.password)] })),
            ]
        }
        blocks.append(.links([Link("アカウント管理へ戻る", path: AccountPages.path)]))
        return Page(request.frame, title: "取込みの結果", blocks: blocks)
    }
}
