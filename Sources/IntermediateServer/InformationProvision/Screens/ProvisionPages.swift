import AccessControl
import DesignSystem
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import WebServer

/// What a clerk of the provider sees.
enum ProvisionPages {
    private static let path = ProvisionPageRoutes.path

    /// One 情報提供 with what belongs to it.
    struct Shown: Sendable {
        let provision: Provision
        let content: ProvidedContent?
        /// What the 副本 would give, to begin with.
        let proposal: ProvidedRecord?
        let rules: PermitRules?
        let needsTwo: Bool
    }

    static func queue(
        _ request: WebRequest, waiting: [Provision], recent: [Provision], _ rules: PermitRules?
    ) -> Page {
        let now = request.now
        let notice =
            waiting.isEmpty
            ? Notice(kind: .success, title: "対応が必要な照会はありません。", body: "")
            : Notice(
                kind: .warning, title: "\(waiting.count)件の照会が担当者の対応を待っています",
                body: "回答期限の近い順に並んでいます。期限を過ぎると、回答しないまま終了します。")
        return Page(
            request.frame, title: "情報提供（提供保留）",
            blocks: [
                .notice(notice),
                .table(
                    Table(
                        caption: "対応が必要な照会", headers: ["処理通番", "照会者", "特定個人情報", "状況", "保留の理由", "回答期限"],
                        rows: waiting.map { one in
                            cells(one, rules) + [
                                .text(one.status.reason?.message ?? ""), .state(deadline(one), urgency(one, now)),
                            ]
                        }, empty: "対応が必要な照会はありません。")),
                .table(
                    Table(
                        caption: "最近の情報提供（20件まで）", headers: ["処理通番", "照会者", "特定個人情報", "状況", "受信日時"],
                        rows: recent.map { one in
                            cells(one, rules) + [.text(JapanTime.japanese(one.receivedAt))]
                        })),
                .links([Link("最新の状態にする", path: path)]),
            ])
    }

