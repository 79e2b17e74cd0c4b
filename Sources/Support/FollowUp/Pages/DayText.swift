import Foundation
import ServiceCalendar

extension Date {
    /// The day that it falls on in Japan, `2016-05-19`.
    var dayText: String { CalendarDay(self).description }
}
