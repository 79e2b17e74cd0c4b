import AccessControl
import Attachments
import AuditLog
import ContactHours
public import Foundation
import Storage
import WebServer

/// What time does to tickets.
extension TicketService {
    /// How long a resolved ticket can be taken up again by a reply [O].
    static let closesAfter: TimeInterval = 14 * 86_400
    /// The most tickets of one round.
    static let round = 500

    /// Escalates what is late by the clock of its channel, and closes what has long been resolved.
    /// - Throws: `StoreError`.
    public func keepTime(at now: Date) async throws {
        try await escalate(at: now)
        try await close(at: now)
    }

    private func escalate(at now: Date) async throws {
        // Three quarters of any target lie within the longest closure and a day: what is due later is not late yet.
        let horizon = now.addingTimeInterval(10 * 86_400)
        let exchange = Self.clockwork(.ticketEscalated, at: now)
        try await store.write { tx in
            for ticket in try TicketStore.unanswered(dueBefore: horizon, limit: Self.round, in: tx) {
                let level = FirstAnswerRules.escalation(
                    ticket.channel, isUrgent: ticket.isUrgent, receivedAt: ticket.receivedAt, now: now, hours: hours)
                guard level > ticket.escalation else { continue }
                try change(ticket.number, .annotate, by: exchange, in: tx) { ticket in
                    ticket.escalation = level
                    if level == .overdue { ticket.queue = .supervisor }
                    let text = level == .overdue ? "初回回答の期限を過ぎたため、監督者に回しました。" : "初回回答の期限が近づいています。"
                    try write(.event, text, to: ticket, by: exchange, in: tx)
                }
            }
        }
    }

    private func close(at now: Date) async throws {
        let exchange = Self.clockwork(.ticketClosed, at: now)
        try await store.write { tx in
            let before = now.addingTimeInterval(-Self.closesAfter)
            for ticket in try TicketStore.resolved(before: before, limit: Self.round, in: tx) {
                try change(ticket.number, .close, by: exchange, in: tx) { _ in }
            }
        }
    }

    /// Takes away files of transactions that were not kept.
    /// - Throws: `StoreError`, and what the file system says.
    public func sweep() async throws {
        let known = try await store.read { tx in try TicketStore.attachmentIdentifiers(in: tx) }
        // The files' own dates are the machine's clock.
        try files.sweep(keeping: known, before: Date(timeIntervalSinceNow: -86_400))
        _ = try await sealFiles()
    }

    /// Seals files for whose tickets they are: those from before files were sealed, and those whose ticket was found to be
    /// somebody's since; answers how many.
    /// - Throws: `StoreError`, and what the file system says.
    func sealFiles() async throws -> Int {
        let owners = try await store.read { tx in try TicketStore.attachmentOwners(in: tx) }
        var count = 0
        for (identifier, owner) in owners where try files.seal(identifier, for: owner) { count += 1 }
        return count
    }

    /// The account of what nobody asked for.
    static func clockwork(_ event: AuditEvent, at now: Date) -> Exchange {
        Exchange(
            event: event,
            actor: Actor(identifier: "system:help-desk", name: "ヘルプデスク（自動）", role: nil, permissions: []),
            scope: AuditScope(), remoteAddress: "", now: now)
    }
}
