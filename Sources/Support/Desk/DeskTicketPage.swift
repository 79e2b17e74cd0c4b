import AccessControl
import ContactHours
import DesignSystem
import Foundation
import ServiceCalendar
import Tickets
import WebServer

/// Everything that the page of one ticket shows.
struct DeskTicketView: Sendable {
    let ticket: Ticket
    let entries: [TicketEntry]
    let templates: [AnswerTemplate]
    let problems: [KnownProblem]
    let colleagues: [(account: String, name: String)]
    /// What this clerk wrote and could not send.
    let draft: String?
    let surroundings: [Block]
    let organisationName: String
    let names: DeskNames
    /// Nil: of an organisation that is not known.
    let readiness: String?
}

/// One ticket on the desk's site.
struct DeskTicketPage {
    let request: WebRequest
    let view: DeskTicketView
    var sent: FormBody?
    var error: (any ProblemConvertible)?

    private var ticket: Ticket { view.ticket }
    private var path: String { "/desk/tickets/\(ticket.number)" }
    private var token: String? { request.session?.formToken }

    var page: Page {
        Page(
            request.frame, title: "\(ticket.reference) \(ticket.subject)", errors: error.map { [$0.fieldError] } ?? [],
            blocks: notices + [summary] + history + answering + handling + view.surroundings)
    }

