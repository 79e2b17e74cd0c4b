/// A day of the week; raw values count from Sunday, 1.
public enum Weekday: Int, Sendable, CaseIterable {
    /// The first, as Japanese calendars print it.
    case sunday = 1
    /// The days that follow, to 7.
    case monday, tuesday, wednesday, thursday, friday, saturday

    /// 日 … 土.
    public var title: String {
        switch self {
        case .sunday: "日"
        case .monday: "月"
        case .tuesday: "火"
        case .wednesday: "水"
        case .thursday: "木"
        case .friday: "金"
        case .saturday: "土"
        }
    }
}
