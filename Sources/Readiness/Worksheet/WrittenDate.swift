import Foundation
import ServiceCalendar
import Spreadsheet

/// A date as a person leaves it in a cell of a form.
enum WrittenDate: Hashable {
    case day(CalendarDay)
    case notApplicable
    case blank
    case unreadable

    /// Reads a date cell, or a text such as `２０１６/５/３１`, `平成28年5月31日`, `H28.5.31`, `対象外`, `未完了`.
    init(_ value: CellValue) {
        switch value {
        case .empty: self = .blank
        case .boolean: self = .unreadable
        case .date(let year, let month, let day): self = Self.dated(year, month, day)
        // 20160531 is a date; a bare serial number such as 42521 might be anything.
        case .number(let number): self = Self.parse(CellValue.number(number).displayText)
        case .text(let text): self = Self.parse(WrittenText.folded(text))
        }
    }

    private static func parse(_ text: String) -> WrittenDate {
        if text.isEmpty || text.hasPrefix(FormCells.open) || text == "未実施" { return .blank }
        if text == FormCells.notApplicable { return .notApplicable }
        if let match = text.wholeMatch(of: /([0-9]{4})[-\/.年]([0-9]{1,2})[-\/.月]([0-9]{1,2})日?(\([日月火水木金土]\))?/) {
            return dated(Int(match.1), Int(match.2), Int(match.3))
        }
        if let match = text.wholeMatch(of: /([0-9]{4})([0-9]{2})([0-9]{2})/) {
            return dated(Int(match.1), Int(match.2), Int(match.3))
        }
        if let match = text.wholeMatch(
            of: /(平成|令和|[HRhr])\.?(元|[0-9]{1,2})[-\/.年]([0-9]{1,2})[-\/.月]([0-9]{1,2})日?(\([日月火水木金土]\))?/)
        {
            return inEra(String(match.1), match.2 == "元" ? 1 : Int(match.2), Int(match.3), Int(match.4))
        }
        return .unreadable
    }

    private static func inEra(_ era: String, _ count: Int?, _ month: Int?, _ day: Int?) -> WrittenDate {
        let heisei = era == "平成" || era.lowercased() == "h"
        guard let count, count >= 1, let start = CalendarDay(heisei ? "1989-01-08" : "2019-05-01") else {
            return .unreadable
        }
        guard case .day(let written) = dated(start.year + count - 1, month, day), written >= start else {
            return .unreadable
        }
        return .day(written)
    }

    private static func dated(_ year: Int?, _ month: Int?, _ day: Int?) -> WrittenDate {
        guard let year, let month, let day, let written = CalendarDay(year: year, month: month, day: day) else {
            return .unreadable
        }
        return .day(written)
    }
}
