import AccessControl
import Crypto
import Foundation
import ServiceCalendar
import WebServer

/// What a file would change: worked out without changing anything, and shown before it is done.
struct TransferPlan: Sendable {
    /// What becomes of one row.
    enum Fate: Sendable, Hashable {
        case new
        case changed([String])
        case same
        case refused(AccountError)
    }

    struct Line: Sendable, Hashable {
        let row: AccountTable.Row
        let fate: Fate
    }

    let lines: [Line]
    /// The book as it would be; the new accounts are in it.
    let result: AccountBook
    /// Who of the result is new: still without a password.
    let created: [AccountForm]
    /// Why the whole is refused, when every row by itself is fine: such as that nobody could administer then.
    let refusal: AccountError?

    var isAcceptable: Bool {
        refusal == nil && !lines.contains { if case .refused = $0.fate { true } else { false } }
    }

    var changesSomething: Bool { lines.contains { $0.fate != .same } }

    /// What was shown: whoever confirms sends it back, so that nothing else is done than what was seen.
    var digest: String {
        let text = lines.map { "\($0.row) \($0.fate)" }.joined(separator: "\n")
        return SHA256.hash(data: Array(text.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    init(_ table: AccountTable, on book: AccountBook, scope: AuditScope, by administrator: String, at now: Date) {
        var work = book
        var lines: [Line] = []
        var created: [AccountForm] = []
        var seen: Set<String> = []
        for row in table.rows {
            let fate: Fate
            do throws(AccountError) {
                guard seen.insert(row.identifier).inserted else { throw .taken(row.identifier) }
                fate = try Self.take(row, into: &work, created: &created, scope: scope, now: now)
            } catch {
                fate = .refused(error)
            }
            lines.append(Line(row: row, fate: fate))
        }
        self.lines = lines
        self.created = created
        result = work
        var checked = book
        do throws(AccountError) {
            try checked.change(by: administrator, at: now) { book throws(AccountError) in book = work }
            refusal = nil
        } catch {
            refusal = error
        }
    }

    private static func take(
        _ row: AccountTable.Row, into book: inout AccountBook, created: inout [AccountForm], scope: AuditScope,
        now: Date
    ) throws(AccountError) -> Fate {
        let form = try form(row, book)
        guard [AccountTable.inUse, AccountTable.suspended].contains(row.state) else {
            throw .unreadableFile("状態は「\(AccountTable.inUse)」又は「\(AccountTable.suspended)」としてください。")
        }
        guard let before = book.accounts[row.identifier], before.deletedAt == nil else {
            try PreparedAccount.check(identifier: form.identifier, name: form.name)
            let settings = try form.settings(now: now)
            guard let role = Role(rawValue: form.role) else { throw .badRole }
            try book.add(
                Account(
                    identifier: form.identifier, name: form.name, role: role, organisation: scope.organisation,
                    bureau: scope.bureau, pattern: settings.pattern, districts: settings.districts,
                    mustChangePassword: true, validUntil: settings.validUntil))
            if row.state == AccountTable.suspended { try book.suspend(form.identifier, at: now) }
            created.append(form)
            return .new
        }
        guard before.role.rawValue == form.role else { throw .badRole }
        try book.set(try form.settings(now: now), of: row.identifier)
        if row.state == AccountTable.suspended {
            try book.suspend(row.identifier, at: now)
        } else {
            try book.resume(row.identifier)
        }
        let changes = try differences(before, try book.standing(row.identifier), book)
        return changes.isEmpty ? .same : .changed(changes)
    }

    private static func form(_ row: AccountTable.Row, _ book: AccountBook) throws(AccountError) -> AccountForm {
        guard let role = Role.allCases.first(where: { $0.title == row.role && !$0.grantable.isEmpty }) else {
            throw .badRole
        }
        let pattern = book.patterns.values.first { $0.name == row.pattern }
        guard row.pattern.isEmpty || pattern != nil else { throw .unknownPattern(row.pattern) }
        let districts =
            row.districts == AccountTable.allDistricts
            ? [AccountForm.allDistricts] : row.districts.split(whereSeparator: \.isWhitespace).map(String.init)
        return AccountForm(
            identifier: row.identifier, name: row.name, role: role.rawValue, pattern: pattern?.identifier ?? "",
            districts: districts, validUntil: row.validUntil)
    }

    private static func differences(
        _ before: Account, _ after: Account, _ book: AccountBook
    ) throws(AccountError) -> [String] {
        func day(_ date: Date?) -> String { date.map { CalendarDay($0).description } ?? "なし" }
        let pairs = [
            ("氏名", before.name, after.name),
            ("権限パターン", AccountWords.pattern(before, book), AccountWords.pattern(after, book)),
            ("行政区", AccountWords.districts(before, book), AccountWords.districts(after, book)),
            ("有効期限", day(before.validUntil), day(after.validUntil)),
            (
                "状態", before.suspendedAt == nil ? AccountTable.inUse : AccountTable.suspended,
                after.suspendedAt == nil ? AccountTable.inUse : AccountTable.suspended
            ),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { "\($0.0)：\($0.1) → \($0.2)" }
    }
}
