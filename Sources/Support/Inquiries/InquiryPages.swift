import AccessControl
import Attachments
import ContactHours
import DesignSystem
import NumberScreen
import ServiceCalendar
import Tickets
import WebServer

/// The organisation's pages of inquiries.
enum InquiryPages {
    static let path = "/support/inquiries"

    static func list(_ request: WebRequest, _ tickets: [Ticket], _ panel: HoursPanel, older: String?) -> Page {
        var blocks: [Block] = [
            .links([
                Link("新しく問い合わせる", path: "\(path)/new"), Link("FAQを見る", path: "/support/faq"),
                Link("お知らせ・資料・FAQ・問合せを検索する", path: "/support/search"),
            ]),
            .table(
                Table(
                    caption: "貴団体の問合せ", headers: ["受付番号", "件名", "受付日時", "方法", "状態"],
                    rows: tickets.map { ticket in
                        [
                            .link(Link(ticket.reference, path: "\(path)/\(ticket.number)")), .text(ticket.subject),
                            .text(JapanTime.japanese(ticket.receivedAt)), .text(ticket.channel.title),
                            state(ticket.state),
                        ]
                    }, empty: "問合せはまだありません。")),
        ]
        if let older { blocks.append(.links([Link("もっと古い問合せ", path: older)])) }
        blocks += [.heading("問合せ方法"), panel.urgent, panel.table]
        return Page(request.frame, title: "問合せ", blocks: blocks)
    }

