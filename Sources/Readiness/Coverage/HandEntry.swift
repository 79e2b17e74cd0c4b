public import Foundation
public import Identifiers
public import ServiceCalendar
public import Verdicts

/// What a person says of one item at one place, by name.
public struct HandEntry: Sendable, Hashable {
    public let bureau: Bureau
    public let place: String
    public let item: TestItem
    /// The day on which it was tried; nil for 対象外.
    public let completedOn: CalendarDay?
    /// Why it does not apply, or what is worth noting.
    public let remark: String
    public let enteredBy: String
    public let enteredAt: Date

    /// Describes an entry.
    public init(
        bureau: Bureau, place: String, item: TestItem, completedOn: CalendarDay?, remark: String, enteredBy: String,
        enteredAt: Date
    ) {
        self.bureau = bureau
        self.place = place
        self.item = item
        self.completedOn = completedOn
        self.remark = remark
        self.enteredBy = enteredBy
        self.enteredAt = enteredAt
    }
}
