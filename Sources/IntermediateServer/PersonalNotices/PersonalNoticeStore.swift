import Foundation
import Identifiers
import OrganisationProtocol
import Storage
import Tenancy

/// Notices in one tenant's transaction.
struct PersonalNoticeStore {
    let tx: TenantTransaction

    func notice(_ number: Int64, of system: String) throws -> PersonalNotice? {
        try tx.row(
            "SELECT * FROM personal_notices WHERE tenant_id = $1 AND notice_number = $2 AND system_id = $3",
            [.integer(number), .text(system)]
        ).map(Self.notice)
    }

    func notice(key: String, of system: String) throws -> PersonalNotice? {
        try tx.row(
            "SELECT * FROM personal_notices WHERE tenant_id = $1 AND system_id = $2 AND notice_key = $3",
            [.text(system), .text(key)]
        ).map(Self.notice)
    }

    func add(_ entry: PersonalNoticeEntry, of system: String, at now: Date) throws -> PersonalNotice {
        let last = try tx.row(
            "SELECT coalesce(max(notice_number), 0) AS last FROM personal_notices WHERE tenant_id = $1")
        let notice = PersonalNotice(
            number: try (last?.integer("last") ?? 0) + 1, system: system, atenaNumber: entry.atenaNumber,
            content: entry.content, changedAt: now)
        try tx.run(
            """
            INSERT INTO personal_notices
                (tenant_id, notice_number, system_id, notice_key, atena_number, title, text, shown_until, state, reason,
                 accepted_at, changed_at, asked_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, $10, 0)
            """,
            [
                .integer(notice.number), .text(system), .text(entry.noticeKey), .text(entry.atenaNumber.text),
                .text(entry.title), .text(entry.text), .optional(entry.shownUntil), .text(notice.state.rawValue),
                .instant(now),
            ])
        return notice
    }

    /// Keeps a step, unless somebody else took one meanwhile.
    func keep(_ notice: PersonalNotice, insteadOf before: PersonalNotice) throws {
        try tx.run(
            """
            UPDATE personal_notices SET state = $3, reason = $4, changed_at = $5
            WHERE tenant_id = $1 AND notice_number = $2 AND state = $6
            """,
            [
                .integer(notice.number), .text(notice.state.rawValue), .text(notice.reason),
                .instant(notice.changedAt), .text(before.state.rawValue),
            ])
    }

    /// Those in a state about which the portal was asked longest ago.
    func due(_ state: PersonalNotice.State, askedBefore instant: Date, limit: Int) throws -> [PersonalNotice] {
        try tx.rows(
            """
            SELECT * FROM personal_notices WHERE tenant_id = $1 AND state = $2 AND asked_at <= $3
            ORDER BY asked_at, notice_number LIMIT $4
            """, [.text(state.rawValue), .instant(instant), .integer(Int64(limit))]
        ).map(Self.notice)
    }

    func asked(_ numbers: [Int64], at now: Date) throws {
        for number in numbers {
            try tx.run(
                "UPDATE personal_notices SET asked_at = $3 WHERE tenant_id = $1 AND notice_number = $2",
                [.integer(number), .instant(now)])
        }
    }

    func rename(_ old: AtenaNumber, to new: AtenaNumber) throws {
        try tx.run(
            "UPDATE personal_notices SET atena_number = $3 WHERE tenant_id = $1 AND atena_number = $2",
            [.text(old.text), .text(new.text)])
    }

    private static func notice(_ row: StoredRow) throws -> PersonalNotice {
        guard let state = PersonalNotice.State(rawValue: try row.text("state")) else {
            throw StoreError.unexpectedColumn("personal_notices.state")
        }
        return PersonalNotice(
            number: try row.integer("notice_number"), system: try row.text("system_id"),
            atenaNumber: try AtenaNumber(try row.text("atena_number")),
            content: .init(
                title: try row.text("title"), text: try row.text("text"),
                shownUntil: try row.optionalText("shown_until")),
            state: state, reason: try row.text("reason"), changedAt: try row.instant("changed_at"))
    }
}

extension PersonalNoticeEntry {
    var content: PersonalNotice.Content { .init(title: title, text: text, shownUntil: shownUntil) }
}