    static func new(_ request: WebRequest, _ panel: HoursPanel, sent: FormBody?, error: (any ProblemConvertible)?)
        -> Page
    {
        var blocks: [Block] = [panel.urgent, panel.table]
        if let closed = panel.formClosed, error == nil {
            blocks.append(closed)
        } else {
            blocks += [
                .heading("問合せフォーム"),
                .notice(
                    Notice(
                        kind: .warning, title: "個人番号（マイナンバー）を書かないでください。",
                        body: "個人番号とみられる12桁の数字は、保存する前に伏せます。画面の写しにも個人番号が写っていないことを確認してください。")),
                .form(form(request, sent)),
            ]
        }
        return Page(
            request.frame, title: "新しい問合せ", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func form(_ request: WebRequest, _ sent: FormBody?) -> Form {
        Form(
            action: path, submit: "送信する", token: request.session?.formToken,
            fields: [
                Field(
                    "topic", label: "分類", kind: .list(TicketTopic.allCases.map { .init($0.rawValue, $0.title) }),
                    value: sent?["topic"] ?? request.query["topic"] ?? TicketTopic.other.rawValue),
                Field("subject", label: "件名", value: sent?["subject"] ?? ""),
                Field(
                    "text", label: "内容", kind: .area, value: sent?.verbatim("text") ?? "",
                    hint: "いつ、どの端末・システムで、何をしたら、どうなったかを書いてください。エラーのコードと番号があれば、そのまま書いてください。"),
                Field(
                    "urgency", label: "緊急度",
                    kind: .choice([
                        .init("normal", "通常"), .init("urgent", "緊急", note: "業務が止まっている、又は試験の時間帯に間に合わないとき"),
                    ]), value: sent?["urgency"] ?? "normal"),
                Field("contact-name", label: "担当者名", value: sent?["contact-name"] ?? request.actor.name),
                Field(
                    "contact-address", label: "連絡先", value: sent?["contact-address"] ?? "",
                    hint: "LGWANメールアドレスを入力すると、回答があったことをメールで知らせます。", isRequired: false),
            ] + files)
    }

    static var files: [Field] {
        (1...AttachmentRules.most).map { number in
            Field(
                "attachment-\(number)", label: "添付ファイル\(number)", kind: .file(accept: AttachmentRules.accept),
                hint: number == 1 ? AttachmentRules.hint : "", isRequired: false)
        }
    }

    static func show(
        _ request: WebRequest, _ ticket: Ticket, _ entries: [TicketEntry], sent: FormBody? = nil,
        error: (any ProblemConvertible)? = nil
    ) -> Page {
        var blocks: [Block] = []
        if entries.contains(where: { $0.masked > 0 }) {
            blocks.append(.notice(Notice(kind: .warning, title: NumberScreen.warning, body: "伏せた数字は、どこにも保存していません。")))
        }
        if let target = ticket.mergedInto {
            blocks += [
                .notice(
                    Notice(
                        kind: .information, title: "この問合せは \(Ticket.reference(target)) にまとめました。",
                        body: "回答はまとめた先に記載します。")),
                .links([Link("\(Ticket.reference(target)) を表示する", path: "\(path)/\(target)")]),
            ]
        }
        blocks.append(
            .summary([
                SummaryRow("受付番号", ticket.reference), SummaryRow("状態", ticket.state.organisationTitle),
                SummaryRow("分類", ticket.topic.title), SummaryRow("受付方法", ticket.channel.title),
                SummaryRow("緊急度", ticket.isUrgent ? "緊急" : "通常"),
                SummaryRow("受付日時", JapanTime.japanese(ticket.receivedAt)),
                SummaryRow("初回回答の目安", JapanTime.japanese(ticket.dueAt)), SummaryRow("担当者", ticket.contactName),
            ]))
        for entry in entries { blocks += Self.entry(entry) }
        blocks += forms(request, ticket, sent)
        return Page(
            request.frame, title: "\(ticket.reference) \(ticket.subject)", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }

    private static func entry(_ entry: TicketEntry) -> [Block] {
        var blocks: [Block] = [
            .heading(
                "\(entry.kind.title)（\(entry.kind == .answer ? "ヘルプデスク" : entry.authorName)、\(JapanTime.japanese(entry.at))）"
            )
        ]
        blocks += entry.text.split(separator: "\n").map { .text(String($0)) }
        if !entry.attachments.isEmpty {
            blocks.append(
                .links(
                    entry.attachments.map {
                        Link(
                            "添付: \($0.name)", path: "/support/attachments/\($0.identifier)",
                            note: "\(($0.size + 1023) / 1024)KB")
                    }))
        }
        return blocks
    }

    private static func forms(_ request: WebRequest, _ ticket: Ticket, _ sent: FormBody?) -> [Block] {
        let token = request.session?.formToken
        var blocks: [Block] = []
        switch ticket.state {
        case .merged: return []
        case .closed: blocks.append(.text("この問合せは終了しています。続きがある場合は、新しい問合せとして送信してください。"))
        case .received, .working, .waiting, .resolved:
            blocks += [
                .heading("返信する"),
                .form(
                    Form(
                        action: "\(path)/\(ticket.number)/replies", submit: "返信を送信する", token: token,
                        fields: [Field("text", label: "返信の内容", kind: .area, value: sent?.verbatim("text") ?? "")]
                            + files)),
            ]
        }
        guard ticket.state == .resolved || ticket.state == .closed else { return blocks }
        if let rating = ticket.rating {
            return blocks + [.summary([SummaryRow("満足度", "\(rating)（5段階）"), SummaryRow("感想", ticket.ratingText)])]
        }
        return blocks + [
            .heading("対応はいかがでしたか"),
            .form(
                Form(
                    action: "\(path)/\(ticket.number)/satisfaction", submit: "評価を送信する", token: token,
                    fields: [
                        Field(
                            "rating", label: "満足度",
                            kind: .choice([
                                .init("5", "5 とても満足"), .init("4", "4 満足"), .init("3", "3 ふつう"), .init("2", "2 不満"),
                                .init("1", "1 とても不満"),
                            ])), Field("rating-text", label: "感想", kind: .area, isRequired: false),
                    ])),
        ]
    }

    private static func state(_ state: TicketState) -> Table.Cell {
        switch state {
        case .received, .working: .state(state.organisationTitle, .information)
        case .waiting: .state(state.organisationTitle, .warning)
        case .resolved, .closed: .state(state.organisationTitle, .success)
        case .merged: .text(state.organisationTitle)
        }
    }
}
