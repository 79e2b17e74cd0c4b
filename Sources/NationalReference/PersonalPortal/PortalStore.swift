import Foundation
import Identifiers
import NationalProtocol
import Storage

/// A notice as the person has it.
struct HeldNotice: Sendable, Hashable {
    let holder: HolderCode
    let number: Int64
    let title: String
    let text: String
    let shownUntil: String?
    let arrivedAt: Date
    let readAt: Date?
    let withdrawnAt: Date?

    /// How it stands for its sender.
    var state: (PortalNoticeState, since: Date) {
        if let readAt { return (.read, readAt) }
        if let withdrawnAt { return (.withdrawn, withdrawnAt) }
        return (.delivered, arrivedAt)
    }
}

/// What a person asked an organisation for, and what came.
struct HeldRequest: Sendable, Hashable {
    let holder: HolderCode
    let number: Int64
    let code: LinkageCode
    let item: ItemCode
    let askedAt: Date
    let answer: PersonalAnswer?
}

/// The portal's rows, in one transaction.
struct PortalStore {
    let tx: any StoreTransaction

    // MARK: - People

    func person(withCode code: LinkageCode) throws -> Int64? {
        try tx.row("SELECT person FROM portal_people WHERE own_code = $1", [.text(code.text)])?.integer("person")
    }

    func code(of person: Int64) throws -> LinkageCode? {
        try tx.row("SELECT own_code FROM portal_people WHERE person = $1", [.integer(person)])
            .map { try LinkageCode(try $0.text("own_code")) }
    }

    func addPerson(_ code: LinkageCode, at now: Date) throws -> Int64 {
        if let known = try person(withCode: code) { return known }
        let last = try tx.row("SELECT coalesce(max(person), 0) AS last FROM portal_people", [])
        let person = try (last?.integer("last") ?? 0) + 1
        try tx.run(
            "INSERT INTO portal_people (person, own_code, opened_at) VALUES ($1, $2, $3)",
            [.integer(person), .text(code.text), .instant(now)])
        return person
    }

    func addCard(_ fingerprint: String, of person: Int64, at now: Date) throws {
        try tx.run(
            "INSERT INTO portal_cards (fingerprint, person, issued_at) VALUES ($1, $2, $3)",
            [.text(fingerprint), .integer(person), .instant(now)])
    }

    func person(withCard fingerprint: String) throws -> Int64? {
        try tx.row("SELECT person FROM portal_cards WHERE fingerprint = $1", [.text(fingerprint)])?.integer("person")
    }

    // MARK: - Notices

    func add(_ notice: PortalNotice, from holder: HolderCode, for person: Int64, at now: Date) throws {
        try tx.run(
            """
            INSERT INTO portal_notices (holder, number, person, title, text, shown_until, arrived_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (holder, number) DO NOTHING
            """,
            [
                .text(holder.text), .integer(notice.number), .integer(person), .text(notice.title), .text(notice.text),
                .optional(notice.shownUntil), .instant(now),
            ])
    }

    func notice(_ number: Int64, from holder: HolderCode) throws -> HeldNotice? {
        try tx.row(
            "SELECT * FROM portal_notices WHERE holder = $1 AND number = $2", [.text(holder.text), .integer(number)]
        ).map(Self.notice)
    }

    func withdraw(_ number: Int64, from holder: HolderCode, at now: Date) throws {
        try tx.run(
            """
            UPDATE portal_notices SET withdrawn_at = $3
            WHERE holder = $1 AND number = $2 AND read_at IS NULL AND withdrawn_at IS NULL
            """, [.text(holder.text), .integer(number), .instant(now)])
    }

    /// What a person can see on a day, the latest first.
    func notices(of person: Int64, on day: String) throws -> [HeldNotice] {
        try tx.rows(
            """
            SELECT * FROM portal_notices
            WHERE person = $1 AND withdrawn_at IS NULL AND (shown_until IS NULL OR shown_until >= $2)
            ORDER BY arrived_at DESC, number DESC LIMIT 500
            """, [.integer(person), .text(day)]
        ).map(Self.notice)
    }

    func read(_ notice: HeldNotice, by person: Int64, at now: Date) throws {
        try tx.run(
            """
            UPDATE portal_notices SET read_at = $4
            WHERE holder = $1 AND number = $2 AND person = $3 AND read_at IS NULL AND withdrawn_at IS NULL
            """, [.text(notice.holder.text), .integer(notice.number), .integer(person), .instant(now)])
    }

    private static func notice(_ row: StoredRow) throws -> HeldNotice {
        HeldNotice(
            holder: try HolderCode(try row.text("holder")), number: try row.integer("number"),
            title: try row.text("title"), text: try row.text("text"), shownUntil: try row.optionalText("shown_until"),
            arrivedAt: try row.instant("arrived_at"), readAt: try row.optionalInstant("read_at"),
            withdrawnAt: try row.optionalInstant("withdrawn_at"))
    }

    // MARK: - Requests

    func addRequest(
        to holder: HolderCode, code: LinkageCode, item: ItemCode, by person: Int64, at now: Date
    ) throws -> Int64 {
        let last = try tx.row(
            "SELECT coalesce(max(number), 0) AS last FROM portal_requests WHERE holder = $1", [.text(holder.text)])
        let number = try (last?.integer("last") ?? 0) + 1
        try tx.run(
            """
            INSERT INTO portal_requests (holder, number, person, linkage_code, item, asked_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .text(holder.text), .integer(number), .integer(person), .text(code.text), .text(item.text),
                .instant(now),
            ])
        return number
    }

    /// What waits for a body, in the order of the numbers.
    func requests(to holder: HolderCode, after number: Int64, limit: Int) throws -> [HeldRequest] {
        try tx.rows(
            "SELECT * FROM portal_requests WHERE holder = $1 AND number > $2 ORDER BY number LIMIT $3",
            [.text(holder.text), .integer(number), .integer(Int64(limit))]
        ).map(Self.request)
    }

    func requests(of person: Int64) throws -> [HeldRequest] {
        try tx.rows(
            "SELECT * FROM portal_requests WHERE person = $1 ORDER BY asked_at DESC, number DESC LIMIT 500",
            [.integer(person)]
        ).map(Self.request)
    }

    /// Keeps an answer, once; false for a request that was never made of this body.
    func keep(_ answer: PersonalAnswer, from holder: HolderCode, at now: Date) throws -> Bool {
        let key: [StoredValue] = [.text(holder.text), .integer(answer.number)]
        guard try tx.row("SELECT number FROM portal_requests WHERE holder = $1 AND number = $2", key) != nil else {
            return false
        }
        let text = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
        try tx.run(
            """
            UPDATE portal_requests SET answer = $3, answered_at = $4
            WHERE holder = $1 AND number = $2 AND answer IS NULL
            """, key + [.text(text), .instant(now)])
        return true
    }

    private static func request(_ row: StoredRow) throws -> HeldRequest {
        HeldRequest(
            holder: try HolderCode(try row.text("holder")), number: try row.integer("number"),
            code: try LinkageCode(try row.text("linkage_code")), item: try ItemCode(try row.text("item")),
            askedAt: try row.instant("asked_at"),
            answer: try row.optionalText("answer").map {
                try JSONDecoder().decode(PersonalAnswer.self, from: Data($0.utf8))
            })
    }
}
