import AccessControl
import DesignSystem
import Identifiers
import NoticeForms
import Programme
import ReadinessLedger
import Schedule
import ServiceCalendar
import TaskFlow
import WebServer

/// Everything that an organisation's first page says.
struct HomeView {
    let organisation: Organisation
    let sides: [SideSchedule]
    let notice: UsageNotice?
    let completion: Completion
    let returns: [ChecklistReturn]
    let certificates: [CertificateNotice]
    /// When and why the operator gave the newest 利用開始連絡 back.
    let returnedForms: NoticeFormStore.Submission.Return?
    let programme: Programme
    /// The files of the connection test that there are so far.
    let downloads: [Link]
}

/// What was just taken at the first page: the page is long, and what changed is far down.
enum HomeDeed: String {
    case evidence, checklist
    case finishingDay = "finishing-day"

    var notice: Notice {
        switch self {
        case .evidence:
            Notice(kind: .success, title: "テスト結果を受け付けました。", body: "プラットフォームの記録と一致しました。")
        case .checklist: Notice(kind: .success, title: "チェックリストを送付しました。", body: "ヘルプデスクが受領しました。")
        case .finishingDay:
            Notice(kind: .success, title: "工程終了日（実績）を入力しました。", body: "「結果報告」に表示されます。")
        }
    }
}

