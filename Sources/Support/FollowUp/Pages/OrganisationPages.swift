import AccessControl
import DesignSystem
import Foundation
import Identifiers
import NoticeForms
import Programme
import RollUp
import ServiceCalendar
import WebServer

/// One organisation: which task, which side, waits for what, since when, who is responsible, what was said.
enum OrganisationPages {
    static func path(_ progress: OrganisationProgress) -> String {
        "\(FollowUpSite.base)/organisations/\(progress.organisation.code.text)"
    }

    static func show(
        _ request: WebRequest, _ progress: OrganisationProgress, _ plan: TaskPlan,
        _ record: OrganisationRoutes.Record, error: (any ProblemConvertible)?
    ) -> Page {
        let (organisation, now) = (progress.organisation, request.now)
        let judgement = StandingRule.judge(progress, plan: plan, now: now)
        let reasons = ReasonRule.reasons(progress, plan: plan, now: now)
        var blocks: [Block] = [
            .notice(notice(judgement, reasons.first)),
            .summary([
                SummaryRow("団体コード", organisation.code.text), SummaryRow("都道府県", organisation.prefecture),
                SummaryRow("種別", organisation.kind.title), SummaryRow("進み", Words.share(judgement)),
                SummaryRow("完了見込み", Words.forecast(judgement.forecast)),
                SummaryRow("最後の進捗", progress.lastMove.map { JapanTime.japanese($0) } ?? "なし"),
            ]), .heading("未完了の作業と理由"), .table(table(reasons)), .heading("連絡先"),
            .table(contacts(record.contacts)),
            .links([Link("連絡の流れと担当者の引き継ぎ", path: "\(path(progress))/contacts")]), .heading("メールと受領の確認"),
            .table(messages(record)),
        ]
        if request.actor.may(.followUp) { blocks += forms(request, progress, record.messages) }
        blocks += [.heading("連絡の記録"), .table(notes(record.notes))]
        blocks += [.heading("作業の実績")] + steps(progress, plan, reasons)
        return Page(
            request.frame, title: "\(organisation.name)の状況", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }

    private static func notice(_ judgement: Judgement, _ reason: Reason?) -> Notice {
        guard let reason else {
            return Notice(kind: .success, title: "すべての作業が完了しています。", body: "")
        }
        let since = reason.since.map { "\(JapanTime.japanese(CalendarDay($0)))から実施できます。" } ?? ""
        let waits =
            reason.waitsFor.isEmpty ? since : "「\(reason.waitsFor.map(\.title).joined(separator: "」「"))」の完了待ちです。"
        return Notice(
            kind: Words.kind(judgement.standing), title: "\(judgement.standing.title)：\(Words.reason(reason))",
            body: "\(waits)担当は\(reason.task.responsible)です。")
    }

    private static func table(_ reasons: [Reason]) -> Table {
        Table(
            caption: "未完了の作業", headers: ["作業", "部局", "状態", "待っている作業", "いつから", "担当", "期限"],
            rows: reasons.map { reason in
                [
                    .text(reason.task.title), .text(reason.bureau.title),
                    reason.overdueDays > 0
                        ? .state("期限超過 \(reason.overdueDays)日", .error)
                        : reason.isOpen ? .state("実施できます", .information) : .state("待機中", .warning),
                    .text(reason.waitsFor.map(\.title).joined(separator: "、")),
                    .code(reason.since?.dayText ?? ""), .text(reason.task.responsible),
                    .code(reason.task.deadline?.description ?? ""),
                ]
            }, empty: "未完了の作業はありません。")
    }

    static func contacts(_ contacts: [ContactEntry]) -> Table {
        Table(
            caption: "連絡先", headers: ["担当", "氏名", "所属", "電話番号", "メールアドレス", "いつから"],
            rows: contacts.map { entry in
                [
                    .text(entry.role.title), .text(entry.contact.name), .text(entry.contact.department),
                    .code(entry.contact.telephone), .text(entry.contact.mail),
                    entry.tookOverFrom.map { .text("\(entry.since.dayText)（\($0)から引き継ぎ）") }
                        ?? .code(entry.since.dayText),
                ]
            }, empty: "利用開始・変更連絡票がまだ受け付けられていません。")
    }

    private static func messages(_ record: OrganisationRoutes.Record) -> Table {
        Table(
            caption: "送付したメール", headers: ["件名", "送付", "送付先", "受領の確認", "次の連絡"],
            rows: record.messages.map { message in
                let told = record.deliveries.filter { $0.message == message.number }.map { delivery in
                    "\(delivery.name)（\(ContactRole(rawValue: delivery.role)?.title ?? "")）"
                }
                let how = message.confirmedHow == "telephone" ? "電話" : "画面"
                return [
                    .text(message.subject), .text(message.toldAt.dayText),
                    .text(told.isEmpty ? "送付先がありません" : told.joined(separator: "、")),
                    message.confirmedAt.map {
                        .state("\($0.dayText) \(message.confirmedBy ?? "")（\(how)）", .success)
                    } ?? .state("未確認", .warning),
                    .text(
                        message.confirmedAt != nil
                            ? "" : message.nextStepAt.map { "\(JapanTime.japanese($0))" } ?? "電話で連絡してください"),
                ]
            }, empty: "送付したメールはありません。")
    }

    private static func forms(
        _ request: WebRequest, _ progress: OrganisationProgress, _ messages: [Message]
    ) -> [Block] {
        let token = request.session?.formToken
        var blocks: [Block] = []
        for message in messages.filter({ $0.confirmedAt == nil }).prefix(3) {
            blocks += [
                .subheading("電話での受領の確認：\(message.subject)（\(message.toldAt.dayText)）"),
                .form(
                    Form(
                        action: "\(path(progress))/messages/\(message.number)/confirmation", submit: "電話で確認済みにする",
                        token: token,
                        fields: [Field("name", label: "受領を確認した相手の氏名")])),
            ]
        }
        blocks += [
            .subheading("連絡の内容を記録する"),
            .form(
                Form(
                    action: "\(path(progress))/notes", submit: "記録する", token: token,
                    fields: [
                        Field("talked-to", label: "話した相手", isRequired: false),
                        Field("content", label: "連絡の内容", kind: .area, hint: "個人番号など、住民の情報は書かないでください。"),
                        Field("call-again-on", label: "次の連絡日", kind: .date, isRequired: false),
                    ])),
        ]
        return blocks
    }

    private static func notes(_ notes: [CallNote]) -> Table {
        Table(
            caption: "連絡の記録（新しい順）", headers: ["日時", "相手", "内容", "次の連絡日", "記録した人"],
            rows: notes.map { note in
                [
                    .text(JapanTime.japanese(note.writtenAt)), .text(note.talkedTo), .text(note.content),
                    .text(note.callAgainOn?.description ?? ""), .text(note.writer),
                ]
            }, empty: "連絡の記録はまだありません。")
    }

    private static func steps(
        _ progress: OrganisationProgress, _ plan: TaskPlan, _ reasons: [Reason]
    ) -> [Block] {
        progress.organisation.bureaus.flatMap { bureau -> [Block] in
            let steps = progress.slots.filter { plan.slots[$0].bureau == bureau }.map { slot in
                let task = plan.slots[slot].task
                if let at = progress.done[slot] {
                    return Step(title: task.title, state: "完了", kind: .success, note: JapanTime.japanese(at))
                }
                let reason = reasons.first { $0.bureau == bureau && $0.task.id == task.id }
                let waits = reason?.waitsFor.map(\.title).joined(separator: "」「") ?? ""
                return waits.isEmpty
                    ? Step(title: task.title, state: "実施できます", kind: .information, note: "担当 \(task.responsible)")
                    : Step(title: task.title, state: "待機中", kind: .warning, note: "「\(waits)」の完了待ち")
            }
            return [.subheading(bureau.title), .steps(steps)]
        }
    }
}
