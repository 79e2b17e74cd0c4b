import AccessControl
import DesignSystem
import Foundation
import Identifiers
import NoticeForms
import Programme
import RollUp
import ServiceCalendar
import WebServer

/// Reminder schedules, their preview, and what became of the messages.
enum ReminderPages {
    private static let base = "\(FollowUpSite.base)/reminders"

    static func list(
        _ request: WebRequest, _ schedules: [ReminderSchedule], _ plan: TaskPlan, _ form: ReminderForm,
        error: (any ProblemConvertible)?
    ) -> Page {
        var blocks: [Block] = [
            .table(
                Table(
                    caption: "督促の予定", headers: ["名前", "状態", "送る相手", "送る時", "次回", "開始した人"],
                    rows: schedules.map { schedule in
                        [
                            .link(Link(schedule.title, path: "\(base)/\(schedule.number)")), state(schedule),
                            .text(schedule.target.title), .text(times(schedule)),
                            .text(schedule.isRunning ? next(schedule, request.now) : ""),
                            .text(schedule.startedBy ?? ""),
                        ]
                    }, empty: "督促の予定はまだありません。")),
            .links([Link("送付したメールと受領の確認", path: "\(FollowUpSite.base)/messages")]),
        ]
        if request.actor.may(.followUp) {
            blocks += [
                .heading("督促を作成する"), .text("作成しただけでは送られません。次の画面で送付先と文面を確認してから、開始してください。"),
                .form(draft(request, plan, form)), .subheading("件名と本文で使える語"),
                .list(ReminderText.placeholders.map { "\($0.0)：\($0.1)" }),
            ]
        }
        return Page(
            request.frame, title: "督促", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func draft(_ request: WebRequest, _ plan: TaskPlan, _ form: ReminderForm) -> Form {
        var tasks: [Field.Choice] = [.init("", "最も急ぐ作業")]
        for slot in plan.slots where !tasks.contains(where: { $0.value == slot.task.id }) {
            tasks.append(.init(slot.task.id, slot.task.title))
        }
        let days = [2, 3, 4, 5, 6, 7, 1].compactMap { Weekday(rawValue: $0) }
        return Form(
            action: base, submit: "送付先と文面を確認する", token: request.session?.formToken,
            fields: [
                Field("title", label: "督促の名前", value: form.title, hint: "一覧に表示します。相手には送られません。"),
                Field(
                    "target", label: "送る相手",
                    kind: .choice(ReminderTarget.allCases.map { .init($0.rawValue, $0.title) }),
                    value: form.target),
                Field("task", label: "対象の作業", kind: .list(tasks), value: form.task, isRequired: false),
                Field(
                    "weekdays", label: "送る曜日", kind: .several(days.map { .init("\($0.rawValue)", "\($0.title)曜日") }),
                    value: form.weekdays),
                Field("time", label: "送る時刻", value: form.time, hint: "24時間表記（例 10:00）"),
                Field("subject", label: "件名", value: form.subject),
                Field("content", label: "本文", kind: .area, value: form.content),
            ])
    }

    static func preview(
        _ request: WebRequest, _ schedule: ReminderSchedule,
        _ recipients: [(progress: OrganisationProgress, reason: Reason)],
        _ contacts: [LocalGovernmentCode: [ContactEntry]]
    ) -> Page {
        let window: Set<ContactRole> = [.windowManager, .windowClerk]
        func told(_ progress: OrganisationProgress) -> [ContactEntry] {
            (contacts[progress.organisation.code] ?? []).filter { window.contains($0.role) }
        }
        // Who has two roles gets one letter.
        let letters = recipients.reduce(0) { $0 + Set(told($1.progress).map(\.contact.mail)).count }
        let unreachable = recipients.filter { told($0.progress).isEmpty }
        var blocks: [Block] = [
            .summary([
                SummaryRow("状態", word(schedule)), SummaryRow("送る相手", schedule.target.title),
                SummaryRow("送る時", times(schedule)),
                SummaryRow("次回", next(schedule, request.now)),
                SummaryRow("現時点の送付先", "\(recipients.count)団体、\(letters)通"),
            ])
        ]
        if !unreachable.isEmpty {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "連絡先がない団体が\(unreachable.count)団体あります。",
                        body:
                            "連絡票が未受付のため、メールは送られません：\(unreachable.prefix(20).map(\.progress.organisation.name).joined(separator: "、"))"
                    )))
        }
        if let first = recipients.first(where: { !told($0.progress).isEmpty }) ?? recipients.first {
            let address = "（受領を確認する画面のアドレス。団体ごとに異なります）"
            let subject = ReminderText.filled(
                schedule.subject, for: first.progress, first.reason, confirmationAddress: address)
            let content = ReminderText.filled(
                schedule.content, for: first.progress, first.reason, confirmationAddress: address)
            blocks += [
                .heading("文面の例（\(first.progress.organisation.name)）"), .fixed("件名：\(subject)\n\n\(content)"),
            ]
        }
        blocks += [
            .heading("送付先"),
            .table(
                Table(
                    caption: recipients.count > 200 ? "送付先（先頭の200団体）" : "送付先",
                    headers: ["団体", "作業", "宛先"],
                    rows: recipients.prefix(200).map { progress, reason in
                        [
                            .text(progress.organisation.name), .text(Words.reason(reason)),
                            .text(
                                told(progress).map { "\($0.contact.name) \($0.contact.mail)" }.joined(separator: "、")),
                        ]
                    }, empty: "現時点で送る相手はいません。送る時に改めて判定します。")),
        ]
        if request.actor.may(.followUp) { blocks += actions(request, schedule, recipients.count) }
        return Page(request.frame, title: "督促「\(schedule.title)」の確認", blocks: blocks)
    }

    private static func actions(_ request: WebRequest, _ schedule: ReminderSchedule, _ count: Int) -> [Block] {
        let token = request.session?.formToken
        if schedule.isRunning {
            return [
                .form(
                    Form(action: "\(base)/\(schedule.number)/pause", submit: "この督促を止める", token: token, fields: []))
            ]
        }
        return [
            .text("開始すると、次回から送る時ごとに該当する団体へ送ります。過ぎた時の分は送りません。"),
            .form(
                Form(
                    action: "\(base)/\(schedule.number)/start", submit: "この内容で開始する（現時点で\(count)団体）", token: token,
                    fields: [])),
        ]
    }

    static func messages(_ request: WebRequest, _ messages: [Message], _ names: [String: String]) -> Page {
        Page(
            request.frame, title: "送付したメールと受領の確認",
            blocks: [
                .table(
                    Table(
                        caption: "送付したメール（未確認を先に、新しい順に200件まで）",
                        headers: ["団体", "件名", "送付", "段階", "受領の確認"],
                        rows: messages.compactMap { message in
                            guard let name = names[message.organisation] else { return nil }
                            return [
                                .link(
                                    Link(name, path: "\(FollowUpSite.base)/organisations/\(message.organisation)")),
                                .text(message.subject), .text(JapanTime.japanese(message.toldAt)),
                                .text(step(message)),
                                message.confirmedAt.map {
                                    .state("\($0.dayText) \(message.confirmedBy ?? "")", .success)
                                } ?? .state("未確認", .warning),
                            ]
                        }, empty: "送付したメールはありません。"))
            ])
    }

    private static func step(_ message: Message) -> String {
        switch message.currentStep {
        case .mail(let roles): roles.map(\.title).joined(separator: "、")
        case .call: "電話で連絡"
        }
    }

    private static func word(_ schedule: ReminderSchedule) -> String {
        schedule.startedAt == nil ? "下書き" : schedule.isRunning ? "実施中" : "停止中"
    }

    private static func state(_ schedule: ReminderSchedule) -> Table.Cell {
        .state(word(schedule), schedule.isRunning ? .success : schedule.startedAt == nil ? .information : .warning)
    }

    private static func times(_ schedule: ReminderSchedule) -> String {
        let days = schedule.weekdays.sorted { $0.rawValue < $1.rawValue }.map(\.title).joined(separator: "・")
        return days + "曜日 " + String(format: "%02d:%02d", schedule.minute / 60, schedule.minute % 60)
    }

    private static func next(_ schedule: ReminderSchedule, _ now: Date) -> String {
        ReminderRule.next(weekdays: schedule.weekdays, minute: schedule.minute, after: now).map {
            JapanTime.japanese($0)
        } ?? ""
    }
}
