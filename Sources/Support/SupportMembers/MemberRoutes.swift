import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import Storage
import SupportSite
public import WebServer

/// サポートサイト管理者's work on accounts and details (§5.1).
public struct MemberRoutes: Sendable {
    private let service: MemberService

    /// Serves the organisation of whoever is signed in.
    public init(service: MemberService) { self.service = service }

    /// All routes.
    public var routes: [Route] {
        let path = MemberPages.path
        return [
            .page(.get, path, .requires(.manageSupportMembers), .membersShown) { .page(try await list($0)) },
            .page(.post, path, .requires(.manageSupportMembers), .memberRegistered, register),
            .page(.get, "\(path)/{number}/withdrawal", .requires(.manageSupportMembers), .membersShown, askWithdrawal),
            .page(.post, "\(path)/{number}/withdrawal", .requires(.manageSupportMembers), .memberWithdrawn, withdraw),
            .page(.get, "/support/contacts", .requires(.readSupportSite), .detailsShown, contacts),
            .page(
                .get, "/support/organisation-details/{kind}", .requires(.manageSupportMembers), .detailsShown
            ) { .page(try await details($0)) },
            .page(
                .post, "/support/organisation-details/{kind}", .requires(.manageSupportMembers), .detailsChanged,
                changeDetails),
        ]
    }

    private func organisation(_ request: WebRequest) async throws -> Organisation {
        let code = request.exchange.scope.organisation
        let found = try await service.store.read { tx in try NoticeFormStore.organisation(code, in: tx) }
        guard let found else { throw Problem.notFound }
        return found
    }

    private func list(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let code = try await organisation(request).code.text
        let (allowance, registrations, announced) = try await service.store.read { tx in
            (
                try MemberStore.allowance(of: code, in: tx), try MemberStore.registrations(of: code, in: tx),
                try MemberStore.announced(of: code, in: tx)
            )
        }
        return MemberPages.list(request, code: code, allowance, registrations, announced, error: error)
    }

    @Sendable private func register(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let organisation = try await organisation(request)
        return try await request.answering {
            guard let number = Int(form["number"]) else { throw MemberError.notShown }
            let password = try await service.register(
                number, name: form["name"], of: organisation, by: request.exchange)
            let identifier = MemberService.identifier(number, of: organisation.code.text)
            return .page(MemberPages.password(request, identifier, password), status: 201)
                .with("kakehashi-initial-password", password)
        } refused: { error in
            try await list(request, error: error)
        }
    }

    @Sendable private func askWithdrawal(_ request: WebRequest) async throws -> WebResponse {
        let code = try await organisation(request).code.text
        let number = Int(try request.parameter("number"))
        let found = try await service.store.read { tx in
            try MemberStore.registrations(of: code, in: tx).first { $0.number == number }
        }
        guard let found else { throw Problem.notFound }
        return .page(MemberPages.withdrawal(request, MemberService.identifier(found.number, of: code), found))
    }

    @Sendable private func withdraw(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int(try request.parameter("number")) else { throw Problem.notFound }
        try await service.withdraw(number, of: try await organisation(request), by: request.exchange)
        return .seeOther(MemberPages.path)
    }

    // MARK: - Details

    @Sendable private func contacts(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let table = try await service.store.read { tx in try ContactStructure.table(of: organisation, in: tx) }
        let missing = Notice(
            kind: .warning, title: "連絡票がまだ送付されていません。", body: "利用開始連絡で連絡票を送付すると、連絡体制が表示されます。")
        return .page(
            Page(
                request.frame, title: "\(organisation.name)の連絡体制",
                blocks: [table ?? .notice(missing), .text("変更があったときは、利用開始連絡で新しい版の連絡票を送付してください。")]))
    }

    private func details(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        guard let kind = DetailKind(rawValue: try request.parameter("kind")) else { throw Problem.notFound }
        let code = try await organisation(request).code.text
        let versions = try await service.store.read { tx in try OrganisationDetails.versions(kind, of: code, in: tx) }
        return MemberPages.details(request, kind, versions, error: error)
    }

    @Sendable private func changeDetails(_ request: WebRequest) async throws -> WebResponse {
        guard let kind = DetailKind(rawValue: try request.parameter("kind")) else { throw Problem.notFound }
        let form = try request.form()
        let code = try await organisation(request).code.text
        return try await request.answering {
            let values = Dictionary(uniqueKeysWithValues: kind.fields.map { ($0.rawValue, form[$0.rawValue]) })
            let exchange = request.exchange
            try await service.store.write { tx in
                try OrganisationDetails.change(kind, values, of: code, by: exchange, in: tx)
            }
            return .seeOther("/support/organisation-details/\(kind.rawValue)")
        } refused: { error in
            try await details(request, error: error)
        }
    }
}
