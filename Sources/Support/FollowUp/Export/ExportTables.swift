import AccessControl
import DelimitedText
import Foundation
import Identifiers
import NoticeForms
import Programme
import RollUp
import ServiceCalendar

/// The rows of the files.
enum ExportTables {
    static let organisationHeaders = [
        "団体コード", "都道府県", "団体名", "種別", "状態", "完了", "対象", "割合（%）", "完了見込み", "期限超過日数", "遅れ見込み日数", "止まっている作業", "部局",
        "担当", "いつから", "完了日", "窓口担当者", "電話番号", "メールアドレス",
    ]

    static func organisations(
        _ scene: Scene, _ contacts: [LocalGovernmentCode: [ContactEntry]]
    ) -> [[String]] {
        [organisationHeaders]
            + scene.summary.entries.sorted { $0.organisation.code < $1.organisation.code }.map { entry in
                let (organisation, judgement) = (entry.organisation, entry.judgement)
                let reason = ReasonRule.first(entry.progress, plan: scene.plan, now: scene.now)
                let clerk = contacts[organisation.code]?.first { $0.role == .windowClerk }?.contact
                return [
                    organisation.code.text, organisation.prefecture, organisation.name, organisation.kind.title,
                    judgement.standing.title, "\(judgement.done)", "\(judgement.total)",
                    "\(judgement.total == 0 ? 0 : judgement.done * 100 / judgement.total)",
                    Words.forecast(judgement.forecast), "\(judgement.overdueDays)", "\(judgement.lateDays)",
                    reason?.task.title ?? "", reason?.bureau.title ?? "", reason?.task.responsible ?? "",
                    reason?.since?.dayText ?? "", entry.progress.completedAt?.dayText ?? "", clerk?.name ?? "",
                    clerk?.telephone ?? "", clerk?.mail ?? "",
                ]
            }
    }

    static func calls(_ list: CallList) -> [[String]] {
        [
            [
                "団体コード", "都道府県", "団体名", "理由", "止まっている作業", "連絡先", "担当", "電話番号", "メールアドレス", "窓口担当者", "窓口電話番号", "前回の連絡",
                "次の連絡日",
            ]
        ]
            + list.lines.map { line in
                let organisation = line.entry.organisation
                return [
                    organisation.code.text, organisation.prefecture, organisation.name, line.why,
                    line.reason.map(Words.reason) ?? "", line.toCall?.contact.name ?? "",
                    line.toCall?.role.title ?? "", line.toCall?.contact.telephone ?? "",
                    line.toCall?.contact.mail ?? "", line.window?.contact.name ?? "",
                    line.window?.contact.telephone ?? "", line.note?.content ?? "",
                    line.note?.callAgainOn?.description ?? "",
                ]
            }
    }

    /// Every task of every side of every organisation, one line each.
    static func tasks(_ organisations: [OrganisationProgress], _ plan: TaskPlan) -> [UInt8] {
        var bytes = mark + Array(CSVText.line(["団体コード", "都道府県", "団体名", "種別", "部局", "作業", "期限", "完了日時"]).utf8)
        bytes.reserveCapacity(organisations.count * 4_000)
        // What is the same in every line is quoted once: a line for each of some seventy thousand would take seconds.
        let tasks = plan.slots.map { slot in
            Array(
                (","
                    + CSVText.line([slot.bureau.title, slot.task.title, slot.task.deadline?.description ?? ""])
                    .dropLast() + ",").utf8)
        }
        for progress in organisations {
            let organisation = progress.organisation
            // A line's end is one character.
            let head = Array(
                CSVText.line([
                    organisation.code.text, organisation.prefecture, organisation.name, organisation.kind.title,
                ]).dropLast().utf8)
            for slot in progress.slots {
                bytes += head
                bytes += tasks[slot]
                if let at = progress.done[slot] { bytes += Array(at.minuteText.utf8) }
                bytes += [0x0d, 0x0a]
            }
        }
        return bytes
    }

    /// With the mark by which Japanese Excel knows UTF-8.
    static func bytes(_ rows: [[String]]) -> [UInt8] {
        mark + rows.flatMap { Array(CSVText.line($0).utf8) }
    }

    private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]
}
