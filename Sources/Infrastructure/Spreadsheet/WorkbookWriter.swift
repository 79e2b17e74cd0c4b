import CXlsxWriter
import Foundation

/// Writes a checked workbook with libxlsxwriter.
enum WorkbookWriter {
    /// The bytes of the file, which exists only for the time of the call, in a folder of its own.
    /// - Throws: ``SpreadsheetError`` with the code `spreadsheet.write-failed`.
    static func bytes(of workbook: Workbook) throws(SpreadsheetError) -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("workbook-\(UUID().uuidString)")
        do {
            // For the owner alone: a form holds addresses of an organisation's systems.
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw failure("\(error)")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("workbook.xlsx")
        try write(workbook, to: file.path, temporaryFolder: folder.path)
        do {
            return [UInt8](try Data(contentsOf: file))
        } catch {
            throw failure("\(error)")
        }
    }

    private static func write(
        _ workbook: Workbook, to path: String, temporaryFolder: String
    ) throws(SpreadsheetError) {
        var folder = Array(temporaryFolder.utf8CString)
        let opened = folder.withUnsafeMutableBufferPointer { buffer in
            // The library's own temporary files stay in the private folder too; it copies the path.
            var options = lxw_workbook_options()
            options.tmpdir = buffer.baseAddress
            return workbook_new_opt(path, &options)
        }
        guard let book = opened else { throw failure("workbook_new") }
        // The book must be closed even when a sheet fails: that is what frees it.
        var problem: SpreadsheetError?
        do throws(SpreadsheetError) {
            let formats = try FormatTable(book)
            for sheet in workbook.sheets { try SheetWriter(book, sheet, formats).write() }
        } catch {
            problem = error
        }
        let status = workbook_close(book)
        if let problem { throw problem }
        try confirm(status)
    }

    /// Turns a status of libxlsxwriter into an error.
    static func confirm(_ status: lxw_error) throws(SpreadsheetError) {
        guard status == LXW_NO_ERROR else {
            throw failure(lxw_strerror(status).map { String(cString: $0) } ?? "\(status.rawValue)")
        }
    }

    static func failure(_ detail: String) -> SpreadsheetError {
        SpreadsheetError(code: "spreadsheet.write-failed", message: "Excelファイルを作成できません(\(detail))。")
    }
}
