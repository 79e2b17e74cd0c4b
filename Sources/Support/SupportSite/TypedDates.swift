import Programme
import Schedule
import ServiceCalendar
import WebServer

/// The dates of one task as somebody typed them.
struct TypedDates {
    let span: PlannedSpan
    let beganOn: CalendarDay?
    let movesFollowers: Bool
    let name: String

    init(_ form: FormBody, of view: TaskView, today: CalendarDay) throws(Problem) {
        let begin = try Self.day(form, "begin", "開始予定日")
        let end = try Self.day(form, "end", "終了予定日")
        guard let span = PlannedSpan(begin, end) else {
            throw Self.problem("end", "終了予定日が開始予定日より前です。", "開始予定日以後の日を入力してください。")
        }
        if let first = view.task.begins, begin < first {
            throw Self.problem(
                "begin", "この作業は\(JapanTime.japanese(first))より前には始められません（\(view.task.section)）。", "その日以後の日を入力してください。")
        }
        let began = form["began-on"].isEmpty ? nil : try Self.day(form, "began-on", "着手日（実績）")
        if let began, began > today {
            throw Self.problem("began-on", "着手日（実績）に未来の日付は入力できません。", "実際に着手した日を入力してください。")
        }
        name = form["name"]
        guard !name.isEmpty else { throw Self.problem("name", "入力した人の氏名が入力されていません。", "氏名を入力してください。") }
        self.span = span
        beganOn = began
        movesFollowers = form["followers"] == "move"
    }

    private static func day(_ form: FormBody, _ field: String, _ title: String) throws(Problem) -> CalendarDay {
        guard let day = CalendarDay(form[field]) else {
            throw problem(field, "\(title)の形式が正しくありません。", "2016-05-19 のように、実在する日を入力してください。")
        }
        return day
    }

    private static func problem(_ field: String, _ title: String, _ detail: String) -> Problem {
        Problem(status: 422, code: "schedule.\(field)", title: title, detail: detail, field: field)
    }
}
