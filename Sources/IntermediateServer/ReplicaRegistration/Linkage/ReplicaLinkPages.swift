import AccessControl
import DesignSystem
import Identifiers
import ServiceCalendar
import WebServer

/// What a clerk sees of 副本 that seem to be somebody else's.
enum ReplicaLinkPages {
    static let path = "/operation-support/links"

    static func list(
        _ request: WebRequest, isChecked: Bool, _ counts: [ReplicaLink.State: Int64], held: [ReplicaLink],
        decided: [ReplicaLink]
    ) -> Page {
        var blocks: [Block] = [notice(isChecked: isChecked, held: counts[.held] ?? 0)]
        blocks.append(
            .text(
                "「\(IdentityClaim.birthDateItem)」「\(IdentityClaim.sexItem)」の項目を持つ副本を、登録の後に団体内統合宛名システムの基本4情報と照合しています。"
                    + "食い違う副本は別の方の情報である可能性があるため、確認が終わるまで提供しません。"))
        blocks.append(
            .summary(
                ReplicaLink.State.allCases.map { SummaryRow($0.title, "\(counts[$0] ?? 0)件") }))
        blocks.append(table("確認が必要な副本（古い順）", held, empty: "確認が必要な副本はありません。"))
        blocks.append(table("確認済みの副本", decided, empty: "確認済みの副本はありません。"))
        blocks.append(.links([Link("最新の状態にする", path: path), Link("副本データの確認へ戻る", path: "/operation-support/")]))
        return Page(request.frame, title: "紐付け誤りの確認", errors: [], blocks: blocks)
    }

    static func detail(
        _ request: WebRequest, _ link: ReplicaLink, error: (any ProblemConvertible)? = nil, form: FormBody? = nil
    ) -> Page {
        var rows = [
            SummaryRow("統合宛名番号", link.atenaNumber.text), SummaryRow("既存システム", link.system),
            SummaryRow("レコード識別番号", link.record.text), SummaryRow("状態", link.state.title),
            SummaryRow("照合の結果", findings(link)), SummaryRow("最終更新日時", JapanTime.japanese(link.changedAt)),
        ]
        if !link.decidedBy.isEmpty { rows += [SummaryRow("確認した人", link.decidedBy), SummaryRow("理由", link.reason)] }
        var blocks: [Block] = [
            .summary(rows),
            .list([
                "副本の登録元の資料と、統合宛名番号の方の基本4情報を見比べてください（このサーバーには基本4情報を保存していません）。",
                "副本が別の方のものである場合は「副本は誤り」を選び、既存システムの担当者に、正しい統合宛名番号での登録を依頼してください。",
                "統合宛名の側が誤っている場合は、団体内統合宛名システムの担当者に訂正を依頼し、訂正の後に「副本は正しい」を選んでください。",
            ]),
        ]
        if link.state == .pending {
            blocks.append(.notice(Notice(kind: .information, title: "照合を待っています", body: "照合が終わると確認できます。")))
        } else {
            blocks.append(decision(request, link, form))
        }
        var links = [Link("紐付け誤りの確認へ戻る", path: path)]
        if request.actor.may(.readBasicFour) { links.insert(Link("基本4情報の表示", path: "/clerk/basic-four"), at: 0) }
        blocks.append(.links(links))
        return Page(
            request.frame, title: "紐付け誤りの確認 \(link.record.text)", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }

    private static func notice(isChecked: Bool, held: Int64) -> Block {
        guard isChecked else {
            return .notice(
                Notice(
                    kind: .warning, title: "照合していません",
                    body: "この団体では基本4情報の取得を使用しないため（任意事務）、団体内統合宛名システムと照合できません。"))
        }
        guard held > 0 else { return .notice(Notice(kind: .success, title: "確認が必要な副本はありません。", body: "")) }
        return .notice(
            Notice(kind: .error, title: "\(held)件の副本の提供を保留しています", body: "1件ずつ確認し、正しいか誤りかを決めてください。"))
    }

    private static func decision(_ request: WebRequest, _ link: ReplicaLink, _ form: FormBody?) -> Block {
        let choices: [ReplicaLink.State] = [.released, .withheld]
        let chosen = choices.contains(link.state) ? link.state.rawValue : ""
        return .form(
            Form(
                action: "\(path)/\(link.system)/\(link.record.text)", submit: "確定する",
                token: request.session?.formToken,
                fields: [
                    Field(
                        "decision", label: "確認結果",
                        kind: .choice([
                            Field.Choice(ReplicaLink.State.released.rawValue, "副本は正しい（保留を解除する）"),
                            Field.Choice(ReplicaLink.State.withheld.rawValue, "副本は誤り（提供しない）"),
                        ]), value: form?["decision"] ?? chosen, hint: "後から変更できます。"),
                    Field(
                        "reason", label: "理由", value: form?["reason"] ?? link.reason,
                        hint: "何を確認して判断したかを入力してください。氏名などの個人情報は入力しないでください。"),
                ]))
    }

    private static func table(_ caption: String, _ links: [ReplicaLink], empty: String) -> Block {
        .table(
            Table(
                caption: caption, headers: ["レコード識別番号", "統合宛名番号", "既存システム", "照合の結果", "状態", "最終更新日時"],
                rows: links.map { link in
                    [
                        .link(Link(link.record.text, path: "\(path)/\(link.system)/\(link.record.text)")),
                        .text(link.atenaNumber.text), .text(link.system), .text(findings(link)),
                        .state(link.state.title, link.state == .held ? .error : .information),
                        .text(JapanTime.japanese(link.changedAt)),
                    ]
                }, empty: empty))
    }

    private static func findings(_ link: ReplicaLink) -> String {
        link.findings.isEmpty ? "まだ照合していません" : link.findings.map(\.title).joined(separator: "、")
    }
}
