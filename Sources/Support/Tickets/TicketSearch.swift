import Foundation
import Storage
import SupportSearch

/// Tickets as what can be found: what an organisation sees of its own, and the desk's notes apart.
enum TicketSearch {
    static func refresh(_ ticket: Ticket, in tx: any StoreTransaction, at now: Date) throws {
        let entries = try TicketStore.entries(of: ticket.number, isForOrganisation: false, in: tx)
        let key = String(ticket.number)
        let title = "\(ticket.reference) \(ticket.subject)"
        func text(_ isMeant: (TicketEntry) -> Bool) -> String {
            entries.filter(isMeant).map { entry in
                ([entry.text] + entry.attachments.map(\.name)).joined(separator: "\n")
            }.joined(separator: "\n")
        }
        try SearchIndex.put(
            SearchEntry(
                kind: .ticket, key: key,
                audience: ticket.organisation.isEmpty ? .desk : .organisation(ticket.organisation), title: title,
                text: text { $0.kind.isForOrganisation }), at: now, in: tx)
        let notes = text { $0.kind == .note }
        if !notes.isEmpty {
            try SearchIndex.put(
                SearchEntry(kind: .note, key: key, audience: .desk, title: title, text: notes), at: now, in: tx)
        }
    }
}
