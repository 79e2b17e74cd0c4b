public import ServiceCalendar

/// A star or a bar of the schedule (§1.2).
public struct Milestone: Sendable, Hashable {
    /// Stable, in kebab case.
    public let id: String
    /// The name in the source, in Japanese.
    public let title: String
    /// The first day; nil while it is not fixed.
    public let from: CalendarDay?
    /// The last day, equal to the first for a star; nil while it is not fixed.
    public let to: CalendarDay?
    /// What to know about the dates, in Japanese, such as 「時期調整中」.
    public let remark: String?
    /// The clause of the source.
    public let section: String

    /// Describes a milestone.
    public init(id: String, title: String, from: CalendarDay?, to: CalendarDay?, remark: String?, section: String) {
        self.id = id
        self.title = title
        self.from = from
        self.to = to
        self.remark = remark
        self.section = section
    }

    /// Whether it is one day, drawn as a star.
    public var isSingleDay: Bool { from != nil && from == to }
}
