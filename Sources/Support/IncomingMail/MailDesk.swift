import AccessControl
import AuditLog
import Crypto
public import Foundation
import Identifiers
import Storage
import SupportMembers
import SupportSite
public import Tickets
import WebServer

/// From the spool into tickets.
public struct MailDesk: Sendable {
    private let service: TicketService
    private let spool: MailSpool
    /// Tells the platform's own people of a mail that makes the desk fail.
    private let report: @Sendable (any Error) -> Void

    /// The most mails of one round.
    static let round = 50

    /// Works off a spool.
    public init(service: TicketService, spool: MailSpool, report: @escaping @Sendable (any Error) -> Void) {
        self.service = service
        self.spool = spool
        self.report = report
    }

    /// Takes in what waits; answers how many mails were.
    /// - Throws: when the spool cannot be read.
    @discardableResult
    public func takeIn(at now: Date) async throws -> Int {
        let waiting = try spool.waiting(limit: Self.round)
        for mail in waiting {
            do {
                try await take(mail, at: now)
                try spool.done(mail)
            } catch let error as StoreError {
                // The mail is not to blame: it waits for the next round.
                report(error)
                return 0
            } catch {
                report(error)
                try spool.putAside(mail)
                // The mail itself may be what fails: what is said of it has nothing of it.
                _ = try? await service.receive(
                    Self.failed(mail), of: nil, by: Self.exchange(.ticketMailed, at: now))
            }
        }
        return waiting.count
    }

    private func take(_ mail: SpooledMail, at now: Date) async throws {
        switch MessageReader.read(mail.content, fallback: Self.fallback(mail.content)) {
        case .letter(let letter):
            try await keep(letter, at: now)
        case .bounce(let identifier, let reason, let letter):
            let known = try await service.bounced(
                identifier, reason: reason, by: Self.exchange(.ticketBounced, at: now))
            if !known { try await keep(letter, at: now) }
        }
    }

    private func keep(_ letter: IncomingLetter, at now: Date) async throws {
        let organisation = try await service.store.read { tx in
            try OrganisationDetails.organisation(ofMail: letter.senderAddress, in: tx).flatMap {
                try NoticeFormStore.organisation($0, in: tx)
            }
        }
        _ = try await service.receive(letter, of: organisation, by: Self.exchange(.ticketMailed, at: now))
    }

    /// The id of a mail that has none: of its bytes, so that the same mail is the same.
    static func fallback(_ content: [UInt8]) -> String {
        let digest = SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined()
        return "sha256.\(digest)@unnamed.invalid"
    }

    private static func failed(_ mail: SpooledMail) -> IncomingLetter {
        IncomingLetter(
            messageID: "\(mail.name)@failed.invalid", references: [], senderAddress: "", senderName: "",
            subject: "（処理できなかったメール）",
            text: "メールの処理に失敗しました。原文はサーバーの mail/incoming/failed/\(mail.name) にあります。", files: [],
            isAutomatic: true, flag: "メールの処理に失敗しました。", original: nil)
    }

    private static func exchange(_ event: AuditEvent, at now: Date) -> Exchange {
        Exchange(
            event: event,
            actor: Actor(identifier: "system:incoming-mail", name: "メール受付", role: nil, permissions: []),
            scope: AuditScope(), remoteAddress: "", now: now)
    }
}
