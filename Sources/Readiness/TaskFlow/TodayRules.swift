import Identifiers
import Programme
public import ReadinessLedger
public import ServiceCalendar

/// One thing that can be done today.
public struct TodayItem: Sendable {
    public let status: TaskStatus
    /// Days until the deadline; 0 on the day itself, below 0 when it is over; nil without one.
    public let daysLeft: Int?

    /// How many days late; 0 when not.
    public var daysLate: Int { max(0, -(daysLeft ?? 0)) }

    /// 「期限を3日過ぎています」, 「本日が期限です」, 「期限まであと12日」, 「期限の定めなし」.
    public var lateness: String {
        switch daysLeft {
        case .none: "期限の定めなし"
        case .some(let days) where days < 0: "期限を\(-days)日過ぎています"
        case .some(0): "本日が期限です"
        case .some(let days): "期限まであと\(days)日"
        }
    }
}

/// What to do today, by whom, by when.
public enum TodayRules {
    /// The open tasks that may begin by today: the latest first, then by deadline, otherwise in the programme's order.
    public static func items(_ sides: [[TaskStatus]], today: CalendarDay) -> [TodayItem] {
        let open = sides.flatMap { $0 }.filter { status in
            status.state == .open && status.task.begins.map { $0 <= today } ?? true
        }
        let items = open.map { status in
            TodayItem(status: status, daysLeft: status.task.deadline.map { today.days(until: $0) })
        }
        return items.enumerated().sorted { left, right in
            (left.element.daysLeft ?? .max, left.offset) < (right.element.daysLeft ?? .max, right.offset)
        }.map(\.element)
    }
}