    static func detail(
        _ request: WebRequest, _ shown: Shown, error: (any ProblemConvertible)?, form: FormBody?
    ) -> Page {
        let one = shown.provision
        var blocks: [Block] = [.summary(summary(shown))]
        if let content = shown.content {
            for record in content.records {
                blocks.append(
                    .table(
                        Table(
                            caption: "提供内容（\(record.dataSetKey)）", headers: ["項目", "値"],
                            rows: ProvisionText.lines(record).split(separator: "\n").map { line in
                                let parts = line.split(separator: "=", maxSplits: 1)
                                return [.text(String(parts[0])), .text(parts.count > 1 ? String(parts[1]) : "")]
                            })))
            }
            if let note = content.note { blocks.append(.text("備考: \(note)")) }
        }
        let mayAct = one.hold?.isForPersons ?? true
        if mayAct, one.state == .entered, request.actor.may(.releaseProvisions) {
            blocks.append(.subheading("送信の許可"))
            if shown.needsTwo { blocks.append(.text("提供内容を登録した方とは別の担当者が許可してください。")) }
            blocks.append(
                .form(
                    Form(
                        action: "\(path)/\(one.number)/release", submit: "送信を許可する",
                        token: request.session?.formToken, fields: [])))
        }
        if mayAct, one.state == .held || one.state == .entered {
            blocks.append(.subheading(one.state == .held ? "提供内容の登録" : "提供内容の登録のやり直し"))
            blocks.append(.form(entry(request, shown, form)))
        }
        blocks.append(.links([Link("情報提供へ戻る", path: path)]))
        return Page(
            request.frame, title: "情報提供 \(one.number)", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    static func policy(_ request: WebRequest, _ policy: ProvisionPolicy) -> Page {
        let choices = [Field.Choice("no", "しない"), Field.Choice("yes", "する")]
        return Page(
            request.frame, title: "情報提供の設定",
            blocks: [
                .form(
                    Form(
                        action: ProvisionPageRoutes.policyPath, submit: "設定する", token: request.session?.formToken,
                        fields: [
                            Field(
                                "needs-two", label: "内容の登録と送信の許可を、必ず別の担当者が行うことに", kind: .choice(choices),
                                value: policy.needsTwo ? "yes" : "no"),
                            Field(
                                "holds-nothing", label: "公開中の副本がないとき、自動で「なし」と回答せず担当者の確認を待つことに",
                                kind: .choice(choices), value: policy.holdsWhenNothingIsPublished ? "yes" : "no"),
                        ]))
            ])
    }

    private static func entry(_ request: WebRequest, _ shown: Shown, _ form: FormBody?) -> Form {
        let proposal = shown.content?.records.first ?? shown.proposal
        return Form(
            action: "\(path)/\(shown.provision.number)/content", submit: "登録する",
            token: request.session?.formToken,
            fields: [
                Field(
                    "answer", label: "回答",
                    kind: .choice([
                        Field.Choice("provided", "次の内容を提供する"), Field.Choice("declined", "提供できる情報がない"),
                    ]), value: form?["answer"] ?? "provided"),
                Field(
                    "key", label: "データセットレコードキー", value: form?["key"] ?? proposal?.dataSetKey ?? "", isRequired: false),
                Field(
                    "start", label: "公開開始日", kind: .date,
                    value: form?["start"] ?? proposal?.publicationStart ?? CalendarDay(request.now).description,
                    isRequired: false),
                Field(
                    "values", label: "提供内容", kind: .area,
                    value: form?["values"] ?? proposal.map(ProvisionText.lines) ?? "",
                    hint: "1行に1項目、「項目=値」の形で入力してください。値のない項目は「項目=!理由」。副本がある場合は、その内容を表示しています。",
                    isRequired: false),
                Field("note", label: "備考", value: form?["note"] ?? "", isRequired: false),
            ])
    }

    private static func summary(_ shown: Shown) -> [SummaryRow] {
        let (one, purpose, rules) = (shown.provision, shown.provision.purpose, shown.rules)
        var rows = [
            SummaryRow("状況", one.state.title), SummaryRow("保留の理由・結果", one.status.reason?.message ?? "なし"),
            SummaryRow("照会者", rules?.name(of: purpose.inquirer) ?? purpose.inquirer.text),
            SummaryRow("事務手続", rules?.table.procedures.first { $0.code == purpose.procedure }?.name ?? ""),
            SummaryRow("特定個人情報", item(one, rules)),
            SummaryRow("統合宛名番号", one.atenaNumber?.text ?? "該当者なし"),
            SummaryRow("照会側の受付番号", one.request.correlation), SummaryRow("回答期限", deadline(one)),
        ]
        if let from = one.request.conditions.from { rows.append(SummaryRow("照会開始日付", from)) }
        if let until = one.request.conditions.until { rows.append(SummaryRow("照会終了日付", until)) }
        if let by = one.enteredBy { rows.append(SummaryRow("内容を登録した人", by)) }
        if let by = one.releasedBy { rows.append(SummaryRow("送信を許可した人", by)) }
        return rows
    }

    private static func cells(_ one: Provision, _ rules: PermitRules?) -> [Table.Cell] {
        [
            .link(Link(one.number.text, path: "\(path)/\(one.number)")),
            .text(rules?.name(of: one.purpose.inquirer) ?? one.purpose.inquirer.text), .text(item(one, rules)),
            .text(one.state.title),
        ]
    }

    private static func item(_ one: Provision, _ rules: PermitRules?) -> String {
        rules?.table.items.first { $0.code == one.purpose.item }?.name ?? one.purpose.item.text
    }

    private static func deadline(_ one: Provision) -> String {
        JapanTime.parse(one.request.answerBy).map(JapanTime.japanese) ?? one.request.answerBy
    }

    /// Red in the last two days.
    private static func urgency(_ one: Provision, _ now: Date) -> Notice.Kind {
        guard let end = JapanTime.parse(one.request.answerBy) else { return .information }
        return end.timeIntervalSince(now) < 2 * 86_400 ? .error : .information
    }
}
