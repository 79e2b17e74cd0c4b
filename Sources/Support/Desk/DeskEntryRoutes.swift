import AccessControl
import AuditLog
import ContactHours
import DesignSystem
import HTTPTypes
import Storage
import SupportSite
import Tickets
import WebServer

/// What came by telephone or fax, entered by the desk.
struct DeskEntryRoutes: Sendable {
    let service: TicketService

    var routes: [Route] {
        [
            .page(.get, "/desk/tickets/new", .requires(.workAtDesk), .deskShown) { .page(page($0)) },
            .page(.post, "/desk/tickets", .requires(.workAtDesk), .ticketEntered, enter),
        ]
    }

    private func page(_ request: WebRequest, sent: FormBody? = nil, error: (any ProblemConvertible)? = nil) -> Page {
        Page(
            request.frame, title: "電話・FAXの問合せの入力", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text("個人番号は書かないでください。12桁の個人番号とみられる数字は、保存する前に伏せます。"),
                .form(
                    Form(
                        action: "/desk/tickets", submit: "登録する", token: request.session?.formToken,
                        fields: [
                            Field(
                                "channel", label: "受付方法",
                                kind: .choice(
                                    [ContactChannel.telephone, .fax].map { .init($0.rawValue, $0.title) }),
                                value: sent?["channel"] ?? ContactChannel.telephone.rawValue),
                            Field(
                                "organisation", label: "団体コード", kind: .digits, value: sent?["organisation"] ?? "",
                                hint: "6桁。分からなければ空のままにすると「要確認」に入ります。", isRequired: false),
                            Field(
                                "topic", label: "分類",
                                kind: .list(TicketTopic.allCases.map { .init($0.rawValue, $0.title) }),
                                value: sent?["topic"] ?? TicketTopic.other.rawValue),
                            Field("subject", label: "件名", value: sent?["subject"] ?? ""),
                            Field("text", label: "内容", kind: .area, value: sent?.verbatim("text") ?? ""),
                            Field(
                                "urgency", label: "緊急度",
                                kind: .choice([.init("normal", "通常"), .init("urgent", "緊急")]),
                                value: sent?["urgency"] ?? "normal"),
                            Field("contact-name", label: "相手の氏名", value: sent?["contact-name"] ?? ""),
                            Field(
                                "contact-address", label: "折返しの連絡先", value: sent?["contact-address"] ?? "",
                                hint: "電話番号、FAX番号又はメールアドレス。", isRequired: false),
                        ])),
            ])
    }

    @Sendable private func enter(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            guard let channel = ContactChannel(rawValue: form["channel"]), channel == .telephone || channel == .fax
            else { throw TicketError.noChannel }
            let code = form["organisation"]
            let organisation =
                code.isEmpty
                ? nil : try await service.store.read { tx in try NoticeFormStore.organisation(code, in: tx) }
            guard code.isEmpty || organisation != nil else { throw TicketError.unknownOrganisation }
            let number = try await service.open(
                NewTicket(
                    organisation: organisation, channel: channel, topic: TicketTopic(rawValue: form["topic"]) ?? .other,
                    subject: form["subject"], text: form["text"].replacing("\r\n", with: "\n"),
                    isUrgent: form["urgency"] == "urgent", contactName: form["contact-name"],
                    contactAddress: form["contact-address"]), by: request.exchange)
            return .seeOther("/desk/tickets/\(number)")
        } refused: { error in
            page(request, sent: form, error: error)
        }
    }
}
