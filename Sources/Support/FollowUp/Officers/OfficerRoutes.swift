import AccessControl
import Accounts
import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import RollUp
import Storage
import WebServer

/// The accounts of officers, which the operator hands out and takes back.
struct OfficerRoutes: Sendable {
    static let path = "/operator/officers"
    let site: FollowUpSite

    var routes: [Route] {
        [
            .page(.get, Self.path, .requires(.operatePlatform), .officersShown, list),
            .page(.post, Self.path, .requires(.operatePlatform), .officerIssued, issue),
            .page(
                .post, "\(Self.path)/{account}/withdrawal", .requires(.operatePlatform), .officerWithdrawn, withdraw),
        ]
    }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        .page(try await page(request))
    }

    private func page(
        _ request: WebRequest, form: FormBody? = nil, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        OfficerPages.list(
            request, try await site.accounts.accounts(), try await prefectures(), form: form, error: error)
    }

    /// The prefectures that have organisations, by number.
    private func prefectures() async throws -> [(number: String, name: String)] {
        var found: [String: String] = [:]
        for progress in try await site.board.organisations(within: .nation) {
            found[progress.organisation.code.prefectureNumber] = progress.organisation.prefecture
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    @Sendable private func issue(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let prepared = try await prepared(form)
            let exchange = request.exchange
            guard try await !site.accounts.accounts().contains(where: { $0.identifier == prepared.account.identifier })
            else {
                throw Problem(
                    status: 409, code: "officer.taken", title: "このユーザーIDは使用されています。", detail: "別のユーザーIDを入力してください。",
                    field: "account")
            }
            try await site.store.write { tx in
                try site.accounts.issue(prepared, by: exchange, in: tx)
                try exchange.record(
                    subject: "\(prepared.account.identifier) \(prepared.account.role.rawValue)", in: tx)
            }
            return .page(OfficerPages.issued(request, prepared.account, password: prepared.password)).with(
                "kakehashi-initial-password", prepared.password)
        } refused: { error in
            try await page(request, form: form, error: error)
        }
    }

    private func prepared(_ form: FormBody) async throws -> PreparedAccount {
        let number = form["prefecture"]
        let isState = form["prefecture"] == OfficerPages.state
        let known = try await prefectures()
        guard isState || known.contains(where: { $0.number == number }) else {
            throw Problem(
                status: 422, code: "officer.prefecture", title: "担当する範囲が選択されていません。", detail: "都道府県又は国を選択してください。",
                field: "prefecture")
        }
        return try PreparedAccount(
            identifier: form["account"], name: form["name"], role: isState ? .stateOfficer : .prefectureOfficer,
            organisation: isState ? "" : try LocalGovernmentCode.prefecture(number).text, bureau: "")
    }

    @Sendable private func withdraw(_ request: WebRequest) async throws -> WebResponse {
        guard try await site.accounts.withdraw(try request.parameter("account"), by: request.exchange) else {
            throw Problem.notFound
        }
        return .seeOther(Self.path)
    }
}
