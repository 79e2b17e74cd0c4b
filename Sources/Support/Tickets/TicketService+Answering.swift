import AccessControl
import ContactHours
import Foundation
import Identifiers
import NumberScreen
import OutgoingMail
import Storage
public import WebServer

/// What the desk does.
extension TicketService {
    /// The desk answers; the answer leaves by mail where the inquiry came by mail.
    ///
    /// `seen` is the version of the ticket that was on the clerk's screen.
    /// - Throws: `TicketError.changedMeanwhile` when somebody was faster; the text is kept as a draft then.
    public func answer(
        _ text: String, to number: Int64, seen: Int64, resolves: Bool, by exchange: Exchange
    ) async throws {
        let text = try Self.checked(text, "回答")
        let outcome: Result<Void, TicketError> = try await store.write { tx in
            do {
                try answer(text, to: number, seen: seen, resolves: resolves, by: exchange, in: tx)
                try TicketStore.removeDraft(of: number, by: exchange.actor.identifier, in: tx)
                return .success(())
            } catch TicketError.changedMeanwhile {
                // Nothing was written before the version was compared: the draft is all that this transaction keeps.
                try TicketStore.keepDraft(
                    NumberScreen.screened(text).text, of: number, by: exchange.actor.identifier, seen: seen,
                    at: exchange.now, in: tx)
                return .failure(.changedMeanwhile)
            }
        }
        try outcome.get()
    }

    func answer(
        _ text: String, to number: Int64, seen: Int64?, resolves: Bool, by exchange: Exchange,
        in tx: any StoreTransaction
    ) throws {
        try change(number, .answer, by: exchange, seen: seen, in: tx) { ticket in
            let entry = try write(.answer, text, to: ticket, by: exchange, in: tx)
            if ticket.firstAnsweredAt == nil {
                ticket.firstAnsweredAt = exchange.now
                let open = FirstAnswerRules.openTime(
                    ticket.channel, from: ticket.receivedAt, to: exchange.now, hours: hours)
                try TicketStore.setFirstAnswer(Int64(open), of: number, in: tx)
            }
            if ticket.assignee == nil { ticket.assignee = exchange.actor.identifier }
            if resolves {
                ticket.state = .resolved
                ticket.resolvedAt = exchange.now
            }
            try TicketMail(sender: sender).send(
                NumberScreen.screened(text).text, entry: entry, of: ticket, at: exchange.now, in: tx)
        }
    }

    /// A note for the desk alone.
    /// - Throws: `TicketError`.
    public func note(_ text: String, on number: Int64, by exchange: Exchange) async throws {
        let text = try Self.checked(text, "内部メモ", field: "note")
        try await store.write { tx in
            try change(number, .annotate, by: exchange, in: tx) { ticket in
                try write(.note, text, to: ticket, by: exchange, in: tx)
            }
        }
    }

    /// Gives a ticket to somebody; of two who take it at once the second is told of the first.
    /// - Throws: `TicketError.taken`.
    public func assign(
        _ number: Int64, to account: String, name: String, seen: Int64?, by exchange: Exchange
    ) async throws {
        try await store.write { tx in
            let before = try TicketStore.ticket(number, in: tx)
            if let seen, let before, seen != before.version, let other = before.assignee, other != account {
                throw TicketError.taken(by: other.replacing("account:", with: ""))
            }
            try change(number, .assign, by: exchange, in: tx) { ticket in
                ticket.assignee = account
                try write(.event, "担当を\(name)にしました。", to: ticket, by: exchange, in: tx)
            }
        }
    }

    /// Moves a ticket: queue, topic, whose it is.
    /// - Throws: `TicketError`.
    public func move(
        _ number: Int64, queue: TicketQueue, topic: TicketTopic, organisation: (code: String, prefecture: String)?,
        by exchange: Exchange
    ) async throws {
        try await store.write { tx in
            try change(number, .annotate, by: exchange, in: tx) { ticket in
                var changes: [String] = []
                if ticket.queue != queue { changes.append("キューを「\(queue.title)」へ") }
                if ticket.topic != topic { changes.append("分類を「\(topic.title)」へ") }
                ticket.queue = queue
                ticket.topic = topic
                if let organisation, organisation.code != ticket.organisation {
                    changes.append("団体を \(organisation.code) へ")
                    ticket.organisation = organisation.code
                    ticket.prefecture = organisation.prefecture
                }
                guard !changes.isEmpty else { return }
                ticket.flag = ""
                try write(.event, changes.joined(separator: "、") + "変更しました。", to: ticket, by: exchange, in: tx)
            }
        }
    }

    /// Says that a matter is dealt with.
    /// - Throws: `TicketError`.
    public func resolve(_ number: Int64, by exchange: Exchange) async throws {
        try await store.write { tx in
            try change(number, .resolve, by: exchange, in: tx) { ticket in
                try write(.event, "解決にしました。", to: ticket, by: exchange, in: tx)
            }
        }
    }

    /// Takes a matter up again.
    /// - Throws: `TicketError`.
    public func reopen(_ number: Int64, by exchange: Exchange) async throws {
        try await store.write { tx in
            try change(number, .reopen, by: exchange, in: tx) { ticket in
                try write(.event, "再開しました。", to: ticket, by: exchange, in: tx)
            }
        }
    }

    /// Lets a ticket go on in another of the same organisation; its entries stay where they are.
    /// - Throws: `TicketError`.
    public func merge(_ number: Int64, into target: Int64, by exchange: Exchange) async throws {
        guard number != target else { throw TicketError.sameTicket }
        try await store.write { tx in
            guard let other = try TicketStore.ticket(target, in: tx) else { throw TicketError.notFound }
            try change(number, .merge, by: exchange, in: tx) { ticket in
                guard ticket.organisation == other.organisation || ticket.organisation.isEmpty else {
                    throw TicketError.otherOrganisation
                }
                ticket.organisation = other.organisation
                ticket.prefecture = other.prefecture
                ticket.mergedInto = target
                try write(.event, "\(other.reference) にまとめました。", to: ticket, by: exchange, in: tx)
            }
            try change(target, .annotate, by: exchange, in: tx) { ticket in
                try write(.event, "\(Ticket.reference(number)) をまとめました。", to: ticket, by: exchange, in: tx)
            }
        }
    }
}
