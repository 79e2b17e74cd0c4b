import Foundation
import ServiceCalendar
import Testing

/// The files that are shipped in `Data`.
enum Shipped {
    static func holidays() throws -> HolidayList {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try HolidayList(
            csv: String(contentsOf: root.appending(path: "Data/japanese-holidays.csv"), encoding: .utf8))
    }
}

@Suite("ServiceCalendar: public holidays")
struct HolidayListTests {
    @Test(
        "2016",
        arguments: [
            ("2016-04-29", "昭和の日"), ("2016-05-03", "憲法記念日"), ("2016-05-04", "みどりの日"), ("2016-05-05", "こどもの日"),
            ("2016-05-02", nil), ("2016-05-06", nil), ("2016-06-30", nil),
        ] as [(String, String?)])
    func names(_ day: String, name: String?) throws {
        #expect(try Shipped.holidays().name(of: try #require(CalendarDay(day))) == name)
    }

    @Test("The list says where it ends")
    func lastDay() throws {
        #expect(try Shipped.holidays().lastDay.year == 2028)
    }

    @Test(
        "A bad line is named",
        arguments: [
            ("date,name\n2016-04-29,昭和の日\n2016-02-30,x", 3), ("date,name\n2016-04-29", 2), ("date,name\n", 1), ("", 1),
        ])
    func badLine(_ csv: String, line: Int) {
        let error = #expect(throws: HolidayListError.self) { try HolidayList(csv: csv) }
        #expect(error?.line == line)
    }
}
