import Attachments
import Foundation
public import Storage

/// What was written into a ticket.
extension TicketStore {
    /// Entries in order; `isForOrganisation` leaves out what the desk wrote for itself.
    /// - Throws: `StoreError`.
    public static func entries(
        of ticket: Int64, isForOrganisation: Bool, in tx: any StoreTransaction
    ) throws -> [TicketEntry] {
        var files: [Int64: [TicketAttachment]] = [:]
        for row in try tx.rows(
            """
            SELECT entry, identifier, name, media_type, size, sha256 FROM ticket_attachments
            WHERE ticket = $1 ORDER BY entry, name
            """, [.integer(ticket)])
        {
            files[try row.integer("entry"), default: []].append(try attachment(row))
        }
        return try tx.rows(
            """
            SELECT number, kind, author, author_name, content, masked, written_at FROM ticket_entries
            WHERE ticket = $1 ORDER BY number
            """, [.integer(ticket)]
        ).map { row in
            guard let kind = TicketEntry.Kind(rawValue: try row.text("kind")) else {
                throw StoreError.unexpectedColumn("ticket_entries.kind")
            }
            return TicketEntry(
                number: try row.integer("number"), kind: kind, author: try row.text("author"),
                authorName: try row.text("author_name"), text: try row.text("content"),
                masked: Int(try row.integer("masked")), at: try row.instant("written_at"),
                attachments: files[try row.integer("number")] ?? [])
        }.filter { !isForOrganisation || $0.kind.isForOrganisation }
    }

    /// Adds an entry and answers its number.
    @discardableResult
    static func add(
        _ kind: TicketEntry.Kind, to ticket: Int64, author: String, name: String, text: String, masked: Int,
        files: [KeptFile] = [], at now: Date, in tx: any StoreTransaction
    ) throws -> Int64 {
        let last = try tx.row(
            "SELECT coalesce(max(number), 0) + 1 AS next FROM ticket_entries WHERE ticket = $1", [.integer(ticket)])
        let number = try last?.integer("next") ?? 1
        try tx.run(
            """
            INSERT INTO ticket_entries (ticket, number, kind, author, author_name, content, masked, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .integer(ticket), .integer(number), .text(kind.rawValue), .text(author), .text(name), .text(text),
                .integer(Int64(masked)), .instant(now),
            ])
        for file in files {
            try tx.run(
                """
                INSERT INTO ticket_attachments (identifier, ticket, entry, name, media_type, size, sha256)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .text(file.identifier), .integer(ticket), .integer(number), .text(file.name),
                    .text(file.kind.mediaType), .integer(Int64(file.size)), .text(file.sha256),
                ])
        }
        return number
    }

    /// A file and the ticket it belongs to; for an organisation only of its own, and not the desk's own files.
    /// - Throws: `StoreError`.
    public static func attachment(
        _ identifier: String, of organisation: String?, in tx: any StoreTransaction
    ) throws -> TicketAttachment? {
        try tx.row(
            """
            SELECT entry, a.identifier, a.name, a.media_type, a.size, a.sha256 FROM ticket_attachments AS a
            JOIN tickets AS t ON t.number = a.ticket
            JOIN ticket_entries AS e ON e.ticket = a.ticket AND e.number = a.entry
            WHERE a.identifier = $1
                AND ($2 = '*' OR (t.organisation = $2 AND t.organisation <> '' AND e.kind NOT IN ('note', 'event')))
            """,
            [.text(identifier), .text(organisation ?? "*")]
        ).map(attachment)
    }

    /// Every file that a row names.
    /// - Throws: `StoreError`.
    public static func attachmentIdentifiers(in tx: any StoreTransaction) throws -> Set<String> {
        Set(try tx.rows("SELECT identifier FROM ticket_attachments", []).map { try $0.text("identifier") })
    }

    /// Every file that a row names, with the code of the organisation whose ticket has it; "" where it is nobody's.
    /// - Throws: `StoreError`.
    static func attachmentOwners(in tx: any StoreTransaction) throws -> [(identifier: String, owner: String)] {
        try tx.rows(
            """
            SELECT a.identifier, t.organisation FROM ticket_attachments AS a JOIN tickets AS t ON t.number = a.ticket
            ORDER BY a.identifier
            """, []
        ).map { (try $0.text("identifier"), try $0.text("organisation")) }
    }

    private static func attachment(_ row: StoredRow) throws -> TicketAttachment {
        TicketAttachment(
            identifier: try row.text("identifier"), name: try row.text("name"), mediaType: try row.text("media_type"),
            size: Int(try row.integer("size")), sha256: try row.text("sha256"))
    }

    // MARK: - Messages

    /// Ties a mail's id to an entry; a mail that came twice is known by it.
    /// - Returns: false when the id was known.
    static func keep(
        message identifier: String, isOurs: Bool, of ticket: Int64, entry: Int64, in tx: any StoreTransaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO ticket_messages (message_id, ticket, entry, is_ours) VALUES ($1, $2, $3, $4)
            ON CONFLICT (message_id) DO NOTHING
            """, [.text(identifier), .integer(ticket), .integer(entry), .integer(isOurs ? 1 : 0)]) == 1
    }

    /// The ticket of a mail's id, and whether the mail was ours.
    static func ticket(ofMessage identifier: String, in tx: any StoreTransaction) throws -> (Int64, isOurs: Bool)? {
        try tx.row("SELECT ticket, is_ours FROM ticket_messages WHERE message_id = $1", [.text(identifier)]).map {
            (try $0.integer("ticket"), try $0.integer("is_ours") == 1)
        }
    }

    /// All ids of a ticket's mails, oldest first: what `References` lists.
    static func messages(of ticket: Int64, in tx: any StoreTransaction) throws -> [String] {
        try tx.rows("SELECT message_id FROM ticket_messages WHERE ticket = $1 ORDER BY entry", [.integer(ticket)]).map {
            try $0.text("message_id")
        }
    }

    // MARK: - Drafts

    /// Keeps what a clerk wrote and could not send.
    static func keepDraft(
        _ text: String, of ticket: Int64, by account: String, seen: Int64, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO ticket_drafts (ticket, account, content, seen_version, kept_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (ticket, account) DO UPDATE SET
                content = excluded.content, seen_version = excluded.seen_version, kept_at = excluded.kept_at
            """, [.integer(ticket), .text(account), .text(text), .integer(seen), .instant(now)])
    }

    static func removeDraft(of ticket: Int64, by account: String, in tx: any StoreTransaction) throws {
        try tx.run(
            "DELETE FROM ticket_drafts WHERE ticket = $1 AND account = $2", [.integer(ticket), .text(account)])
    }

    /// What a clerk wrote and could not send, if anything.
    /// - Throws: `StoreError`.
    public static func draft(of ticket: Int64, by account: String, in tx: any StoreTransaction) throws -> String? {
        try tx.row(
            "SELECT content FROM ticket_drafts WHERE ticket = $1 AND account = $2", [.integer(ticket), .text(account)]
        ).map { try $0.text("content") }
    }
}
