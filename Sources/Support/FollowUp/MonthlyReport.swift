import Foundation
import Identifiers
import RollUp
import ServiceCalendar

/// The state at the end of a month, for 内閣官房 and 総務省 (§1.6); of the month that runs, the state now.
struct MonthlyReport: Sendable {
    let reach: Reach
    let plan: TaskPlan
    let year: Int
    let month: Int
    /// The instant of the state.
    let at: Date
    let summary: Summary
    let history: [HistoryPoint]

    /// Takes `2016-05`; anything else, or a month to come, is the month that runs.
    init(
        _ organisations: [OrganisationProgress], reach: Reach, plan: TaskPlan, month: String?, now: Date,
        history: [HistoryPoint]
    ) {
        let today = CalendarDay(now)
        let asked = month.flatMap { CalendarDay("\($0)-01") } ?? today
        let first = asked > today ? today : asked
        (self.year, self.month) = (first.year, first.month)
        let next =
            first.month == 12
            ? CalendarDay(year: first.year + 1, month: 1, day: 1)
            : CalendarDay(year: first.year, month: first.month + 1, day: 1)
        let end = next?.instant(hour: 0) ?? now
        at = min(now, end.addingTimeInterval(-1))
        self.reach = reach
        self.plan = plan
        self.history = history.filter { [at] in $0.day <= CalendarDay(at) }
        summary = Summary(organisations.map { [at] in $0.asOf(at) }, plan: plan, now: at)
    }

    var title: String {
        let place =
            switch reach {
            case .nation: "全国"
            case .prefecture: summary.entries.first?.organisation.prefecture ?? "都道府県"
            }
        return "\(plan.title) 月次報告 \(year)年\(month)月分（\(place)）"
    }

    /// The months that can be asked for, newest first.
    static func months(_ history: [HistoryPoint], now: Date) -> [String] {
        let today = CalendarDay(now)
        let first = history.first?.day ?? today
        var months: [String] = []
        var (year, month) = (today.year, today.month)
        while (year, month) >= (first.year, first.month), months.count < 36 {
            months.append(String(format: "%04d-%02d", year, month))
            (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
        }
        return months
    }
}

extension OrganisationProgress {
    /// As it was at an instant, as far as what is done now tells.
    func asOf(_ instant: Date) -> OrganisationProgress {
        OrganisationProgress(
            organisation: organisation, romaji: romaji, place: place, slots: slots,
            done: done.map { at in at.flatMap { $0 <= instant ? $0 : nil } })
    }
}
