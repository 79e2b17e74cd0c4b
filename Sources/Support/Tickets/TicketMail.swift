import ContactHours
import Foundation
import OutgoingMail
import Storage

/// Letters that tell of an answer: the answer itself to whoever wrote by mail, a word that there is one to all others.
struct TicketMail {
    let sender: MailAddress

    /// Queues the letter, where there is an address; it goes on in the thread of the mails before.
    func send(_ text: String, entry: Int64, of ticket: Ticket, at now: Date, in tx: any StoreTransaction) throws {
        guard let recipient = MailAddress(ticket.contactAddress) else { return }
        let isMail = ticket.channel == .mail
        let body =
            isMail
            ? "\(ticket.contactName) 様\n\n\(text)\n\n" + Self.foot(ticket)
            : "\(ticket.contactName) 様\n\nお問合せに回答しました。サポートサイトの「問合せ」で確認してください。\n\n" + Self.foot(ticket)
        try queue(
            body, subject: "Re: \(ticket.subject) [\(ticket.reference)]", to: recipient, entry: entry, of: ticket,
            key: "answer", at: now, in: tx)
    }

    /// Says that a mail has come in, under which number, and whether something in it was masked.
    func acknowledge(_ ticket: Ticket, entry: Int64, warning: String?, at now: Date, in tx: any StoreTransaction) throws
    {
        guard let recipient = MailAddress(ticket.contactAddress) else { return }
        let warning = warning.map { "【注意】\($0)\n\n" } ?? ""
        try queue(
            "お問合せを受け付けました。受付番号は \(ticket.reference) です。\n\n\(warning)" + Self.foot(ticket),
            subject: "受付: \(ticket.subject) [\(ticket.reference)]", to: recipient, entry: entry, of: ticket,
            key: "receipt", at: now, in: tx)
    }

    private func queue(
        _ text: String, subject: String, to recipient: MailAddress, entry: Int64, of ticket: Ticket, key: String,
        at now: Date, in tx: any StoreTransaction
    ) throws {
        let earlier = try TicketStore.messages(of: ticket.number, in: tx)
        let domain = sender.text.split(separator: "@").last.map(String.init) ?? "localhost"
        let identifier = "ticket.\(ticket.number).\(entry).\(key)@\(domain)"
        let line = subject.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }
        let letter = try Letter(
            from: sender, to: recipient, subject: String(String(line).prefix(200)), text: text,
            thread: LetterThread(messageID: identifier, references: Array(earlier.suffix(20))))
        if try MailQueue.enqueue(
            letter, key: "ticket.\(ticket.number).\(entry).\(key)", organisation: ticket.organisation, at: now, in: tx)
        {
            _ = try TicketStore.keep(message: identifier, isOurs: true, of: ticket.number, entry: entry, in: tx)
        }
    }

    private static func foot(_ ticket: Ticket) -> String {
        "--\n自治体中間サーバー・ヘルプデスク\n受付番号 \(ticket.reference)\n返信は、このメールへの返信としてお送りください。個人番号は記載しないでください。\n"
    }
}
