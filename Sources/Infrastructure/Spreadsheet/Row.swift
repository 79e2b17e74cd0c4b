/// One row of a sheet.
public struct Row: Sendable, Hashable {
    /// The cells from the first column on; a merged cell takes several columns.
    public let cells: [Cell]
    /// Height in points; Excel's own choice when `nil`.
    public let height: Double?

    /// Puts cells in a row.
    public init(_ cells: [Cell] = [], height: Double? = nil) {
        self.cells = cells
        self.height = height
    }

    /// Puts cells in a row.
    public init(cells: [Cell], height: Double? = nil) {
        self.init(cells, height: height)
    }
}

/// One cell: a value, how it looks, and how many columns it spans.
public struct Cell: Sendable, Hashable {
    /// What the cell holds.
    public let value: CellValue
    /// How it looks.
    public let style: CellStyle
    /// Number of columns it spans, at least 1.
    public let mergedColumns: Int

    /// Describes a cell.
    public init(_ value: CellValue, style: CellStyle = .plain, mergedColumns: Int = 1) {
        self.value = value
        self.style = style
        self.mergedColumns = mergedColumns
    }

    /// Describes a cell.
    public init(value: CellValue, style: CellStyle = .plain, mergedColumns: Int = 1) {
        self.init(value, style: style, mergedColumns: mergedColumns)
    }

    /// Describes a cell with a text.
    public init(_ text: String, style: CellStyle = .plain, mergedColumns: Int = 1) {
        self.init(.text(text), style: style, mergedColumns: mergedColumns)
    }
}
