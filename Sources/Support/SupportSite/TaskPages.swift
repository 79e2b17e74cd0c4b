import AccessControl
import DesignSystem
import HTTPTypes
import Identifiers
import NoticeForms
import Programme
import ReadinessLedger
import Schedule
import ServiceCalendar
import TaskFlow
import WebServer

/// The page of one task: what it is for, what to do, with what, who, and what proves it done.
enum TaskPages {
    static func task(_ request: WebRequest, _ view: TaskView, error: (any ProblemConvertible)? = nil) -> Page {
        var blocks: [Block] = [.notice(state(view)), .summary(summary(view))]
        if !view.task.purpose.isEmpty { blocks += [.heading("目的"), .text(view.task.purpose)] }
        let steps = view.task.steps(for: view.organisation.kind)
        if !steps.isEmpty {
            blocks += [.heading("手順"), .numbered(steps)]
        }
        blocks +=
            materials(request, view) + contacts(view) + neighbours(view) + proof(request, view) + history(request, view)
        return Page(
            request.frame, title: "\(view.task.title)（\(view.bureau.title)）",
            errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func state(_ view: TaskView) -> Notice {
        switch view.status.state {
        case .done(let at, _):
            return Notice(kind: .success, title: "この作業は完了しています。", body: JapanTime.japanese(at))
        case .open:
            let late = view.line.forecast.daysLate
            return Notice(
                kind: late > 0 ? .warning : .information, title: "この作業は実施できます。",
                body: late > 0
                    ? "期限を\(late)日過ぎる見込みです。"
                    : "担当は\(NamedContacts.names(view.task.responsible, view.bureau, in: view.notice))です。")
        case .waiting(let titles):
            return Notice(
                kind: .warning, title: "この作業は、ほかの作業の完了を待っています。", body: "待っている作業: \(titles.joined(separator: "、"))")
        }
    }

    private static func summary(_ view: TaskView) -> [SummaryRow] {
        let task = view.task
        let plan = view.line.known.plan
        return [
            SummaryRow("担当", task.responsible),
            SummaryRow("期限", task.deadline.map(JapanTime.japanese) ?? "定めなし"),
            SummaryRow(
                view.line.isPlanned ? "計画" : "計画（未入力。期限からの目安）",
                "\(JapanTime.japanese(plan.begin))から\(JapanTime.japanese(plan.end))まで"),
            SummaryRow("段階", view.programme.phases.first { $0.id == task.phase }?.title ?? "—"),
            SummaryRow("説明資料の節", task.section),
        ]
    }

    private static func materials(_ request: WebRequest, _ view: TaskView) -> [Block] {
        var blocks: [Block] = []
        let documents = view.task.documents.compactMap(view.programme.document)
        if !documents.isEmpty {
            blocks += [
                .heading("使う資料"),
                .links(
                    documents.map { Link(DocumentPages.name($0), path: DocumentPages.path($0), note: $0.content ?? "") }
                ),
            ]
        }
        let forms = view.programme.forms.filter {
            view.task.forms.contains($0.id) && ReservedDeeds.mayOpen($0.opens, request.actor)
        }
        if !forms.isEmpty {
            blocks += [.heading("画面で記入する様式"), .links(forms.map { Link($0.title, path: $0.opens) })]
        }
        let tests = view.programme.testItems.filter { view.task.tests.contains($0.id) }
        if !tests.isEmpty {
            blocks += [
                .heading("テスト項目"),
                .table(
                    Table(
                        caption: "実施するテスト項目（§3.3）", headers: ["項番", "テスト観点", "区分", "対象外"],
                        rows: tests.map {
                            [.text($0.id), .text($0.title), .text($0.group), .text($0.mayNotApply ? "あり得る" : "なし")]
                        })),
                .links([
                    Link("テスト環境と条件", path: "/support/environments", note: "四つの場合の準備、時間帯、復元"),
                    Link("ワークシート", path: "/support/worksheet", note: "端末とシステムごとの結果と、足りない確認"),
                ]),
            ]
        }
        return blocks
    }

    private static func contacts(_ view: TaskView) -> [Block] {
        let persons = NamedContacts.contacts(view.task.responsible, view.bureau, in: view.notice)
        return [
            .heading("担当者"),
            .table(
                Table(
                    caption: "受け付けられた連絡票による担当者", headers: ["氏名", "所属", "メールアドレス", "電話番号"],
                    rows: persons.map { [.text($0.name), .text($0.department), .text($0.mail), .text($0.telephone)] },
                    empty: "連絡票がまだ受け付けられていないため、「\(view.task.responsible)」の氏名は分かりません。")),
        ]
    }

    private static func neighbours(_ view: TaskView) -> [Block] {
        let all = view.side.lines
        let before = all.filter { view.task.after.contains($0.task.id) }
        let after = all.filter { $0.task.after.contains(view.task.id) }
        func rows(_ lines: [SideSchedule.Line], _ role: String) -> [[Table.Cell]] {
            lines.map { line in
                [
                    .link(Link(line.task.title, path: TaskView.path(line.task.id, view.bureau))), .text(role),
                    .text(FlowPicture.word(line.status)),
                ]
            }
        }
        return [
            .heading("前後の作業"),
            .table(
                Table(
                    caption: "この作業が待つ作業と、この作業を待つ作業", headers: ["作業", "関係", "状態"],
                    rows: rows(before, "先に必要") + rows(after, "この後"), empty: "前後の作業はありません。")),
        ]
    }

    private static func proof(_ request: WebRequest, _ view: TaskView) -> [Block] {
        let typed = request.method == .post ? try? request.form() : nil
        var blocks: [Block] = [.heading("完了の根拠")]
        let task = view.task
        let mayConfirm = request.actor.may(.confirmTasks)
        if task.provenBy == nil {
            blocks.append(.text("この作業はプラットフォームからは見えないため、実施した人が氏名を添えて確認します。"))
        } else {
            blocks.append(.text("次の記録が残ると自動的に完了になります: \(task.proof ?? task.provingEvent)"))
        }
        switch view.status.state {
        case .done(_, let record):
            blocks.append(
                .links(
                    [Link("証跡番号 \(record) の記録を見る", path: "/support/records/\(record)")]
                        + (mayConfirm
                            ? [Link("完了を取り消す", path: "\(view.path)/reopening", note: "理由を入力します。取り消したことは記録に残ります。")]
                            : [])))
        case .open where task.provenBy == nil && !mayConfirm: blocks.append(ReservedDeeds.tasks)
        case .open where task.provenBy == nil:
            blocks.append(
                .form(
                    Form(
                        action: "\(view.path)/confirmation", submit: "完了を確認する", token: request.session?.formToken,
                        fields: [
                            Field("name", label: "確認した人の氏名", value: typed?["name"] ?? "", hint: "実際に確認した人。記録に残ります。"),
                            Field("remark", label: "備考", value: typed?["remark"] ?? "", isRequired: false),
                        ])))
        case .open, .waiting: break
        }
        return blocks
    }

    private static func history(_ request: WebRequest, _ view: TaskView) -> [Block] {
        let title = request.actor.may(.confirmTasks) ? "計画の日付を入力する" : "計画の日付を見る"
        var blocks: [Block] = [.links([Link(title, path: "\(view.path)/dates", note: "予定の変更と、その履歴")])]
        if !view.reopenings.isEmpty {
            blocks += [
                .heading("取消しの履歴"),
                .table(
                    Table(
                        caption: "完了を取り消した記録", headers: ["日時", "取り消した人", "理由", "証跡番号"],
                        rows: view.reopenings.map {
                            [
                                .text(JapanTime.japanese($0.reopenedAt)), .text($0.reopenedBy), .text($0.reason),
                                .link(Link("\($0.record)", path: "/support/records/\($0.record)")),
                            ]
                        })),
            ]
        }
        return blocks
    }

    static func reopening(_ request: WebRequest, _ view: TaskView, error: (any ProblemConvertible)? = nil) -> Page {
        let form = try? request.form()
        return Page(
            request.frame, title: "「\(view.task.title)」の完了を取り消す（\(view.bureau.title)）",
            errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .notice(
                    Notice(
                        kind: .warning, title: "取り消すと、これまでの記録ではこの作業は完了になりません。",
                        body: "この後に新しい記録か確認があったときに、もう一度完了になります。この作業を待つ作業のうち、完了したものはそのままです。")),
                .form(
                    Form(
                        action: "\(view.path)/reopening", submit: "完了を取り消す", token: request.session?.formToken,
                        fields: [
                            Field("name", label: "取り消す人の氏名", value: form?["name"] ?? ""),
                            Field(
                                "reason", label: "取り消す理由", kind: .area, value: form?["reason"] ?? "", hint: "500文字以内。"),
                        ], isDangerous: true)),
                .links([Link("取り消さずに戻る", path: view.path)]),
            ])
    }
}
