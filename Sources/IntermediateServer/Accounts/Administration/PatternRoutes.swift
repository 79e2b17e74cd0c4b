import AccessControl
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import WebServer

/// An administrator's work on 権限パターン.
struct PatternRoutes: Sendable {
    let service: AccountService

    private static let path = "/admin/patterns"

    var routes: [Route] {
        let path = Self.path
        return [
            .page(.get, path, .requires(.manageAccounts), .patternsShown) { request in
                .page(try await page(request))
            },
            .page(.post, path, .requires(.manageAccounts), .patternPut, create),
            .page(.get, "\(path)/{id}", .requires(.manageAccounts), .patternsShown) { request in
                .page(try await pageOfOne(request))
            },
            .page(.post, "\(path)/{id}", .requires(.manageAccounts), .patternPut, change),
            .page(.post, "\(path)/{id}/deletion", .requires(.manageAccounts), .patternDeleted, delete),
        ]
    }

    @Sendable private func create(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            guard let role = Role(rawValue: form["role"]) else { throw AccountError.badRole }
            try await put(UUID().uuidString.lowercased(), role, form, request)
            return .seeOther(Self.path)
        } refused: { error in
            try await page(request, form: form, error: error)
        }
    }

    @Sendable private func change(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let pattern = try await pattern(request)
        return try await request.answering {
            try await put(pattern.identifier, pattern.role, form, request)
            return .seeOther(Self.path)
        } refused: { error in
            try await pageOfOne(request, form: form, error: error)
        }
    }

    @Sendable private func delete(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try request.parameter("id")
        return try await request.answering {
            try await service.change(by: request.exchange, subject: identifier) { book throws(AccountError) in
                try book.deletePattern(identifier)
            }
            return .seeOther(Self.path)
        } refused: { error in
            try await pageOfOne(request, error: error)
        }
    }

    private func put(_ identifier: String, _ role: Role, _ form: FormBody, _ request: WebRequest) async throws {
        let name = form["name"]
        let permissions = try form.values("permissions").map { value throws(AccountError) in
            guard let permission = Permission(rawValue: value) else { throw .badPermissions }
            return permission
        }
        let pattern = PermissionPattern(
            identifier: identifier, name: name, role: role, permissions: Set(permissions))
        try await service.change(by: request.exchange, subject: "\(identifier) \(name)") { book throws(AccountError) in
            try book.put(pattern)
        }
    }

    private func pattern(_ request: WebRequest) async throws -> PermissionPattern {
        guard let pattern = try await service.book().patterns[try request.parameter("id")] else {
            throw AccountError.notFound
        }
        return pattern
    }

    private func page(
        _ request: WebRequest, form: FormBody? = nil, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        let book = try await service.book()
        let patterns = book.patterns.values.sorted { $0.name < $1.name }
        let roles = [Role.clerk, .systemAdministrator]
        return Page(
            request.frame, title: "権限パターン", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text("アカウントに設定すると、役割のうち選択した権限だけを使えるようになります。"),
                .table(
                    Table(
                        caption: "登録されている権限パターン", headers: ["名称", "役割", "できること", "使用中のアカウント"],
                        rows: patterns.map { pattern in
                            let holders = book.accounts.values.filter {
                                $0.pattern == pattern.identifier && $0.deletedAt == nil
                            }
                            return [
                                .link(Link(pattern.name, path: "\(Self.path)/\(pattern.identifier)")),
                                .text(pattern.role.title), .text(Self.words(pattern.permissions)),
                                .text("\(holders.count)件"),
                            ]
                        })), .heading("権限パターンを作成する"),
                .form(
                    Form(
                        action: Self.path, submit: "作成する", token: request.session?.formToken,
                        fields: [
                            Field("name", label: "名称", value: form?["name"] ?? "", hint: "1～32文字"),
                            Field(
                                "role", label: "役割", kind: .choice(roles.map { .init($0.rawValue, $0.title) }),
                                value: form?["role"] ?? Role.clerk.rawValue),
                            Self.field(roles, chosen: form?.values("permissions") ?? []),
                        ])),
            ])
    }

    private func pageOfOne(
        _ request: WebRequest, form: FormBody? = nil, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        let pattern = try await pattern(request)
        let path = "\(Self.path)/\(pattern.identifier)"
        let token = request.session?.formToken
        return Page(
            request.frame, title: "権限パターン「\(pattern.name)」", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .summary([SummaryRow("役割", pattern.role.title)]),
                .form(
                    Form(
                        action: path, submit: "変更する", token: token,
                        fields: [
                            Field("name", label: "名称", value: form?["name"] ?? pattern.name),
                            Self.field(
                                [pattern.role],
                                chosen: form?.values("permissions") ?? pattern.permissions.map(\.rawValue)),
                        ])),
                .form(
                    Form(
                        action: "\(path)/deletion", submit: "この権限パターンを削除する", token: token, fields: [], isDangerous: true
                    )),
                .links([Link("変更せずに戻る", path: Self.path)]),
            ])
    }

    /// What the roles may; where there are several, each permission says whose it is.
    private static func field(_ roles: [Role], chosen: [String]) -> Field {
        Field(
            "permissions", label: "できること",
            kind: .several(
                roles.flatMap { role in
                    role.grantable.map { permission in
                        let title = permission.title ?? permission.rawValue
                        return .init(permission.rawValue, roles.count == 1 ? title : "\(title)（\(role.title)）")
                    }
                }),
            value: chosen.joined(separator: " "), isRequired: false)
    }

    private static func words(_ permissions: Set<Permission>) -> String {
        permissions.isEmpty ? "なし" : permissions.compactMap(\.title).sorted().joined(separator: "、")
    }
}
