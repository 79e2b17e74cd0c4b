import AccessControl
import ArgumentParser
import Attachments
import AuditLog
import ContactHours
import Foundation
import Identifiers
import Library
import OutgoingMail
import ServiceCalendar
import Storage
import StoragePostgres
import StorageSQLite
import Tickets
import WebServer

/// Invented inquiries and documents in a rehearsal's platform, in the number that a country's organisations might send.
@main
struct HelpDeskLoad: AsyncParsableCommand {
    @Option(help: "The rehearsal's folder.")
    var rehearsal = "rehearsal"

    @Option(help: "The folder that has Data.")
    var resources = "."

    @Option(help: "How many inquiries.")
    var tickets = 100_000

    @Option(help: "How many documents, and as many questions of the FAQ.")
    var documents = 200

    /// What a rehearsal's platform says of itself.
    private struct Listeners: Decodable {
        struct Database: Decodable {
            let place: String
            let schema: String?
        }
        let database: Database
    }

    func run() async throws {
        guard FileManager.default.fileExists(atPath: "\(rehearsal)/session.json") else {
            throw ValidationError("\(rehearsal) is no rehearsal: invented inquiries belong nowhere else")
        }
        let register = try LocalGovernmentRegister(
            csv: String(contentsOfFile: "\(resources)/Data/local-governments.csv", encoding: .utf8))
        let holidays = try HolidayList(
            csv: String(contentsOfFile: "\(resources)/Data/japanese-holidays.csv", encoding: .utf8))
        guard let sender = MailAddress("helpdesk@chukan.example") else { throw ValidationError("no sender") }
        let hours = ContactHours(holidays: holidays)
        let store = try await database()
        let service = TicketService(
            store: store,
            // Invented inquiries come without files: there is nothing to seal.
            files: try AttachmentFolder(path: "\(rehearsal)/platform/attachments") { _, _ in nil }, sender: sender,
            hours: { hours })
        try await manyAtATime(documents) { try await Self.publish($0, in: store) }
        let organisations = register.all
        try await manyAtATime(tickets) { try await Self.ask($0, organisations, service) }
    }

    private func database() async throws -> any DataStore {
        let file = URL(filePath: "\(rehearsal)/platform/listeners.json")
        let database = try JSONDecoder().decode(Listeners.self, from: Data(contentsOf: file)).database
        guard let schema = database.schema else { return try SQLiteStore(path: database.place) }
        return try await PostgresStore(PostgresSettings(connection: database.place, schema: schema))
    }

    /// As many at a time as share one commit.
    private func manyAtATime(_ count: Int, _ one: @escaping @Sendable (Int) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                if number >= 200 { try await group.next() }
                group.addTask { try await one(number) }
            }
            try await group.waitForAll()
        }
    }

    private static let start = CalendarDay(year: 2016, month: 4, day: 26)?.instant(hour: 9) ?? .distantPast

    private static func exchange(_ event: AuditEvent, _ organisation: Organisation? = nil, after seconds: Double)
        -> Exchange
    {
        Exchange(
            event: event, actor: Actor(identifier: "system:load", name: "例山 太郎", role: nil, permissions: []),
            scope: organisation.map { AuditScope(organisation: $0.code.text, bureau: Bureau.mayor.rawValue) }
                ?? AuditScope(), remoteAddress: "", now: start.addingTimeInterval(seconds))
    }

    private static func ask(_ number: Int, _ organisations: [Organisation], _ service: TicketService) async throws {
        let organisation = organisations[number &* 7919 % organisations.count]
        _ = try await service.open(
            NewTicket(
                organisation: organisation, channel: ContactChannel.allCases[number % 4],
                topic: TicketTopic.allCases[number / 4 % TicketTopic.allCases.count],
                subject: SampleInquiries.subject(number), text: SampleInquiries.text(number, organisation),
                isUrgent: number % 29 == 0, contactName: "例山 太郎"),
            // Spread over the weeks of the rehearsal's first month, the newest last.
            by: exchange(.inquirySent, organisation, after: Double(number) * 15))
    }

    private static func publish(_ number: Int, in store: any DataStore) async throws {
        let published = exchange(.documentPublished, after: Double(number))
        let answered = exchange(.faqSaved, after: Double(number))
        try await store.write { tx in
            try LibraryStore.publish(
                "手順書 \(number)（\(SampleInquiries.thing(number))）", kind: .manual, label: "第01.00版",
                text: SampleInquiries.manual(number), summary: "新規", by: published, in: tx)
            try FAQStore.save(
                nil, topic: TicketTopic.allCases[number % TicketTopic.allCases.count].title,
                question: "\(SampleInquiries.subject(number))（\(number)）", answer: SampleInquiries.manual(number % 10),
                ticket: nil, by: answered, in: tx)
        }
    }
}
