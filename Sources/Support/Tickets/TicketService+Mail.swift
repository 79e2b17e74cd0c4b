public import Attachments
import ContactHours
import Foundation
public import Identifiers
import NumberScreen
import OutgoingMail
import Storage
public import WebServer

/// A mail as the desk takes it.
public struct IncomingLetter: Sendable {
    /// Without brackets; made up where the mail has none.
    public var messageID: String
    /// What it answers to, nearest first.
    public var references: [String]
    public var senderAddress: String
    public var senderName: String
    public var subject: String
    public var text: String
    public var files: [SentFile]
    /// Answered by a machine, a list, or nobody: gets no receipt.
    public var isAutomatic: Bool
    /// Why somebody should look at it; empty: nothing is odd.
    public var flag: String
    /// The whole mail, where it could not be read as it should.
    public var original: [UInt8]?

    /// Describes a mail.
    public init(
        messageID: String, references: [String], senderAddress: String, senderName: String, subject: String,
        text: String, files: [SentFile], isAutomatic: Bool, flag: String, original: [UInt8]?
    ) {
        self.messageID = messageID
        self.references = references
        self.senderAddress = senderAddress
        self.senderName = senderName
        self.subject = subject
        self.text = text
        self.files = files
        self.isAutomatic = isAutomatic
        self.flag = flag
        self.original = original
    }
}

extension TicketService {
    /// Makes a ticket of a mail, or goes on in the one it answers to; the same mail twice is one.
    ///
    /// Whoever goes on in a ticket must name a mail of it that we sent, or be its sender: a number in a subject is no key.
    /// - Returns: the ticket's number; nil when the mail was known.
    /// - Throws: `StoreError`, and when a file cannot be kept.
    @discardableResult
    public func receive(
        _ letter: IncomingLetter, of organisation: Organisation?, by exchange: Exchange
    ) async throws -> Int64? {
        let (kept, masked, left) = try keep(letter, for: organisation?.code.text ?? "")
        let text = letter.text + left
        return try await store.write { tx in
            guard try TicketStore.ticket(ofMessage: letter.messageID, in: tx) == nil else { return nil }
            if let ticket = try thread(of: letter, in: tx) {
                try change(ticket.number, .reply, by: exchange, in: tx) { ticket in
                    let entry = try write(
                        .reply, text, to: ticket, files: kept, maskedBefore: masked, by: exchange,
                        name: Self.name(letter), in: tx)
                    _ = try TicketStore.keep(
                        message: letter.messageID, isOurs: false, of: ticket.number, entry: entry, in: tx)
                    if !letter.flag.isEmpty { ticket.flag = letter.flag }
                }
                return ticket.number
            }
            return try begin(letter, text, kept, masked, of: organisation, by: exchange, in: tx)
        }
    }

    private func begin(
        _ letter: IncomingLetter, _ text: String, _ kept: [KeptFile], _ masked: Int, of organisation: Organisation?,
        by exchange: Exchange, in tx: any StoreTransaction
    ) throws -> Int64 {
        let ticket = try insert(
            NewTicket(
                organisation: organisation, channel: .mail, topic: .other,
                subject: letter.subject.isEmpty ? "（件名なし）" : String(letter.subject.prefix(120)), text: text,
                contactName: Self.name(letter), contactAddress: letter.senderAddress), flag: letter.flag,
            at: exchange.now, in: tx)
        let screened = NumberScreen.screened(letter.subject)
        let entry = try write(
            .inquiry, text, to: ticket, files: kept, maskedBefore: masked + screened.masked, by: exchange,
            name: ticket.contactName, in: tx)
        _ = try TicketStore.keep(message: letter.messageID, isOurs: false, of: ticket.number, entry: entry, in: tx)
        if !letter.isAutomatic {
            let isMasked = masked + screened.masked + NumberScreen.screened(text).masked > 0
            try TicketMail(sender: sender).acknowledge(
                ticket, entry: entry, warning: isMasked ? NumberScreen.warning : nil, at: exchange.now, in: tx)
        }
        try TicketSearch.refresh(ticket, in: tx, at: exchange.now)
        try exchange.record(subject: ticket.reference, scope: Self.scope(ticket), in: tx)
        return ticket.number
    }

