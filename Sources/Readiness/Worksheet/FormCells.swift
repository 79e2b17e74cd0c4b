import ServiceCalendar
import Spreadsheet

/// How both forms spell what is open, out of scope or dated.
enum FormCells {
    /// A blank must not look like an oversight of the printer.
    static let open = "未完了"
    static let notApplicable = "対象外"

    /// A date, or 未完了.
    static func date(_ day: CalendarDay?) -> Cell {
        day.map { Cell(value($0), style: .date) } ?? Cell(open, style: .notRun)
    }

    /// A completion: its date, 対象外 or 未完了.
    static func completion(_ completion: ItemCompletion) -> Cell {
        switch completion {
        case .completed(let day): date(day)
        case .notApplicable: Cell(notApplicable, style: .notApplicable)
        case .open: date(nil)
        }
    }

    static func value(_ day: CalendarDay) -> CellValue {
        .date(year: day.year, month: day.month, day: day.day)
    }

    /// A label and its value.
    static func field(_ label: String, _ value: Cell) -> Row {
        Row([Cell(label, style: .label), value])
    }

    static func headings(_ texts: [String]) -> Row {
        Row(texts.map { Cell($0, style: .heading) })
    }
}
