/// What the cells of a sheet refer to.
struct SheetContext {
    let texts: [String]
    let dateStyles: Set<Int>
    let from1904: Bool
}

/// Collects the cells of a worksheet part (ECMA-376 Part 1 §18.3.1).
final class SheetContent: PartHandler {
    private(set) var cells: [CellReference: Cell] = [:]
    private(set) var heights: [Int: Double] = [:]
    private(set) var widths: [Int: Double] = [:]
    private(set) var merges: [CellReference: Int] = [:]
    private(set) var landscape = false
    private let context: SheetContext
    private var raw = RawCell()
    private var row = -1
    private var nextColumn = 0
    private var inPhonetic = false

    init(_ context: SheetContext) { self.context = context }

    func start(_ element: String, _ attributes: PartAttributes) throws(SpreadsheetError) {
        switch element {
        case "row": startRow(attributes)
        case "c": startCell(attributes)
        case "rPh": inPhonetic = true
        case "col": noteWidths(attributes)
        case "mergeCell": noteMerge(attributes["ref"] ?? "")
        case "pageSetup": landscape = attributes["orientation"] == "landscape"
        case _: break
        }
    }

    func end(_ element: String, text: String) throws(SpreadsheetError) {
        switch element {
        case "v": raw.value = text
        case "t" where !inPhonetic: raw.inline += text
        case "rPh": inPhonetic = false
        case "c": try keep()
        case _: break
        }
    }

    private func startRow(_ attributes: PartAttributes) {
        // Row and cell may leave out where they are: then they follow the one before.
        row = attributes.number("r").map { $0 - 1 } ?? row + 1
        nextColumn = 0
        if attributes.flag("customHeight"), let height = attributes["ht"].flatMap({ Double($0) }) {
            heights[row] = height
        }
    }

    private func startCell(_ attributes: PartAttributes) {
        let place = attributes["r"].flatMap { CellReference($0) } ?? CellReference(row: row, column: nextColumn)
        nextColumn = place.column + 1
        raw = RawCell(place: place, type: attributes["t"] ?? "n", style: attributes.number("s") ?? 0)
    }

    private func keep() throws(SpreadsheetError) {
        let cell = try raw.cell(in: context)
        let place = raw.place
        guard (0..<SpreadsheetLimits.rows).contains(place.row), (0..<SpreadsheetLimits.columns).contains(place.column)
        else {
            // Colouring a whole row or column leaves empty cells to the sheet's edge: no harm, no content.
            guard cell.value == .empty else { throw PackageRules.tooLarge("セル \(place)") }
            return
        }
        cells[place] = cell
    }

    private func noteWidths(_ attributes: PartAttributes) {
        guard let first = attributes.number("min"), let last = attributes.number("max"),
            let width = attributes["width"].flatMap({ Double($0) }), first >= 1,
            first <= last, last <= SpreadsheetLimits.columns
        else { return }
        for column in first...last { widths[column - 1] = width }
    }

    private func noteMerge(_ range: String) {
        let ends = range.split(separator: ":").compactMap { CellReference($0) }
        guard ends.count == 2, ends[0].column < ends[1].column, ends[1].column < SpreadsheetLimits.columns else {
            return
        }
        merges[ends[0]] = ends[1].column - ends[0].column + 1
    }
}
