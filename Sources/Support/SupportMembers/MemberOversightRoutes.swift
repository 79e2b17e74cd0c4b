import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import ServiceCalendar
import Storage
import SupportSite
public import WebServer

/// The operator's hand for accounts of the support site: how many are allowed, and what the machine removed.
///
/// The operator is known by a certificate and has no session: `Sec-Fetch-Site` keeps strangers' pages out.
public struct MemberOversightRoutes: Sendable {
    private let service: MemberService

    /// Serves the operator.
    public init(service: MemberService) { self.service = service }

    /// All routes.
    public var routes: [Route] {
        let path = "/operator/support-members"
        return [
            .page(.get, path, .requires(.operatePlatform), .memberOversightShown) { .page(try await page($0)) },
            .page(.post, "\(path)/allowances", .requires(.operatePlatform), .allowanceSet, allow),
            .page(.get, "\(path)/removals/{serial}", .requires(.operatePlatform), .memberOversightShown, ask),
            .page(.post, "\(path)/removals/{serial}/reversal", .requires(.operatePlatform), .memberRestored, reverse),
        ]
    }

    private func page(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let removals = try await service.store.read { tx in try MemberStore.removals(in: tx) }
        let sent = error == nil ? nil : try? request.form()
        return Page(
            request.frame, title: "サポートサイト担当者アカウント", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .table(
                    Table(
                        caption: "機械による削除（予定と実施）", headers: ["アカウント", "氏名", "理由", "予定日時", "状態"],
                        rows: removals.map(row), empty: "削除はありません。")), .heading("登録可能数を設定する"),
                .form(
                    Form(
                        action: "/operator/support-members/allowances", submit: "設定する", token: nil,
                        fields: [
                            Field("organisation", label: "団体コード", kind: .digits, value: sent?["organisation"] ?? ""),
                            Field("allowed", label: "登録可能数", kind: .digits, value: sent?["allowed"] ?? ""),
                            Field(
                                "shown", label: "表示するIDの数", kind: .digits, value: sent?["shown"] ?? "",
                                hint: "登録可能数以上。"),
                        ])),
            ])
    }

    private func row(_ removal: MemberRemoval) -> [Table.Cell] {
        let identifier = MemberService.identifier(removal.number, of: removal.organisation)
        let path = "/operator/support-members/removals/\(removal.serial)"
        let state: Table.Cell =
            if let reversed = removal.reversedAt {
                .text("\(JapanTime.japanese(reversed)) 復元")
            } else if removal.doneAt != nil {
                .link(Link("削除済：\(identifier) を復元する", path: path))
            } else {
                .state("予告中", .warning)
            }
        return [
            .text(identifier), .text(removal.name), .text(removal.reason.title),
            .text(JapanTime.japanese(removal.dueAt)), state,
        ]
    }

    @Sendable private func allow(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let code = form["organisation"]
            let found = try await service.store.read { tx in try NoticeFormStore.organisation(code, in: tx) }
            guard let found else { throw MemberError.badDetail(field: "organisation", title: "団体コード") }
            guard let allowed = Int(form["allowed"]), let shown = Int(form["shown"]) else {
                throw MemberError.badAllowance
            }
            try await service.allow(allowed, shown: shown, of: found, by: request.exchange)
            return .seeOther("/operator/support-members")
        } refused: { error in
            try await page(request, error: error)
        }
    }

    private func removal(_ request: WebRequest) async throws -> MemberRemoval {
        let serial = Int64(try request.parameter("serial"))
        let found = try await service.store.read { tx in
            try MemberStore.removals(in: tx).first { $0.serial == serial }
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    @Sendable private func ask(_ request: WebRequest) async throws -> WebResponse {
        let removal = try await removal(request)
        let identifier = MemberService.identifier(removal.number, of: removal.organisation)
        return .page(
            Page(
                request.frame, title: "\(identifier) の復元",
                blocks: [
                    .text("\(removal.name)さんのアカウントを元に戻します。以前のパスワードで再びサインインでき、以後、この登録は機械的な削除の対象になりません。団体にはお知らせが掲載されます。"),
                    .form(
                        Form(
                            action: "/operator/support-members/removals/\(removal.serial)/reversal", submit: "復元する",
                            token: nil, fields: [])),
                ]))
    }

    @Sendable private func reverse(_ request: WebRequest) async throws -> WebResponse {
        try await service.reverse(try await removal(request).serial, by: request.exchange)
        return .seeOther("/operator/support-members")
    }
}
