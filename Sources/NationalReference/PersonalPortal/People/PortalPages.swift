import AccessControl
import DesignSystem
import Identifiers
import NationalProtocol
import ServiceCalendar
import WebServer

/// What a person sees.
enum PortalPages {
    static let home = "/"
    static let notices = "/notices"
    static let requests = "/requests"
    static let records = "/records"

    static func navigation(_ actor: Actor) -> [Link] {
        guard actor.may(.useOwnPortal) else { return [] }
        return [
            Link("トップ", path: home), Link("お知らせ", path: notices), Link("自己情報の取得", path: requests),
            Link("やりとり履歴", path: records),
        ]
    }

    static func home(_ request: WebRequest, notices: [HeldNotice], requests: [HeldRequest]) -> Page {
        let unread = notices.count { $0.readAt == nil }
        return Page(
            request.frame, title: "マイナポータル（参照実装）",
            blocks: [
                .notice(
                    unread == 0
                        ? Notice(kind: .success, title: "未読のお知らせはありません。", body: "")
                        : Notice(kind: .information, title: "未読のお知らせが\(unread)件あります。", body: "「お知らせ」で確認してください。")),
                .links([
                    Link("お知らせ", path: Self.notices, note: "行政機関などからのお知らせを読みます。"),
                    Link("自己情報の取得", path: Self.requests, note: "行政機関などが持つ自分の情報を取得します（\(requests.count)件）。"),
                    Link("やりとり履歴", path: records, note: "自分の情報が、いつ、どの機関の間で、何のために照会されたかを確認します。"),
                ]),
            ])
    }

    static func notices(_ request: WebRequest, _ all: [HeldNotice], _ directory: PortalDirectory) -> Page {
        Page(
            request.frame, title: "お知らせ",
            blocks: [
                .table(
                    Table(
                        caption: "お知らせ（新しい順）", headers: ["件名", "差出人", "受信日時", "状態"],
                        rows: all.map { notice in
                            [
                                .link(
                                    Link(notice.title, path: "\(notices)/\(notice.holder.text)/\(notice.number)")),
                                .text(directory.name(of: notice.holder)),
                                .text(JapanTime.japanese(notice.arrivedAt)),
                                notice.readAt == nil ? .state("未読", .information) : .text("既読"),
                            ]
                        }, empty: "お知らせはありません。"))
            ])
    }

    static func notice(_ request: WebRequest, _ notice: HeldNotice, _ directory: PortalDirectory) -> Page {
        Page(
            request.frame, title: "お知らせ：\(notice.title)",
            blocks: [
                .summary([
                    SummaryRow("差出人", directory.name(of: notice.holder)),
                    SummaryRow("受信日時", JapanTime.japanese(notice.arrivedAt)),
                    SummaryRow("表示終了日", notice.shownUntil ?? "なし"),
                ])
            ] + notice.text.split(separator: "\n").map { .text(String($0)) }
                + [.links([Link("お知らせの一覧へ戻る", path: notices)])])
    }

