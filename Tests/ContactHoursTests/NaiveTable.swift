import Foundation
import ServiceCalendar

@testable import ContactHours

/// Whether a channel is open in each minute of 2016 and 2017, written from §4.1 without a line of the room's: plain
/// counting of days, months and weekdays, and the holidays as text.
struct NaiveTable {
    /// 2016-01-01 00:00 in Japan.
    static let start = Date(timeIntervalSince1970: 1_451_574_000)
    static let minutes = (366 + 365) * 1440

    let open: [Bool]
    /// Open minutes before each minute.
    let before: [Int]

    init(_ channel: ContactChannel, holidays: String, maintenance: [Range<Int>]) {
        let days = Set(holidays.split(separator: "\n").dropFirst().map { String($0.prefix(10)) })
        var open: [Bool] = []
        open.reserveCapacity(Self.minutes)
        var formWasServedYesterday = false
        // 2016-01-01 was a Friday.
        var weekday = 5
        for year in [2016, 2017] {
            let lengths = [31, year == 2016 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in lengths.enumerated().map({ ($0 + 1, $1) }) {
                for day in 1...length {
                    let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
                    let served = text >= (channel == .form || channel == .mail ? "2016-04-01" : "2016-04-25")
                    let closedDay =
                        weekday == 0 || weekday == 6 || days.contains(text) || text.hasSuffix("-12-29")
                        || text.hasSuffix("-12-30") || text.hasSuffix("-12-31") || text.hasSuffix("-01-01")
                        || text.hasSuffix("-01-02") || text.hasSuffix("-01-03")
                    for minute in 0..<1440 {
                        switch channel {
                        case .form:
                            open.append(minute < 30 ? formWasServedYesterday : minute >= 90 && served)
                        case .mail, .fax: open.append(served)
                        case .telephone: open.append(served && !closedDay && minute >= 540 && minute < 1080)
                        }
                    }
                    formWasServedYesterday = served
                    weekday = (weekday + 1) % 7
                }
            }
        }
        if channel != .telephone {
            for range in maintenance { for minute in range { open[minute] = false } }
        }
        self.open = open
        var sum = 0
        before = open.map { isOpen in
            defer { sum += isOpen ? 1 : 0 }
            return sum
        }
    }

    static func instant(_ minute: Int) -> Date { start.addingTimeInterval(Double(minute) * 60) }
}
