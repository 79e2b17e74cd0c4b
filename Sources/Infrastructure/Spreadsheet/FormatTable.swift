import CXlsxWriter

/// The formats of one workbook: one for each style, and one more for a date in that style.
struct FormatTable {
    private let plain: [CellStyle: UnsafeMutablePointer<lxw_format>]
    private let dates: [CellStyle: UnsafeMutablePointer<lxw_format>]

    /// Adds the formats to a workbook.
    /// - Throws: ``SpreadsheetError`` when memory runs out.
    init(_ book: UnsafeMutablePointer<lxw_workbook>) throws(SpreadsheetError) {
        var plain: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
        var dates: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
        for style in CellStyle.allCases {
            guard let format = workbook_add_format(book), let date = workbook_add_format(book) else {
                throw WorkbookWriter.failure("workbook_add_format")
            }
            Self.apply(style, to: format)
            Self.apply(style, to: date)
            format_set_num_format(date, "yyyy/m/d")
            plain[style] = format
            dates[style] = date
        }
        self.plain = plain
        self.dates = dates
    }

    /// The format of a cell.
    func format(for cell: Cell) -> UnsafeMutablePointer<lxw_format>? {
        if case .date = cell.value { return dates[cell.style] }
        return plain[cell.style]
    }

    private static func apply(_ style: CellStyle, to format: UnsafeMutablePointer<lxw_format>) {
        let look = CellLook(style)
        format_set_font_name(format, CellLook.fontName)
        format_set_font_size(format, look.fontSize)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        if look.bold { format_set_bold(format) }
        if look.wraps { format_set_text_wrap(format) }
        if look.bordered { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if look.centred { format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue)) }
        if let fill = look.fill {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_bg_color(format, fill)
        }
        if let ink = look.ink { format_set_font_color(format, ink) }
    }
}