    static func requests(
        _ request: WebRequest, _ all: [HeldRequest], _ directory: PortalDirectory, error: (any ProblemConvertible)?,
        form: FormBody?
    ) -> Page {
        func list(_ choices: [(String, String)]) -> Field.Kind {
            .list([Field.Choice("", "選択してください")] + choices.map { Field.Choice($0.0, $0.1) })
        }
        return Page(
            request.frame, title: "自己情報の取得", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .form(
                    Form(
                        action: requests, submit: "取得を請求する", token: nil,
                        fields: [
                            Field(
                                "holder", label: "機関", kind: list(directory.holders.map { ($0.code.text, $0.name) }),
                                value: form?["holder"] ?? ""),
                            Field(
                                "item", label: "情報の種類", kind: list(directory.items.map { ($0.code.text, $0.name) }),
                                value: form?["item"] ?? ""),
                        ])),
                .table(
                    Table(
                        caption: "請求した情報（新しい順）", headers: ["情報の種類", "機関", "請求日時", "状態"],
                        rows: all.map { one in
                            [
                                .link(
                                    Link(
                                        directory.name(of: one.item),
                                        path: "\(requests)/\(one.holder.text)/\(one.number)")),
                                .text(directory.name(of: one.holder)), .text(JapanTime.japanese(one.askedAt)),
                                state(one),
                            ]
                        }, empty: "請求した情報はありません。")),
            ])
    }

    private static func state(_ request: HeldRequest) -> Table.Cell {
        guard let answer = request.answer else { return .state("回答待ち", .information) }
        return answer.reasonCode == nil ? .state("取得済み", .success) : .state("取得できません", .warning)
    }

    static func request(_ request: WebRequest, _ one: HeldRequest, _ directory: PortalDirectory) -> Page {
        var blocks: [Block] = [
            .summary([
                SummaryRow("情報の種類", directory.name(of: one.item)), SummaryRow("機関", directory.name(of: one.holder)),
                SummaryRow("請求日時", JapanTime.japanese(one.askedAt)),
                SummaryRow(
                    "回答日時", one.answer.flatMap { JapanTime.parse($0.answeredAt) }.map(JapanTime.japanese) ?? "回答待ち"),
            ])
        ]
        if let answer = one.answer {
            if let reason = answer.reasonCode {
                blocks.append(.notice(Notice(kind: .warning, title: "情報は提供されませんでした。", body: text(ofReason: reason))))
            }
            for (place, record) in answer.records.enumerated() {
                blocks.append(
                    .table(
                        Table(
                            caption: "\(place + 1)件目（\(record.from)～\(record.until ?? "")）", headers: ["項目", "内容"],
                            rows: record.values.map {
                                [.text($0.name), .text($0.value ?? "未設定（\($0.reasonOfNull ?? "理由なし")）")]
                            })))
            }
        } else {
            blocks.append(.notice(Notice(kind: .information, title: "機関からの回答を待っています。", body: "しばらくしてから、もう一度開いてください。")))
        }
        blocks.append(
            .links([
                Link("最新の状態にする", path: "\(requests)/\(one.holder.text)/\(one.number)"),
                Link("自己情報の取得へ戻る", path: requests),
            ]))
        return Page(request.frame, title: "請求 \(one.number) \(directory.name(of: one.item))", blocks: blocks)
    }

    /// The stable codes of a refusal, for the person.
    static func text(ofReason code: String) -> String {
        switch code {
        case "unknownPerson": "この機関には、あなたの情報が登録されていません。"
        case "noReplica": "この機関には、この種類の情報がありません。"
        case "notPublished": "この種類の情報は、現在公開されていません。"
        default: "この画面では提供できません。この機関の窓口に問い合わせてください（\(code)）。"
        }
    }

    static func records(_ request: WebRequest, _ all: [PortalRecord], _ directory: PortalDirectory) -> Page {
        Page(
            request.frame, title: "やりとり履歴",
            blocks: [
                .text("情報提供ネットワークシステムを使用した情報照会の記録です（番号法第23条）。法律の規定により表示しないものがあります。"),
                .table(
                    Table(
                        caption: "自分の情報の照会（新しい順）",
                        headers: ["照会日時", "照会した機関", "提供する機関", "事務手続", "情報の種類", "結果"],
                        rows: all.map { record in
                            [
                                .text(
                                    JapanTime.parse(record.requestedAt).map(JapanTime.japanese) ?? record.requestedAt),
                                .text(directory.name(of: record.purpose.inquirer)),
                                .text(directory.name(of: record.purpose.provider)),
                                .text(directory.name(of: record.purpose.procedure)),
                                .text(directory.name(of: record.purpose.item)), outcome(record),
                            ]
                        }, empty: "照会の記録はありません。")),
            ])
    }

    private static func outcome(_ record: PortalRecord) -> Table.Cell {
        switch record.outcome {
        case "provided": .state("提供された", .information)
        case "withdrawn": .text("取りやめ")
        case "pending": .text("回答前")
        default: .text("提供されなかった")
        }
    }
}
