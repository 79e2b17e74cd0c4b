import AccessControl
import Attachments
import AuditLog
import ContactHours
import EveryEngine
import Foundation
import Identifiers
import OutgoingMail
import ServiceCalendar
import Storage
import SupportSearch
import WebServer

@testable import Tickets

/// A desk with a store and a folder of its own.
struct Desk {
    let store: any DataStore
    let service: TicketService
    let folder: String
    let matsumoto: Organisation
    let nagano: Organisation
    /// 2016-05-19 (Thursday) 12:30.
    static let now = CalendarDay(year: 2016, month: 5, day: 19)?.instant(hour: 12, minute: 30) ?? .distantPast

    init(_ engine: Engine = .sqlite) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try await engine.store(
            AuditLog.schema + MailQueue.schema + SearchIndex.schema + TicketSchema.steps, in: folder)
        let hours = ContactHours(holidays: try HolidayList(csv: "date,name\n2016-05-05,こどもの日\n"))
        guard let sender = MailAddress("helpdesk@chukan.example") else { throw CocoaError(.coderInvalidValue) }
        service = TicketService(
            store: store,
            files: try AttachmentFolder(path: "\(folder)/files") { _, _ in [UInt8](repeating: 7, count: 32) },
            sender: sender, hours: { hours })
        matsumoto = Organisation(
            code: try LocalGovernmentCode("202029"), kind: .city, prefecture: "長野県", name: "松本市")
        nagano = Organisation(code: try LocalGovernmentCode("202011"), kind: .city, prefecture: "長野県", name: "長野市")
    }

    func exchange(
        _ event: AuditEvent, _ account: String = "clerk", name: String = "受付", role: Role = .deskClerk,
        of organisation: String = "", after minutes: Int = 0
    ) -> Exchange {
        Exchange(
            event: event, actor: Actor(identifier: "account:\(account)", name: name, role: role),
            scope: AuditScope(organisation: organisation, bureau: organisation.isEmpty ? "" : "mayor"),
            remoteAddress: "127.0.0.1", now: Self.now.addingTimeInterval(Double(minutes) * 60))
    }

    func ask(
        _ subject: String = "接続できません", _ text: String = "VPN装置のランプが消えています。", of organisation: Organisation? = nil,
        channel: ContactChannel = .form, topic: TicketTopic = .network, contact: String = "", files: [SentFile] = [],
        after minutes: Int = 0
    ) async throws -> Int64 {
        let organisation = organisation ?? matsumoto
        return try await service.open(
            NewTicket(
                organisation: organisation, channel: channel, topic: topic, subject: subject, text: text,
                contactName: "例山 太郎", contactAddress: contact, files: files),
            by: exchange(
                .inquirySent, "s202029-01", name: "例山 太郎", role: .supportSiteAdministrator,
                of: organisation.code.text, after: minutes))
    }

    func ticket(_ number: Int64) async throws -> Ticket {
        guard let ticket = try await store.read({ tx in try TicketStore.ticket(number, in: tx) }) else {
            throw TicketError.notFound
        }
        return ticket
    }

    func entries(_ number: Int64, isForOrganisation: Bool = false) async throws -> [TicketEntry] {
        try await store.read { tx in
            try TicketStore.entries(of: number, isForOrganisation: isForOrganisation, in: tx)
        }
    }

    func letters() async throws -> [StoredRow] {
        try await store.read { tx in try tx.rows("SELECT * FROM outgoing_mail ORDER BY number", []) }
    }

    /// Everything that any table of the file holds, as text.
    func everything() throws -> Data {
        var all = Data()
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            all += FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
        }
        return all
    }
}