/// An organisation's first page: today's work, then the order of everything.
enum HomePages {
    static func home(_ request: WebRequest, _ view: HomeView, error: (any ProblemConvertible)?) -> Page {
        let done = error == nil ? request.query["done"].flatMap(HomeDeed.init) : nil
        let blocks =
            (done.map { [.notice($0.notice)] } ?? []) + completion(view) + returnedForms(view) + certificates(view)
            + today(view, CalendarDay(request.now))
            + view.sides.flatMap { side(view, $0) } + report(request, view) + others(request, view)
        return Page(
            request.frame, title: "\(view.organisation.name)の\(view.programme.title)",
            errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func others(_ request: WebRequest, _ view: HomeView) -> [Block] {
        let forms =
            request.actor.may(.submitNoticeForms)
            ? [Link("利用開始連絡（連絡票・設定依頼票）", path: "/support/notice", note: "様式の記入、承認、送付と、変更の差分")] : []
        return [
            .heading("ほかの画面"),
            .links(
                [
                    Link("スケジュール", path: "/support/schedule", note: "計画と実績、遅れ、クリティカルパス、.ics と .xlsx"),
                    Link("ワークシートとチェックリスト", path: "/support/worksheet", note: "端末とシステムごとの結果、足りない確認"),
                    Link("ドキュメントとCA証明書", path: "/support/documents", note: "各作業で使う資料と、フィンガープリント一覧"),
                ] + forms + [Link("テスト環境", path: "/support/environments", note: "四つの場合の準備と条件")] + view.downloads),
        ]
    }

    private static func completion(_ view: HomeView) -> [Block] {
        if let date = view.completion.completedAt {
            return [
                .notice(
                    Notice(
                        kind: .success, title: "\(view.programme.title) 完了",
                        body: "チェックリストの受領と工程終了日の入力を確認しました（\(JapanTime.japanese(date))）。"))
            ]
        }
        guard let back = view.returns.first, view.completion.checklistReceivedAt == nil else { return [] }
        return [
            .notice(
                Notice(
                    kind: .error, title: "チェックリストが質問とともに差し戻されています。",
                    body: "\(JapanTime.japanese(back.returnedAt)) \(back.returnedBy): \(back.question)"))
        ]
    }

    private static func returnedForms(_ view: HomeView) -> [Block] {
        guard let returned = view.returnedForms else { return [] }
        return [.notice(NoticeVersions.returned(returned))]
    }

    private static func certificates(_ view: HomeView) -> [Block] {
        view.certificates.map { notice in
            .notice(
                Notice(
                    kind: notice.days <= 14 ? .error : .warning,
                    title: "\(notice.server)の証明書の期限まで\(notice.days)日以内です。",
                    body: "\(notice.certificate)は \(JapanTime.japanese(notice.notAfter)) に期限が切れます。システム管理者に更新を依頼してください。")
            )
        }
    }

    private static func today(_ view: HomeView, _ today: CalendarDay) -> [Block] {
        let items = TodayRules.items(view.sides.map { $0.lines.map(\.status) }, today: today)
        let rows = items.map { item -> [Table.Cell] in
            let task = item.status.task
            let kind: Notice.Kind =
                item.daysLate > 0 ? .error : (item.daysLeft ?? 99) <= 7 ? .warning : .information
            return [
                .link(
                    Link(
                        "\(task.title)（\(item.status.bureau.title)）",
                        path: TaskView.path(task.id, item.status.bureau))),
                .text(NamedContacts.names(task.responsible, item.status.bureau, in: view.notice)),
                .text(task.deadline.map(JapanTime.japanese) ?? "—"), .state(item.lateness, kind),
            ]
        }
        return [
            .heading("今日の作業"),
            .table(
                Table(
                    caption: "\(JapanTime.japanese(today)) に実施できる作業（遅れている順）",
                    headers: ["作業", "担当", "期限", "期限まで"], rows: rows,
                    empty: view.completion.isComplete ? "すべての作業が完了しています。" : "今日実施できる作業はありません。下の図で、待っているものを確認してください。")),
        ]
    }

    private static func side(_ view: HomeView, _ side: SideSchedule) -> [Block] {
        let statuses = side.lines.map(\.status)
        let done = statuses.count(where: \.isDone)
        return [
            .heading("\(side.bureau.title)の作業"),
            .text("\(statuses.count)件のうち\(done)件が完了しています。✓は完了、▶は実施できる作業、…は待機中の作業です。"),
            .diagram(FlowPicture.diagram(statuses, title: "\(side.bureau.title)の作業の順序")),
            .steps(statuses.map { step($0, view) }),
        ]
    }

    private static func step(_ status: TaskStatus, _ view: HomeView) -> Step {
        let task = status.task
        let path = TaskView.path(task.id, status.bureau)
        let who = NamedContacts.names(task.responsible, status.bureau, in: view.notice)
        let deadline = task.deadline.map { "期限 \(JapanTime.japanese($0))　" } ?? ""
        switch status.state {
        case .done(let date, let record):
            return Step(
                title: task.title, state: "完了", kind: .success,
                note: "\(JapanTime.japanese(date))　証跡番号 \(record)", path: path)
        case .open:
            return Step(
                title: task.title, state: "実施できます", kind: .information, note: "\(deadline)担当 \(who)", path: path)
        case .waiting(let titles):
            return Step(
                title: task.title, state: "待機中", kind: .warning,
                note: "「\(titles.joined(separator: "」「"))」の完了待ち　\(deadline)担当 \(who)", path: path)
        }
    }

    private static func report(_ request: WebRequest, _ view: HomeView) -> [Block] {
        let completion = view.completion
        let rows = [
            SummaryRow("チェックリスト", completion.checklistReceivedAt.map { "\(JapanTime.japanese($0)) 受領" } ?? "未受領"),
            SummaryRow(
                "団体内のシステム連携テスト工程終了日（実績）",
                completion.finishedOn.map { JapanTime.japanese(written: $0) } ?? "未入力"),
        ]
        var blocks: [Block] = [
            .heading("結果報告"), .text("チェックリストの受領と工程終了日の入力の、両方がそろって完了になります（§1.6）。"), .summary(rows),
        ]
        guard !completion.isComplete else { return blocks }
        guard request.actor.may(.submitReports) else { return blocks + [ReservedDeeds.reports] }
        let token = request.session?.formToken
        blocks += [
            .form(
                Form(
                    action: "/support/evidence", submit: "テスト結果を送信する", token: token,
                    fields: [Field("evidence", label: "接続試験の結果ファイル（evidence.json）", kind: .file(accept: ".json"))])),
            .form(
                Form(
                    action: "/support/checklist", submit: "チェックリストを送付する", token: token,
                    fields: [Field("checklist", label: "チェックリスト（.xlsx）", kind: .file(accept: ".xlsx"))])),
            .form(
                Form(
                    action: "/support/action-plan", submit: "入力する", token: token,
                    fields: [Field("finished-on", label: "団体内のシステム連携テスト工程終了日（実績）", kind: .date)])),
        ]
        return blocks
    }
}
