import ServiceCalendar
import Spreadsheet
import Testing

@testable import Worksheet

struct WrittenDateTests {
    static let day = CalendarDay("2016-05-31")

    @Test(arguments: [
        CellValue.date(year: 2016, month: 5, day: 31), .text("2016/5/31"), .text("２０１６/５/３１"), .text("２０１６／５／３１"),
        .text(" 2016-05-31 "), .text("2016.5.31"), .text("2016年5月31日"), .text("２０１６年　５月　３１日"), .text("平成28年5月31日"),
        .text("平成２８年５月３１日（火）"), .text("H28.5.31"), .text("h28/5/31"), .text("Ｈ２８．５．３１"), .text("㍻28年5月31日"),
        .text("20160531"), .number(20_160_531), .text("2016/05/31(火)"), .text("2016年\n5月31日"),
    ])
    func `a day as people write it`(value: CellValue) throws {
        #expect(WrittenDate(value) == .day(try #require(Self.day)))
    }

    @Test(arguments: [("平成元年1月8日", "1989-01-08"), ("令和元年5月1日", "2019-05-01"), ("R2.2.29", "2020-02-29")])
    func `other eras`(text: String, day: String) throws {
        #expect(WrittenDate(.text(text)) == .day(try #require(CalendarDay(day))))
    }

    @Test(arguments: [
        CellValue.text("2016/2/30"), .text("平成28年13月1日"), .text("平成元年1月7日"), .text("令和元年4月30日"), .text("平成0年5月1日"),
        .text("5/31"), .text("済"), .text("2016/5"), .text("2016/5/31頃"), .number(42_521), .number(2016.531),
        .boolean(true),
        .text("2016/5/31/"), .text("昭和63年5月31日"),
    ])
    func `what is no day is not guessed`(value: CellValue) {
        #expect(WrittenDate(value) == .unreadable)
    }

    @Test(arguments: [
        CellValue.empty, .text(""), .text(" 　"), .text("未完了"), .text("未 完 了"), .text("未完了(6月予定)"), .text("未実施"),
    ])
    func `open`(value: CellValue) {
        #expect(WrittenDate(value) == .blank)
    }

    @Test(arguments: [CellValue.text("対象外"), .text("　対象外 "), .text("対 象 外")])
    func `out of scope`(value: CellValue) {
        #expect(WrittenDate(value) == .notApplicable)
    }
}
