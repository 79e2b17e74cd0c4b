import ContactHours
import DesignSystem
import ServiceCalendar

/// One month of service hours as a table of weeks (§1.4): what differs from the rule is marked in words.
struct ServiceMonth {
    let year: Int
    let month: Int
    let hours: ServiceHours

    /// Reads `2016-05`; nil for anything else.
    init?(_ text: String, hours: ServiceHours) {
        guard let first = CalendarDay("\(text)-01") else { return nil }
        self.init(first, hours: hours)
    }

    init(_ day: CalendarDay, hours: ServiceHours) {
        year = day.year
        month = day.month
        self.hours = hours
    }

    var title: String { "\(year)年\(month)月" }

    /// `2016-05`.
    func text(adding months: Int) -> String {
        let count = year * 12 + month - 1 + months
        let number = count % 12 + 1
        return "\(count / 12)-\(number < 10 ? "0" : "")\(number)"
    }

    var table: Table {
        Table(
            caption: "\(title)の自治体中間サーバー利用可能時間", headers: ["週"] + ["日", "月", "火", "水", "木", "金", "土"],
            rows: weeks.enumerated().map { index, week in [.text("第\(index + 1)週")] + week.map(cell) })
    }

    private var weeks: [[CalendarDay?]] {
        guard let first = CalendarDay(year: year, month: month, day: 1) else { return [] }
        var days: [CalendarDay?] = Array(repeating: nil, count: first.weekday.rawValue - 1)
        var day = first
        while day.month == month {
            days.append(day)
            day = day.adding(days: 1)
        }
        days += Array(repeating: nil, count: (7 - days.count % 7) % 7)
        return stride(from: 0, to: days.count, by: 7).map { Array(days[$0..<($0 + 7)]) }
    }

    private func cell(_ day: CalendarDay?) -> Table.Cell {
        guard let day else { return .text("") }
        let text = "\(day.day)日 \(hours.hours(on: day)?.text ?? "休止")"
        return hours.isChanged(on: day) ? .state("\(text)（変更）", .warning) : .text(text)
    }
}
