import AccessControl
public import Attachments
public import ContactHours
import Foundation
import NumberScreen
public import OutgoingMail
public import Storage
import WebServer

/// Every deed to a ticket: in one transaction with its audit record, its search entry and its letter.
public struct TicketService: Sendable {
    public let store: any DataStore
    public let files: AttachmentFolder
    let sender: MailAddress
    private let currentHours: @Sendable () -> ContactHours

    /// Works on a store; `sender` is ヘルプデスク's own address, and `hours` those in force when asked.
    public init(
        store: any DataStore, files: AttachmentFolder, sender: MailAddress,
        hours: @escaping @Sendable () -> ContactHours
    ) {
        self.store = store
        self.files = files
        self.sender = sender
        currentHours = hours
    }

    /// The hours in force.
    public var hours: ContactHours { currentHours() }

    /// The longest text of one entry, in characters.
    public static let longestText = 20_000

    /// Changes one ticket by a deed that its state allows.
    ///
    /// `seen` is the version that whoever acts has seen, nil when nothing can be overwritten; `organisation` is whose ticket
    /// it has to be, nil for the desk.
    /// - Throws: `TicketError`; nothing is changed then.
    func change(
        _ number: Int64, _ deed: TicketDeed, by exchange: Exchange, seen: Int64? = nil, of organisation: String? = nil,
        in tx: any StoreTransaction, _ body: (inout Ticket) throws -> Void
    ) throws {
        let found =
            if let organisation {
                try TicketStore.ticket(number, of: organisation, in: tx)
            } else {
                try TicketStore.ticket(number, in: tx)
            }
        guard var ticket = found else { throw TicketError.notFound }
        if let seen, seen != ticket.version { throw TicketError.changedMeanwhile }
        do throws(TicketRefusal) {
            ticket.state = try TicketMachine.state(after: deed, in: ticket.state)
        } catch {
            throw TicketError.refused(error)
        }
        ticket.changedAt = exchange.now
        switch ticket.state {
        case .resolved: ticket.resolvedAt = ticket.resolvedAt ?? exchange.now
        case .received, .working, .waiting: ticket.resolvedAt = nil
        case .closed, .merged: break
        }
        try body(&ticket)
        try TicketStore.update(ticket, in: tx)
        try TicketSearch.refresh(ticket, in: tx, at: exchange.now)
        try exchange.record(subject: ticket.reference, scope: Self.scope(ticket), in: tx)
    }

    /// Whose records a ticket's belong to.
    static func scope(_ ticket: Ticket) -> AuditScope {
        ticket.organisation.isEmpty
            ? AuditScope() : AuditScope(organisation: ticket.organisation, bureau: "mayor")
    }

    /// Adds what somebody wrote, without any 個人番号.
    @discardableResult
    func write(
        _ kind: TicketEntry.Kind, _ text: String, to ticket: Ticket, files: [KeptFile] = [], maskedBefore: Int = 0,
        by exchange: Exchange, name: String? = nil, in tx: any StoreTransaction
    ) throws -> Int64 {
        let screened = NumberScreen.screened(text)
        let masked = screened.masked + maskedBefore
        if masked > 0 {
            try exchange.record(
                .individualNumberMasked, subject: "\(ticket.reference): \(masked)", scope: Self.scope(ticket), in: tx)
        }
        return try TicketStore.add(
            kind, to: ticket.number, author: exchange.actor.identifier, name: name ?? exchange.actor.name,
            text: screened.text, masked: masked, files: files, at: exchange.now, in: tx)
    }

    /// Text that is there and not too long.
    static func checked(_ text: String, _ title: String, field: String = "text", most: Int = longestText)
        throws(TicketError) -> String
    {
        guard !text.isEmpty else { throw .missing(field: field, title: title) }
        guard text.count <= most else { throw .tooLong(field: field, title: title, most: most) }
        return text
    }
}
