public import ServiceCalendar

/// A part of the programme that tasks belong to, such as 各種環境設定 (§1.1).
public struct ProgrammePhase: Sendable, Hashable {
    /// Stable, in kebab case.
    public let id: String
    /// The name in the source, in Japanese.
    public let title: String
    /// The first day; nil where the source names none.
    public let from: CalendarDay?
    /// The last day; nil where the source names none.
    public let to: CalendarDay?
    /// The clause of the source.
    public let section: String

    /// Describes a phase.
    public init(id: String, title: String, from: CalendarDay?, to: CalendarDay?, section: String) {
        self.id = id
        self.title = title
        self.from = from
        self.to = to
        self.section = section
    }
}
