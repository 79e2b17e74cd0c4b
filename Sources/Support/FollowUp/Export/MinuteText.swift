import Foundation
import ServiceCalendar

extension Date {
    /// `2016-05-19 12:30` in Japan.
    var minuteText: String {
        let day = CalendarDay(self)
        let minutes = Int(timeIntervalSince(day.instant(hour: 0)) / 60)
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(day) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
