public import AuditLog
public import Foundation
public import Storage

/// Letters that wait, those that were sent, and those that could not be.
public struct MailQueue: Sendable {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "outgoing-mail-001",
            """
            CREATE TABLE outgoing_mail (
                number INTEGER PRIMARY KEY,
                letter_key TEXT NOT NULL UNIQUE,
                organisation TEXT NOT NULL,
                sender TEXT NOT NULL,
                recipient TEXT NOT NULL,
                subject TEXT NOT NULL,
                content TEXT NOT NULL,
                queued_at INTEGER NOT NULL,
                tries INTEGER NOT NULL DEFAULT 0,
                due_at INTEGER,
                sent_at INTEGER,
                failed_at INTEGER,
                last_error TEXT NOT NULL DEFAULT '',
                CHECK (due_at IS NOT NULL OR sent_at IS NOT NULL OR failed_at IS NOT NULL)
            ) STRICT;
            CREATE INDEX outgoing_mail_due ON outgoing_mail (due_at) WHERE due_at IS NOT NULL;
            CREATE INDEX outgoing_mail_failed ON outgoing_mail (failed_at) WHERE failed_at IS NOT NULL;
            """),
        SchemaStep("outgoing-mail-002", "ALTER TABLE outgoing_mail ADD COLUMN thread TEXT NOT NULL DEFAULT '';"),
    ]

    let store: any DataStore
    let route: MailRoute

    /// Sends what is in a store by one way.
    public init(store: any DataStore, route: MailRoute) {
        self.store = store
        self.route = route
    }

    /// Queues a letter in the transaction of what it tells of; false when a letter with this key was queued before.
    ///
    /// The key says what the letter is, such as `inquiry.17.answer-2.staff@example.jp`; the organisation is the code of the
    /// one that it is about, or empty.
    /// - Throws: `StoreError`.
    @discardableResult
    public static func enqueue(
        _ letter: Letter, key: String, organisation: String = "", at now: Date, in tx: any StoreTransaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO outgoing_mail
                (letter_key, organisation, sender, recipient, subject, content, queued_at, due_at, thread)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
            ON CONFLICT (letter_key) DO NOTHING
            """,
            [
                .text(key), .text(organisation), .text(letter.sender.text), .text(letter.recipient.text),
                .text(letter.subject), .text(letter.text), .instant(now),
                .text(letter.thread?.text ?? ""),
            ]) == 1
    }

    /// Hands on what is due, oldest first, at most `limit` letters; answers how many were sent.
    ///
    /// One that cannot be handed on waits for its next try and holds up no other.
    /// - Throws: `StoreError`.
    @discardableResult
    public func deliverDue(at now: Date, limit: Int = 200) async throws -> Int {
        let due = try await store.read { tx in try Waiting.due(at: now, limit: limit, in: tx) }
        var sent = 0
        for waiting in due {
            // Handed on first, recorded after: a crash between the two sends a letter twice rather than never.
            if let error = await refusal(of: waiting, at: now) {
                try await store.write { tx in try waiting.failed(error, at: now, in: tx) }
            } else {
                try await store.write { tx in try waiting.sent(at: now, in: tx) }
                sent += 1
            }
        }
        return sent
    }

    private func refusal(of waiting: Waiting, at now: Date) async -> MailError? {
        do throws(MailError) {
            let letter = try waiting.letter
            let number = "\(waiting.number)"
            try await route.deliver(letter.encoded(number: number, at: now), of: letter, number: number)
            return nil
        } catch {
            return error
        }
    }

    /// How many letters wait and how many nobody tries any more.
    /// - Throws: `StoreError`.
    public static func counts(in tx: any StoreTransaction) throws -> (waiting: Int, failed: Int) {
        let row = try tx.row(
            """
            SELECT (SELECT count(*) FROM outgoing_mail WHERE due_at IS NOT NULL) AS waiting,
                (SELECT count(*) FROM outgoing_mail WHERE failed_at IS NOT NULL) AS failed
            """, [])
        return (Int(try row?.integer("waiting") ?? 0), Int(try row?.integer("failed") ?? 0))
    }
}

extension AuditEvent {
    public static let mailSent = AuditEvent(
        "mail.sent", "A letter was handed to the mail server; the subject is its number.")
    public static let mailFailed = AuditEvent(
        "mail.failed", "A letter could not be handed on, and nobody tries any more.")
}
