import AuditLog
import Foundation
import Storage

/// One letter of the queue whose time has come.
struct Waiting: Sendable {
    let number: Int64
    let organisation: String
    let tries: Int
    private let sender: String
    private let recipient: String
    private let subject: String
    private let text: String
    private let thread: String

    static func due(at now: Date, limit: Int, in tx: any StoreTransaction) throws -> [Waiting] {
        try tx.rows(
            """
            SELECT number, organisation, tries, sender, recipient, subject, content, thread FROM outgoing_mail
            WHERE due_at <= $1 ORDER BY due_at, number LIMIT $2
            """,
            [.instant(now), .integer(Int64(limit))]
        ).map { row in
            Waiting(
                number: try row.integer("number"), organisation: try row.text("organisation"),
                tries: Int(try row.integer("tries")), sender: try row.text("sender"),
                recipient: try row.text("recipient"), subject: try row.text("subject"),
                text: try row.text("content"), thread: try row.text("thread"))
        }
    }

    var letter: Letter {
        get throws(MailError) {
            guard let sender = MailAddress(sender), let recipient = MailAddress(recipient) else { throw .refused(553) }
            return try Letter(
                from: sender, to: recipient, subject: subject, text: text, thread: LetterThread(text: thread))
        }
    }

    func sent(at now: Date, in tx: any StoreTransaction) throws {
        try tx.run(
            "UPDATE outgoing_mail SET tries = tries + 1, due_at = NULL, sent_at = $2, last_error = '' WHERE number = $1",
            [.integer(number), .instant(now)])
        try record(.mailSent, .success, at: now, in: tx)
    }

    func failed(_ error: MailError, at now: Date, in tx: any StoreTransaction) throws {
        let next = RetryRule.next(afterTries: tries + 1, lastError: error, now: now)
        try tx.run(
            """
            UPDATE outgoing_mail SET tries = tries + 1, due_at = $2, failed_at = $3, last_error = $4 WHERE number = $1
            """,
            [
                .integer(number), next.map { .instant($0) } ?? .null, next == nil ? .instant(now) : .null,
                .text(error.description),
            ])
        if next == nil { try record(.mailFailed, .failed, at: now, in: tx) }
    }

    private func record(
        _ event: AuditEvent, _ outcome: AuditOutcome, at now: Date, in tx: any StoreTransaction
    ) throws {
        try AuditLog.append(
            AuditEntry(
                event: event, outcome: outcome, organisation: organisation,
                bureau: organisation.isEmpty ? "" : "mayor", actor: "system:mail", subject: "\(number)"), at: now,
            in: tx)
    }
}
