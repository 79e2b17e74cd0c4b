import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import WebServer

/// An administrator's work on 行政区 (§2.7).
struct DistrictRoutes: Sendable {
    let service: AccountService

    private static let path = "/admin/districts"

    var routes: [Route] {
        let path = Self.path
        return [
            .page(.get, path, .requires(.manageAccounts), .districtsShown) { request in
                .page(try await page(request))
            },
            .page(.post, path, .requires(.manageAccounts), .districtPut, create),
            .page(.get, "\(path)/{code}/deletion", .requires(.manageAccounts), .districtsShown) { request in
                .page(try await question(request))
            },
            .page(.post, "\(path)/{code}/deletion", .requires(.manageAccounts), .districtDeleted, delete),
        ]
    }

    @Sendable private func create(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let district = AdministrativeDistrict(code: form["code"], name: form["name"])
            try await service.change(by: request.exchange, subject: district.code) { book throws(AccountError) in
                guard book.districts[district.code] == nil else { throw .takenDistrictCode(district.code) }
                try book.put(district)
            }
            return .seeOther(Self.path)
        } refused: { error in
            try await page(request, form: form, error: error)
        }
    }

    @Sendable private func delete(_ request: WebRequest) async throws -> WebResponse {
        let code = try request.parameter("code")
        return try await request.answering {
            try await service.change(by: request.exchange, subject: code) { book throws(AccountError) in
                try book.deleteDistrict(code)
            }
            return .seeOther(Self.path)
        } refused: { error in
            try await question(request, error: error)
        }
    }

    private func page(
        _ request: WebRequest, form: FormBody? = nil, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        let book = try await service.book()
        return Page(
            request.frame, title: "行政区", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .table(
                    Table(
                        caption: "登録されている行政区", headers: ["コード", "名称", "属するアカウント", "操作"],
                        rows: book.districts.values.sorted { $0.code < $1.code }.map { district in
                            let members = book.accounts.values.filter {
                                $0.deletedAt == nil && $0.districts.codes?.contains(district.code) == true
                            }
                            return [
                                .text(district.code), .text(district.name), .text("\(members.count)件"),
                                .link(Link("\(district.name)を削除する", path: "\(Self.path)/\(district.code)/deletion")),
                            ]
                        })),
                .text("「すべての行政区」を選択したアカウントは、件数に含みません。"), .heading("行政区を登録する"),
                .form(
                    Form(
                        action: Self.path, submit: "登録する", token: request.session?.formToken,
                        fields: [
                            Field(
                                "code", label: "行政区コード", value: form?["code"] ?? "",
                                hint: "半角数字又は半角英大文字で1～5文字。副本データの行政区コードと同じもの"),
                            Field("name", label: "行政区の名称", value: form?["name"] ?? "", hint: "1～32文字"),
                        ])),
            ])
    }

    private func question(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let book = try await service.book()
        guard let district = book.districts[try request.parameter("code")] else { throw AccountError.notFound }
        return Page(
            request.frame, title: "行政区を削除しますか", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .summary([SummaryRow("行政区コード", district.code), SummaryRow("名称", district.name)]),
                .notice(
                    Notice(
                        kind: .warning, title: "取り消せません。",
                        body: "属するアカウントから、この行政区が外れます。ほかに行政区のないアカウントが一つでもあるときは、サインインできなくなるため削除できません。")),
                .form(
                    Form(
                        action: "\(Self.path)/\(district.code)/deletion", submit: "削除する",
                        token: request.session?.formToken, fields: [], isDangerous: true)),
                .links([Link("削除せずに戻る", path: Self.path)]),
            ])
    }
}
