import Foundation
import Programme
import RollUp
import ServiceCalendar
import WebServer

/// A reminder as somebody filled it in.
struct ReminderForm: Sendable {
    var title = ""
    var target = ReminderTarget.overdue.rawValue
    var task = ""
    var weekdays = "2"
    var time = "10:00"
    var subject = ReminderText.subject
    var content = ReminderText.content

    init() {}

    init(_ form: FormBody) {
        title = form["title"]
        target = form["target"]
        task = form["task"]
        weekdays = form.values("weekdays").joined(separator: " ")
        time = form["time"]
        subject = form["subject"]
        content = form["content"]
    }

    /// Checks it.
    /// - Throws: `Problem` that names the field.
    func draft(_ plan: TaskPlan) throws(Problem) -> ReminderDraft {
        guard (1...60).contains(title.count) else {
            throw Self.wrong("title", "督促の名前が入力されていないか、長すぎます。", "60文字以内で入力してください。")
        }
        guard let target = ReminderTarget(rawValue: target) else {
            throw Self.wrong("target", "送る相手が選択されていません。", "いずれかを選択してください。")
        }
        guard task.isEmpty || plan.slots.contains(where: { $0.task.id == task }) else {
            throw Self.wrong("task", "作業が正しくありません。", "一覧から選択してください。")
        }
        let days = Set(weekdays.split(separator: " ").compactMap { Int($0).flatMap(Weekday.init) })
        guard !days.isEmpty else {
            throw Self.wrong("weekdays", "送る曜日が選択されていません。", "1つ以上選択してください。")
        }
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { throw Self.wrong("time", "送る時刻の形式が正しくありません。", "10:00 のように、半角で入力してください。") }
        guard (1...120).contains(subject.count), !subject.contains(where: \.isNewline) else {
            throw Self.wrong("subject", "件名が入力されていないか、長すぎます。", "120文字以内の1行で入力してください。")
        }
        guard (1...4_000).contains(content.count) else {
            throw Self.wrong("content", "本文が入力されていないか、長すぎます。", "4,000文字以内で入力してください。")
        }
        guard content.contains("{確認}") else {
            throw Self.wrong("content", "本文に {確認} がありません。", "受領を確認する画面のアドレスが入るよう、{確認} を残してください。")
        }
        return ReminderDraft(
            title: title, target: target, task: task.isEmpty ? nil : task, weekdays: days,
            minute: hour * 60 + minute, subject: subject, content: content.replacing("\r\n", with: "\n"))
    }

    private static func wrong(_ field: String, _ title: String, _ detail: String) -> Problem {
        Problem(status: 422, code: "reminder.\(field)", title: title, detail: detail, field: field)
    }
}