    /// An answer of ours came back: the ticket is the desk's again.
    /// - Returns: false when the mail that came back is not known.
    /// - Throws: `StoreError`.
    public func bounced(_ messageID: String, reason: String, by exchange: Exchange) async throws -> Bool {
        try await store.write { tx in
            guard let (number, isOurs) = try TicketStore.ticket(ofMessage: messageID, in: tx), isOurs else {
                return false
            }
            guard let ticket = try TicketStore.ticket(number, in: tx) else { return false }
            let deed: TicketDeed = TicketState.open.contains(ticket.state) ? .reply : .annotate
            do {
                try change(number, deed, by: exchange, in: tx) { ticket in
                    ticket.flag = "回答のメールが届きませんでした。"
                    try write(
                        .event, "回答のメールが届きませんでした（\(reason)）。別の方法で連絡してください。", to: ticket, by: exchange, in: tx)
                }
            } catch TicketError.refused {
                return true
            }
            return true
        }
    }

    /// What may be kept of the files; what may not is said in the text, and the whole mail is kept where it was odd.
    private func keep(
        _ letter: IncomingLetter, for owner: String
    ) throws -> (files: [KeptFile], masked: Int, left: String) {
        var kept: [KeptFile] = []
        var masked = 0
        var left: [String] = []
        for file in letter.files {
            do throws(AttachmentRefusal) {
                let accepted = try AttachmentRules.masked(file)
                masked += accepted.masked
                guard let one = try? files.keep(accepted, for: owner) else { throw .empty(name: accepted.name) }
                kept.append(one)
            } catch {
                left.append("（\(error.problem.title)）")
            }
        }
        if let original = letter.original {
            let (bytes, count) = NumberScreen.masked(bytes: original)
            kept.append(try files.keep(.message(bytes, masked: count), for: owner))
            masked += count
        }
        return (kept, masked, left.isEmpty ? "" : "\n\n【受け取らなかった添付ファイル】\n" + left.joined(separator: "\n"))
    }

    private func thread(of letter: IncomingLetter, in tx: any StoreTransaction) throws -> Ticket? {
        for identifier in letter.references {
            guard let (number, isOurs) = try TicketStore.ticket(ofMessage: identifier, in: tx),
                let ticket = try followed(number, in: tx)
            else { continue }
            if isOurs || ticket.contactAddress.lowercased() == letter.senderAddress.lowercased() { return ticket }
        }
        guard let match = letter.subject.firstMatch(of: #/\[HD-(\d{6,12})\]/#), let number = Int64(match.output.1),
            let ticket = try followed(number, in: tx), !letter.senderAddress.isEmpty,
            ticket.contactAddress.lowercased() == letter.senderAddress.lowercased()
        else { return nil }
        return ticket
    }

    /// The ticket that goes on with it; nil when nothing can be added any more: a new one begins then.
    private func followed(_ number: Int64, in tx: any StoreTransaction) throws -> Ticket? {
        var next: Int64? = number
        for _ in 0..<10 {
            guard let number = next, let ticket = try TicketStore.ticket(number, in: tx) else { return nil }
            switch ticket.state {
            case .merged: next = ticket.mergedInto
            case .closed: return nil
            case .received, .working, .waiting, .resolved: return ticket
            }
        }
        return nil
    }

    private static func name(_ letter: IncomingLetter) -> String {
        let name = letter.senderName.isEmpty ? letter.senderAddress : letter.senderName
        return name.isEmpty ? "（差出人不明）" : String(name.prefix(60))
    }
}
