/// Refusals of a file as a whole.
enum PackageRules {
    /// Looks at the size and at the first bytes.
    /// - Throws: ``SpreadsheetError``.
    static func check(file bytes: [UInt8]) throws(SpreadsheetError) {
        guard !bytes.isEmpty else {
            throw SpreadsheetError(code: "spreadsheet.empty-file", message: "ファイルの中身がありません。")
        }
        guard bytes.count <= SpreadsheetLimits.fileBytes else { throw tooLarge("ファイルの大きさ") }
        // OLE2: the format of Excel 97-2003, and the envelope of a workbook with a password.
        guard !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
            throw SpreadsheetError(
                code: "spreadsheet.old-format-or-password",
                message: "古い形式(.xls)のファイルか、パスワード付きのファイルです。パスワードを外し、.xlsx形式で保存し直してください。")
        }
        guard bytes.starts(with: [0x50, 0x4B]) else { throw notAZip }
    }

    static let notAZip = SpreadsheetError(
        code: "spreadsheet.not-a-zip", message: "Excelファイル(.xlsx)ではないか、途中で切れています。保存し直して送付してください。")

    static let encrypted = SpreadsheetError(
        code: "spreadsheet.encrypted", message: "暗号化されたファイルは読めません。パスワードを外してください。")

    static func tooLarge(_ what: String) -> SpreadsheetError {
        SpreadsheetError(
            code: "spreadsheet.too-large", message: "ファイルが様式として大きすぎます(\(what))。配付された様式に記入してください。")
    }

    static func damaged(_ part: String) -> SpreadsheetError {
        SpreadsheetError(code: "spreadsheet.damaged", message: "ファイルが壊れています(\(part))。保存し直して送付してください。")
    }

    static func notAWorkbook(_ detail: String) -> SpreadsheetError {
        SpreadsheetError(
            code: "spreadsheet.not-a-workbook", message: "Excelのブックとして読めません(\(detail))。.xlsx形式で保存し直してください。")
    }
}
