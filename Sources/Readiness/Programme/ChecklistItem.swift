public import ServiceCalendar

/// One of the items that each organisation confirms at the end (§1.5).
public struct ChecklistItem: Sendable, Hashable {
    /// `c1` to `c5`.
    public let id: String
    /// 確認箇所.
    public let place: String
    /// 確認項目.
    public let title: String
    /// 実施期限.
    public let deadline: CalendarDay

    /// Describes an item.
    public init(id: String, place: String, title: String, deadline: CalendarDay) {
        self.id = id
        self.place = place
        self.title = title
        self.deadline = deadline
    }
}
