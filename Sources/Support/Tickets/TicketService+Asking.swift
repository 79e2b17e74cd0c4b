public import Attachments
import ContactHours
import Foundation
import Identifiers
import NumberScreen
import Storage
public import WebServer

/// What organisations do, and what the desk enters for them.
extension TicketService {
    /// Takes an inquiry that came by form, telephone or fax; answers its number.
    /// - Throws: `TicketError`, `AttachmentRefusal`; nothing is kept then.
    public func open(_ new: NewTicket, by exchange: Exchange) async throws -> Int64 {
        _ = try Self.checked(new.subject, "件名", field: "subject", most: 120)
        _ = try Self.checked(new.text, "内容")
        _ = try Self.checked(new.contactName, "担当者名", field: "contact-name", most: 60)
        guard new.contactAddress.count <= 200 else {
            throw TicketError.tooLong(field: "contact-address", title: "連絡先", most: 200)
        }
        let accepted = try AttachmentRules.accepted(new.files)
        let kept = try accepted.map { try files.keep($0, for: new.organisation?.code.text ?? "") }
        let masked = accepted.reduce(0) { $0 + $1.masked }
        return try await store.write { tx in
            let ticket = try insert(new, at: exchange.now, in: tx)
            try write(
                .inquiry, new.text, to: ticket, files: kept, maskedBefore: masked + maskedInFields(new),
                by: exchange, name: ticket.contactName, in: tx)
            try TicketSearch.refresh(ticket, in: tx, at: exchange.now)
            try exchange.record(subject: ticket.reference, scope: Self.scope(ticket), in: tx)
            return ticket.number
        }
    }

    /// Gives an inquiry its number, its queue and its clock.
    func insert(_ new: NewTicket, flag: String = "", at now: Date, in tx: any StoreTransaction) throws -> Ticket {
        let due = FirstAnswerRules.due(new.channel, isUrgent: new.isUrgent, receivedAt: now, hours: hours)
        let isUnclear = new.organisation == nil || !flag.isEmpty
        let ticket = Ticket(
            number: try TicketStore.nextNumber(in: tx), organisation: new.organisation?.code.text ?? "",
            prefecture: new.organisation?.prefecture ?? "", channel: new.channel, topic: new.topic,
            subject: NumberScreen.screened(new.subject).text, contactName: NumberScreen.screened(new.contactName).text,
            contactAddress: NumberScreen.screened(new.contactAddress).text, isUrgent: new.isUrgent,
            queue: isUnclear ? .unclear : new.topic.queue, state: .received, version: 1, receivedAt: now,
            // A channel that does not open for months has no clock of its own; the ticket is not to wait for ever.
            dueAt: due ?? now.addingTimeInterval(60 * 86_400), escalation: .none, changedAt: now, ratingText: "",
            flag: flag)
        try TicketStore.insert(ticket, in: tx)
        return ticket
    }

    private func maskedInFields(_ new: NewTicket) -> Int {
        [new.subject, new.contactName, new.contactAddress].reduce(0) { $0 + NumberScreen.screened($1).masked }
    }

    /// An organisation writes again; what was resolved is taken up again.
    /// - Throws: `TicketError`, `AttachmentRefusal`.
    public func reply(
        _ text: String, files sent: [SentFile], to number: Int64, of organisation: String, by exchange: Exchange
    ) async throws {
        let text = try Self.checked(text, "返信の内容")
        let accepted = try AttachmentRules.accepted(sent)
        let kept = try accepted.map { try files.keep($0, for: organisation) }
        let masked = accepted.reduce(0) { $0 + $1.masked }
        try await store.write { tx in
            try change(number, .reply, by: exchange, of: organisation, in: tx) { ticket in
                try write(.reply, text, to: ticket, files: kept, maskedBefore: masked, by: exchange, in: tx)
            }
        }
    }

    /// An organisation says how it was, 1 to 5.
    /// - Throws: `TicketError`.
    public func rate(
        _ rating: Int, _ text: String, of number: Int64, organisation: String, by exchange: Exchange
    ) async throws {
        guard (1...5).contains(rating) else { throw TicketError.missing(field: "rating", title: "評価") }
        guard text.count <= 1_000 else { throw TicketError.tooLong(field: "rating-text", title: "感想", most: 1_000) }
        try await store.write { tx in
            try change(number, .rate, by: exchange, of: organisation, in: tx) { ticket in
                ticket.rating = rating
                ticket.ratingText = NumberScreen.screened(text).text
            }
        }
    }
}