    private var notices: [Block] {
        var blocks: [Block] = []
        if !ticket.flag.isEmpty {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "確認してください: \(ticket.flag)", body: "添付の原文と内容を確認し、分類・団体を設定すると、この表示は消えます。"))
            )
        }
        if view.entries.contains(where: { $0.masked > 0 }) {
            blocks.append(
                .notice(Notice(kind: .warning, title: "個人番号とみられる数字が伏せられています。", body: "送信者には、個人番号を書かないよう表示しています。")))
        }
        if let target = ticket.mergedInto {
            blocks.append(.links([Link("\(Ticket.reference(target)) にまとめられています", path: "/desk/tickets/\(target)")]))
        }
        if view.draft != nil, error == nil {
            blocks.append(
                .notice(Notice(kind: .information, title: "送信できなかった回答が残っています。", body: "回答欄に入っています。履歴を確認してから送信してください。")))
        }
        return blocks
    }

    private var summary: Block {
        .summary([
            SummaryRow("状態", ticket.state.title), SummaryRow("キュー", ticket.queue.title),
            SummaryRow("分類", ticket.topic.title), SummaryRow("緊急度", ticket.isUrgent ? "緊急" : "通常"),
            SummaryRow("団体", ticket.organisation.isEmpty ? "未確認" : "\(view.organisationName)（\(ticket.organisation)）"),
            SummaryRow("団体の準備状況", view.readiness ?? "―"),
            SummaryRow("受付", "\(ticket.channel.title) \(JapanTime.japanese(ticket.receivedAt))"),
            SummaryRow(
                "連絡先", [ticket.contactName, ticket.contactAddress].filter { !$0.isEmpty }.joined(separator: " ")),
            SummaryRow(
                "初回回答",
                ticket.firstAnsweredAt.map { "\(JapanTime.japanese($0)) 回答" }
                    ?? "期限 \(JapanTime.japanese(ticket.dueAt))"),
            SummaryRow("担当", ticket.assignee.map(view.names.person) ?? "なし"),
            SummaryRow(
                "満足度", ticket.rating.map { "\($0)（5段階）\(ticket.ratingText)" } ?? "―"),
        ])
    }

    private var history: [Block] {
        [.heading("履歴")]
            + view.entries.flatMap { entry -> [Block] in
                var blocks: [Block] = [
                    .subheading(
                        "\(entry.number). \(entry.kind.title)：\(entry.authorName)（\(JapanTime.japanese(entry.at))）")
                ]
                blocks += entry.text.split(separator: "\n").map { .text(String($0)) }
                if !entry.attachments.isEmpty {
                    blocks.append(
                        .links(
                            entry.attachments.map { Link("添付: \($0.name)", path: "/desk/attachments/\($0.identifier)") }
                        ))
                }
                return blocks
            }
    }

    // MARK: - Answering

    private var answering: [Block] {
        guard TicketState.open.contains(ticket.state) else { return [] }
        let chosen = request.query["template"].flatMap { Int64($0) }.flatMap { number in
            view.templates.first { $0.number == number }
        }
        let filled = chosen?.filled(
            for: ticket, organisation: view.organisationName, clerk: request.actor.name, on: CalendarDay(request.now))
        var blocks: [Block] = [.heading("回答する")]
        if !view.templates.isEmpty {
            blocks.append(
                .form(
                    Form(
                        action: path, submit: "定型文を回答欄に入れる", token: nil,
                        fields: [
                            Field(
                                "template", label: "定型文",
                                kind: .list(view.templates.map { .init(String($0.number), $0.title) }),
                                value: request.query["template"] ?? "")
                        ], isQuery: true)))
        }
        blocks.append(
            .form(
                Form(
                    action: "\(path)/answers", submit: "回答を送信する", token: token,
                    fields: [
                        Field(
                            "text", label: "回答", kind: .area,
                            value: sent?.verbatim("text") ?? filled ?? view.draft ?? "",
                            hint: "団体に届きます。内部の連絡は「内部メモ」に書いてください。"),
                        Field(
                            "resolves", label: "送信した後の状態",
                            kind: .choice([.init("no", "団体の返信を待つ"), .init("yes", "解決にする")]),
                            value: sent?["resolves"] ?? "no"),
                        // What was on this screen: after a conflict the page shows the new entries, and the next try is of them.
                        Field("version", label: "版", kind: .hidden, value: String(ticket.version), isRequired: false),
                    ])))
        return blocks
    }

    // MARK: - Handling

    private var handling: [Block] {
        var blocks: [Block] = [
            .heading("内部メモ"),
            .form(
                Form(
                    action: "\(path)/notes", submit: "内部メモを残す", token: token,
                    fields: [Field("note", label: "内部メモ", kind: .area, hint: "団体には表示されません。")])),
        ]
        switch ticket.state {
        case .merged, .closed: return blocks
        case .resolved:
            return blocks + [
                .form(Form(action: "\(path)/reopening", submit: "再開する", token: token, fields: []))
            ]
        case .received, .working, .waiting: break
        }
        blocks += [.heading("担当"), .form(assignment), .heading("分類・団体"), .form(moving)]
        blocks += [.heading("まとめる"), .form(merging)]
        if !view.problems.isEmpty { blocks += [.heading("既知の問題"), .form(linking)] }
        blocks += [
            .links([
                Link("この問合せからFAQを作成する", path: "/desk/faq?ticket=\(ticket.number)"),
                Link("似た問合せを検索する", path: "/desk/search?q=\(encoded(String(ticket.subject.prefix(12))))"),
            ]),
            .form(Form(action: "\(path)/resolution", submit: "回答せずに解決にする", token: token, fields: [])),
        ]
        return blocks
    }

    private var assignment: Form {
        Form(
            action: "\(path)/assignment", submit: "担当を決める", token: token,
            fields: [
                Field(
                    "account", label: "担当者", kind: .list(view.colleagues.map { .init($0.account, $0.name) }),
                    value: ticket.assignee ?? request.actor.identifier),
                Field("version", label: "版", kind: .hidden, value: String(ticket.version), isRequired: false),
            ])
    }

    private var moving: Form {
        Form(
            action: "\(path)/placement", submit: "変更する", token: token,
            fields: [
                Field(
                    "queue", label: "キュー", kind: .list(TicketQueue.allCases.map { .init($0.rawValue, $0.title) }),
                    value: ticket.queue.rawValue),
                Field(
                    "topic", label: "分類", kind: .list(TicketTopic.allCases.map { .init($0.rawValue, $0.title) }),
                    value: ticket.topic.rawValue),
                Field(
                    "organisation", label: "団体コード", kind: .digits, value: sent?["organisation"] ?? ticket.organisation,
                    hint: "6桁の団体コード。", isRequired: false),
            ])
    }

    private var merging: Form {
        Form(
            action: "\(path)/merging", submit: "まとめる", token: token,
            fields: [
                Field(
                    "target", label: "まとめる先の受付番号", value: sent?["target"] ?? "",
                    hint: "例: HD-000012。この問合せの履歴は残り、以後はまとめる先で対応します。元に戻せません。")
            ], isDangerous: true)
    }

    private var linking: Form {
        Form(
            action: "\(path)/problem", submit: "関連付ける", token: token,
            fields: [
                Field(
                    "problem", label: "既知の問題", kind: .list(view.problems.map { .init(String($0.number), $0.title) }),
                    value: ticket.problem.map(String.init) ?? "")
            ])
    }

    private func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
