/// A cell as the file spells it.
struct RawCell {
    var place = CellReference(row: 0, column: 0)
    /// `s`, `inlineStr`, `str`, `b`, `e`, `d`, or `n` (ECMA-376 Part 1 §18.18.11).
    var type = "n"
    var style = 0
    var value: String?
    var inline = ""

    /// The cell that the file means.
    /// - Throws: ``SpreadsheetError`` for a number that is none or a text that the table does not hold.
    func cell(in context: SheetContext) throws(SpreadsheetError) -> Cell {
        if type == "inlineStr" { return text(CellText.readable(inline)) }
        guard let value, !value.isEmpty else { return Cell(.empty) }
        switch type {
        case "s":
            guard let index = Int(value), context.texts.indices.contains(index) else {
                throw PackageRules.damaged("セル \(place)")
            }
            return text(context.texts[index])
        case "str":
            return text(CellText.readable(value))
        case "e":
            return text(value)
        case "b":
            return Cell(.boolean(value == "1" || value == "true"))
        case "d":
            return isoDate(value) ?? text(value)
        case _:
            guard let number = Double(value), number.isFinite else { throw PackageRules.damaged("セル \(place)") }
            guard context.dateStyles.contains(style),
                let day = SerialDate(serial: number, from1904: context.from1904)
            else { return Cell(.number(number)) }
            return Cell(.date(year: day.year, month: day.month, day: day.day), style: .date)
        }
    }

    private func text(_ text: String) -> Cell { Cell(text.isEmpty ? .empty : .text(text)) }

    private func isoDate(_ text: String) -> Cell? {
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let day = SerialDate(year: parts[0], month: parts[1], day: parts[2]) else { return nil }
        return Cell(.date(year: day.year, month: day.month, day: day.day), style: .date)
    }
}
