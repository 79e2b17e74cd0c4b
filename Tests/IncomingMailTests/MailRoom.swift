import AccessControl
import Attachments
import AuditLog
import ContactHours
import Foundation
import Identifiers
import NumberScreen
import OutgoingMail
import SeededChance
import ServiceCalendar
import Storage
import StorageSQLite
import SupportMembers
import SupportSearch
import SupportSite
import Synchronization
import Tickets
import WebServer

@testable import IncomingMail

/// A desk that mail comes to, with files of its own.
final class MailRoom: Sendable {
    let folder: String
    let store: SQLiteStore
    let service: TicketService
    let spool: MailSpool
    let errors = Mutex<[String]>([])
    static let now = Date(timeIntervalSince1970: 1_463_628_600)

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try SQLiteStore(path: "\(folder)/desk.sqlite")
        try await store.migrate(
            AuditLog.schema + MailQueue.schema + SearchIndex.schema + TicketSchema.steps + NoticeFormStore.schema
                + MemberStore.schema)
        let hours = ContactHours(holidays: try HolidayList(csv: "date,name\n2016-05-05,こどもの日\n"))
        guard let sender = MailAddress("helpdesk@chukan.example") else { throw CocoaError(.coderInvalidValue) }
        service = TicketService(
            store: store,
            files: try AttachmentFolder(path: "\(folder)/files") { _, _ in [UInt8](repeating: 7, count: 32) },
            sender: sender, hours: { hours })
        spool = try MailSpool(folder: "\(folder)/incoming")
    }

    /// Works the spool off.
    func takeIn() async throws {
        let desk = MailDesk(service: service, spool: spool) { error in self.errors.withLock { $0.append("\(error)") } }
        while try await desk.takeIn(at: Self.now) > 0 {}
    }

    func rows(_ sql: String) async throws -> [StoredRow] { try await store.read { tx in try tx.rows(sql, []) } }

    func ticket(_ number: Int64) async throws -> Ticket? {
        try await store.read { tx in try TicketStore.ticket(number, in: tx) }
    }

    func entries(_ number: Int64) async throws -> [TicketEntry] {
        try await store.read { tx in try TicketStore.entries(of: number, isForOrganisation: false, in: tx) }
    }

    func waiting(in name: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/incoming/\(name)").count
    }
}
