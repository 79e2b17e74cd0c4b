import DesignSystem
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import WebServer

/// What a clerk sees of 照会.
enum InquiryPages {
    private static let path = InquiryPageRoutes.path

    static func list(_ request: WebRequest, _ inquiries: [Inquiry], _ choices: InquiryChoices?) -> Page {
        let lines = choices?.lines ?? []
        var blocks: [Block] = []
        if choices == nil {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "照会できません", body: "総合運用テスト用の配信マスターの取込みを、システム管理者に依頼してください。")))
        } else if lines.isEmpty {
            blocks.append(
                .notice(
                    Notice(kind: .information, title: "担当事務がありません", body: "照会する事務の割当てを、システム管理者に依頼してください。")))
        }
        blocks.append(
            .table(
                Table(
                    caption: "照会できる事務手続", headers: ["事務手続", "特定個人情報", "照会先", "事務", "委任元"],
                    rows: lines.map { line in
                        [
                            .link(
                                Link(
                                    line.procedure.name,
                                    path: "\(path)/new?procedure=\(line.procedure.code)&item=\(line.item.code)"
                                        + (line.delegator.map { "&delegator=\($0.holderCode)" } ?? ""))),
                            .text(line.item.name), .text(line.providerKind),
                            .text(choices?.title(of: line.procedure.affair) ?? ""),
                            .text(line.delegator?.name ?? "なし（自機関の事務）"),
                        ]
                    }, empty: "照会できる事務手続はありません。")))
        blocks.append(
            .table(
                Table(
                    caption: "自分の照会（新しい順）", headers: ["受付番号", "統合宛名番号", "状況", "受付日時"],
                    rows: inquiries.map { one in
                        [
                            .link(Link(one.receptionNumber, path: "\(path)/\(one.receptionNumber)")),
                            .text(one.entry.atenaNumber.text), .state(one.state.title, one.state.kind),
                            .text(JapanTime.japanese(one.acceptedAt)),
                        ]
                    }, empty: "照会はまだありません。")))
        return Page(request.frame, title: "情報照会", blocks: blocks)
    }

    static func form(
        _ request: WebRequest, _ choices: InquiryChoices, _ lines: [InquiryChoices.Line],
        error: (any ProblemConvertible)?, form: FormBody?
    ) -> Page {
        guard let line = lines.first else { return Page(request.frame, title: "情報照会", blocks: []) }
        return Page(
            request.frame, title: "情報照会の登録", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .summary([
                    SummaryRow("事務", choices.title(of: line.procedure.affair)),
                    SummaryRow("事務手続", line.procedure.name), SummaryRow("特定個人情報", line.item.name),
                    SummaryRow("委任元", line.delegator?.name ?? "なし（自機関の事務）"),
                ]),
                .form(
                    Form(
                        action: path, submit: "照会する", token: request.session?.formToken,
                        fields: [
                            Field(
                                "atena-number", label: "統合宛名番号", kind: .digits, value: form?["atena-number"] ?? "",
                                hint: "15桁以内の数字。照会したことは記録されます。"),
                            Field(
                                "provider", label: "照会先",
                                kind: .list(
                                    choices.providers(lines).map { Field.Choice($0.value, $0.title) }),
                                value: form?["provider"] ?? ""),
                            Field(
                                "from", label: "照会開始日付", kind: .date, value: form?["from"] ?? "", isRequired: false),
                            Field(
                                "until", label: "照会終了日付", kind: .date, value: form?["until"] ?? "", isRequired: false),
                            Field(
                                "not-disclosed", label: "照会側不開示",
                                kind: .choice([
                                    Field.Choice("no", "該当しない"),
                                    Field.Choice("yes", "該当する", note: "照会した事実を本人に開示しません。"),
                                ]), value: form?["not-disclosed"] ?? "no"),
                            Field("procedure", label: "", kind: .hidden, value: line.procedure.code.text),
                            Field("item", label: "", kind: .hidden, value: line.item.code.text),
                            Field(
                                "delegator", label: "", kind: .hidden, value: line.delegator?.holderCode.text ?? ""),
                            // Sent twice, it is the same 照会.
                            Field(
                                "request-key", label: "", kind: .hidden,
                                value: form?["request-key"] ?? UUID().uuidString.lowercased()),
                        ])), .links([Link("情報照会へ戻る", path: path)]),
            ])
    }

    private static func name(of delegator: HolderCode?, _ rules: PermitRules?) -> String {
        guard let delegator else { return "なし" }
        return rules?.name(of: delegator) ?? delegator.text
    }

    static func result(
        _ request: WebRequest, _ inquiry: Inquiry, _ content: ProvidedContent?, _ rules: PermitRules?
    ) -> Page {
        let (status, purpose) = (inquiry.status, inquiry.purpose)
        var blocks: [Block] = [
            .summary([
                SummaryRow("状況", status.title), SummaryRow("受付番号", inquiry.receptionNumber),
                SummaryRow("処理通番", inquiry.processingNumber?.text ?? "まだありません"),
                SummaryRow("統合宛名番号", inquiry.entry.atenaNumber.text),
                SummaryRow("照会先", rules?.name(of: purpose.provider) ?? purpose.provider.text),
                SummaryRow("事務手続", rules?.table.procedures.first { $0.code == purpose.procedure }?.name ?? ""),
                SummaryRow("特定個人情報", rules?.table.items.first { $0.code == purpose.item }?.name ?? ""),
                SummaryRow("照会者の委任元", Self.name(of: purpose.inquirerDelegator, rules)),
                SummaryRow("提供者の委任元", Self.name(of: purpose.providerDelegator, rules)),
                SummaryRow("受付日時", JapanTime.japanese(inquiry.acceptedAt)),
                SummaryRow("終了日時", inquiry.endedAt.map { JapanTime.japanese($0) } ?? "まだ終わっていません"),
            ])
        ]
        if let reason = status.reason {
            blocks.append(
                .notice(Notice(kind: .warning, title: reason.message, body: "コード \(reason.code)")))
        }
        for record in content?.records ?? [] {
            blocks.append(
                .table(
                    Table(
                        caption: "提供された内容（\(record.dataSetKey)）", headers: ["項目", "値"],
                        rows: record.values.sorted { $0.key < $1.key }.map { [.text($0.key), .text($0.value.text)] })))
        }
        if let note = content?.note { blocks.append(.text("提供者の備考: \(note)")) }
        if !inquiry.state.isOver {
            blocks.append(.text("回答が届くと、この画面に表示されます。「最新の状態にする」で確認してください。"))
            if inquiry.withdrawal == .notRequested {
                blocks.append(
                    .form(
                        Form(
                            action: "\(path)/\(inquiry.receptionNumber)/withdrawal", submit: "照会を取りやめる",
                            token: request.session?.formToken, fields: [], isDangerous: true)))
            } else {
                blocks.append(.text(inquiry.withdrawal.title))
            }
        }
        blocks.append(
            .links([
                Link("最新の状態にする", path: "\(path)/\(inquiry.receptionNumber)"), Link("情報照会へ戻る", path: path),
            ]))
        return Page(request.frame, title: "情報照会の結果", blocks: blocks)
    }
}

extension Inquiry.State {
    fileprivate var kind: Notice.Kind {
        switch self {
        case .accepted, .asked: .information
        case .answered: .success
        case .refused, .expired: .error
        case .withdrawn: .warning
        }
    }
}

extension ReplicaValue {
    fileprivate var text: String {
        switch self {
        case .text(let text): text
        case .missing(let reason): "（値なし: \(reason)）"
        }
    }
}
