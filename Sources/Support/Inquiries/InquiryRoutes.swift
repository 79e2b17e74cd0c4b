import AccessControl
import Attachments
import AuditLog
import ContactHours
import DesignSystem
import HTTPTypes
import Identifiers
import NumberScreen
import Storage
import SupportSite
public import Tickets
public import WebServer

/// An organisation asks, reads and answers.
public struct InquiryRoutes: Sendable {
    private let service: TicketService

    /// Serves the tickets of whoever is signed in.
    public init(service: TicketService) { self.service = service }

    /// All routes.
    public var routes: [Route] {
        let path = InquiryPages.path
        return [
            .page(.get, path, .requires(.askHelpDesk), .inquiriesShown, list),
            .page(.get, "\(path)/new", .requires(.askHelpDesk), .inquiriesShown) { request in
                .page(InquiryPages.new(request, panel(request), sent: nil, error: nil))
            },
            .page(.post, path, .requires(.askHelpDesk), .inquirySent, send),
            .page(.get, "\(path)/{ticket}", .requires(.askHelpDesk), .inquiriesShown, show),
            .page(.post, "\(path)/{ticket}/replies", .requires(.askHelpDesk), .inquiryReplied, reply),
            .page(.post, "\(path)/{ticket}/satisfaction", .requires(.askHelpDesk), .inquiryRated, rate),
            .page(.get, "/support/attachments/{file}", .requires(.askHelpDesk), .attachmentDownloaded, file),
        ]
    }

    private func panel(_ request: WebRequest) -> HoursPanel { HoursPanel(hours: service.hours, now: request.now) }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        let code = request.exchange.scope.organisation
        let before = request.query["before"].flatMap { Int64($0) }
        let tickets = try await service.store.read { tx in try TicketStore.tickets(of: code, before: before, in: tx) }
        let older =
            tickets.count == TicketStore.pageSize
            ? tickets.last.map { "\(InquiryPages.path)?before=\($0.number)" } : nil
        return .page(InquiryPages.list(request, tickets, panel(request), older: older))
    }

    @Sendable private func send(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let code = request.exchange.scope.organisation
        let organisation = try await service.store.read { tx in try NoticeFormStore.organisation(code, in: tx) }
        guard let organisation else { throw Problem.notFound }
        return try await request.answering {
            guard service.hours.isOpen(.form, at: request.now) else { throw Self.closed }
            let number = try await service.open(
                NewTicket(
                    organisation: organisation, channel: .form, topic: TicketTopic(rawValue: form["topic"]) ?? .other,
                    subject: form["subject"], text: form["text"].replacing("\r\n", with: "\n"),
                    isUrgent: form["urgency"] == "urgent", contactName: form["contact-name"],
                    contactAddress: form["contact-address"], files: Self.files(form)), by: request.exchange)
            return .seeOther("\(InquiryPages.path)/\(number)")
        } refused: { error in
            InquiryPages.new(request, panel(request), sent: form, error: error)
        }
    }

    /// What was typed while the form was open is shown again, and can be sent when it opens.
    private static let closed = Problem(
        status: 409, code: "inquiry.form-closed", title: "ただいま問合せフォームは受付時間外です。",
        detail: "受付開始後に、もう一度「送信する」を押してください。入力した内容はこの画面に残っています。")

    private func ticket(_ request: WebRequest) async throws -> (Ticket, [TicketEntry]) {
        guard let number = Int64(try request.parameter("ticket")) else { throw Problem.notFound }
        let code = request.exchange.scope.organisation
        let found = try await service.store.read { tx in
            try TicketStore.ticket(number, of: code, in: tx).map {
                ($0, try TicketStore.entries(of: number, isForOrganisation: true, in: tx))
            }
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let (ticket, entries) = try await ticket(request)
        return .page(InquiryPages.show(request, ticket, entries))
    }

    @Sendable private func reply(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let (ticket, entries) = try await ticket(request)
        return try await request.answering {
            try await service.reply(
                form["text"].replacing("\r\n", with: "\n"), files: Self.files(form), to: ticket.number,
                of: request.exchange.scope.organisation, by: request.exchange)
            return .seeOther("\(InquiryPages.path)/\(ticket.number)")
        } refused: { error in
            InquiryPages.show(request, ticket, entries, sent: form, error: error)
        }
    }

    @Sendable private func rate(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let (ticket, entries) = try await ticket(request)
        return try await request.answering {
            try await service.rate(
                Int(form["rating"]) ?? 0, form["rating-text"], of: ticket.number,
                organisation: request.exchange.scope.organisation, by: request.exchange)
            return .seeOther("\(InquiryPages.path)/\(ticket.number)")
        } refused: { error in
            InquiryPages.show(request, ticket, entries, error: error)
        }
    }

    @Sendable private func file(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try request.parameter("file")
        let code = request.exchange.scope.organisation
        return try await AttachmentAnswer.answer(identifier, of: code, service)
    }

    private static func files(_ form: FormBody) -> [SentFile] {
        (1...AttachmentRules.most).compactMap { number in
            form.upload("attachment-\(number)").map { SentFile(name: $0.name, content: $0.content) }
        }
    }
}
