public import Spreadsheet
public import VPNDevice
import Worksheet

extension VPNDevice {
    /// Reads the device that a worksheet's 「確認した設定値」 describes.
    ///
    /// - Parameters:
    ///   - worksheet: The workbook; blank rows, moved columns, full-width digits and spaces are taken as they are meant.
    ///   - base: A device for interfaces, routes, DNS and session where the worksheet leaves them out.
    /// - Returns: The device, and what of the sheet was not understood.
    /// - Throws: `DeviceFileError` that names the cell.
    public static func reading(
        worksheet: Workbook, base: VPNDevice? = nil
    ) throws(DeviceFileError) -> DeviceReading {
        guard let lines = WorksheetForm.deviceLines(in: worksheet) else {
            throw DeviceFileError(
                place: worksheet.sheets.first?.name ?? "", code: "device.no-sheet",
                message: "「区分」「項目」「確認した設定値」の見出しがあるシート「VPN装置の設定」がありません。")
        }
        var rows: [(place: String, row: DeviceRow)] = []
        var unknown: [DeviceReading.Unknown] = []
        for line in lines {
            guard let seen = line.seen, line.section != WorksheetWords.elsewhere else { continue }
            if let section = DeviceSection.allCases.first(where: { $0.title == line.section }) {
                rows.append((line.place, DeviceRow(section, line.entry, seen)))
            } else {
                unknown.append(.init(place: line.place, text: "\(line.section) \(line.entry) \(seen)"))
            }
        }
        return try reading(rows: rows, unknown: unknown, base: base)
    }
}
