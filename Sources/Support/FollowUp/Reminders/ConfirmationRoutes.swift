import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import RollUp
public import Storage
public import WebServer

/// Where somebody who got a letter says so: by the address in it, without an account.
///
/// Programs that look at addresses in mail send GET; only the button, a POST, confirms.
public struct ConfirmationRoutes: Sendable {
    private static let base = "/contact"
    let store: any DataStore

    /// Serves one store's messages.
    public init(store: any DataStore) {
        self.store = store
    }

    /// The path of a message's page.
    public static func path(_ token: String) -> String { "\(base)/\(token)" }

    /// The routes, for サポートサイト.
    public var routes: [Route] {
        [
            .page(.get, "\(Self.base)/{token}", .open, .confirmationAsked, show),
            .page(.post, "\(Self.base)/{token}", .open, .messageConfirmed, confirm),
        ]
    }

    private func message(_ request: WebRequest) async throws -> Message {
        let token = try request.parameter("token")
        guard let found = try await store.read({ tx in try MessageStore.message(token: token, in: tx) }) else {
            throw Problem.notFound
        }
        return found
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        .page(try page(request, try await message(request)))
    }

    @Sendable private func confirm(_ request: WebRequest) async throws -> WebResponse {
        let message = try await message(request)
        let (name, exchange) = (try request.form()["name"], request.exchange)
        let path = Self.path(try request.parameter("token"))
        return try await request.answering {
            guard !name.isEmpty, name.count <= 100 else {
                throw Problem(
                    status: 422, code: "message.name", title: "氏名が入力されていません。", detail: "確認した人の氏名を入力してください。",
                    field: "name")
            }
            try await store.write { tx in
                let isNew = try MessageStore.confirm(message.number, by: name, how: "screen", at: exchange.now, in: tx)
                guard isNew else { return }
                try exchange.record(
                    subject: "message \(message.number)",
                    scope: AuditScope(organisation: message.organisation, bureau: Bureau.mayor.rawValue), in: tx)
            }
            return .seeOther(path)
        } refused: { error in
            try page(request, message, error: error)
        }
    }

    private func page(
        _ request: WebRequest, _ message: Message, error: (any ProblemConvertible)? = nil
    ) throws -> Page {
        var blocks: [Block] = []
        if let at = message.confirmedAt {
            blocks.append(
                .notice(
                    Notice(
                        kind: .success, title: "受領の確認を受け付けました。",
                        body: "\(message.confirmedBy ?? "") \(at.dayText)。作業の状況に変わりがあれば、ヘルプデスクへご連絡ください。")))
        } else {
            blocks += [
                .summary([SummaryRow("件名", message.subject), SummaryRow("送付日", message.toldAt.dayText)]),
                .text("このメールを確認した方の氏名を入力し、「確認した」を押してください。窓口担当部署への再送と電話での確認を止めます。"),
                .form(
                    Form(
                        action: Self.path(try request.parameter("token")), submit: "確認した",
                        token: request.session?.formToken,
                        fields: [Field("name", label: "確認した人の氏名", autocomplete: "name")])),
            ]
        }
        return Page(
            request.frame, title: "メールの受領の確認", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }
}
