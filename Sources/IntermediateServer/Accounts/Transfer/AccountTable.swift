import AccessControl
import DelimitedText
import Foundation
import ServiceCalendar

/// Accounts as rows of a file: what is exported can be imported again unchanged.
struct AccountTable: Sendable, Hashable {
    /// One row, in the words of the file.
    struct Row: Sendable, Hashable {
        let line: Int
        let identifier: String
        let name: String
        let role: String
        let pattern: String
        let districts: String
        let validUntil: String
        let state: String
    }

    let rows: [Row]

    static let headers = ["ユーザーID", "氏名", "役割", "権限パターン", "行政区", "有効期限", "状態"]
    static let allDistricts = "すべて"
    static let inUse = "利用中"
    static let suspended = "停止"
    /// The most rows of one file [O]: each new account takes a slow hash.
    static let mostRows = 500

    /// Reads a file.
    /// - Throws: `AccountError` that names the line.
    init(csv text: String) throws(AccountError) {
        var lines: [CSVText.Row]
        do {
            lines = try CSVText.rows(text)
        } catch {
            throw .unreadableFile(error.reason)
        }
        guard let first = lines.first?.fields.map(CSVText.unmarked), first == Self.headers else {
            throw .unreadableFile("1行目の見出しは「\(Self.headers.joined(separator: ","))」としてください。出力したファイルを基に作成してください。")
        }
        lines.removeFirst()
        guard !lines.isEmpty else { throw .unreadableFile("アカウントの行がありません。") }
        guard lines.count <= Self.mostRows else { throw .tooManyRows(Self.mostRows) }
        for line in lines where line.fields.count != Self.headers.count {
            throw .unreadableFile("\(line.line)行目の項目が\(line.fields.count)個です。\(Self.headers.count)個にしてください。")
        }
        rows = lines.map { line in
            let fields = line.fields.map(CSVText.unmarked)
            return Row(
                line: line.line, identifier: fields[0], name: fields[1], role: fields[2], pattern: fields[3],
                districts: fields[4], validUntil: fields[5], state: fields[6])
        }
    }

    /// The text of a file that somebody chose.
    /// - Throws: `AccountError` when its characters cannot be told.
    static func text(_ bytes: [UInt8]) throws(AccountError) -> String {
        do {
            return try CSVText.text(bytes)
        } catch {
            throw .unreadableFile(error.reason)
        }
    }

    /// Every account that can be set, as CSV with the mark by which a spreadsheet knows UTF-8.
    static func csv(_ book: AccountBook) -> [UInt8] {
        let accounts = book.accounts.values.filter { $0.deletedAt == nil && !$0.role.grantable.isEmpty }
        let lines = accounts.sorted { $0.identifier < $1.identifier }.map { account in
            CSVText.line([
                account.identifier, account.name, account.role.title,
                account.pattern.flatMap { book.patterns[$0]?.name } ?? "",
                account.districts.codes.map { $0.sorted().joined(separator: " ") } ?? allDistricts,
                account.validUntil.map { CalendarDay($0).description } ?? "",
                account.suspendedAt == nil ? inUse : suspended,
            ])
        }
        return [0xef, 0xbb, 0xbf] + Array(([CSVText.line(headers)] + lines).joined().utf8)
    }
}
