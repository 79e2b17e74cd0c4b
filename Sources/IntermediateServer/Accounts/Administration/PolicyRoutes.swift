import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import WebServer

/// What an organisation demands of its accounts.
struct PolicyRoutes: Sendable {
    let service: AccountService

    private static let path = "/admin/policy"

    var routes: [Route] {
        [
            .page(.get, Self.path, .requires(.manageAccounts), .policyShown) { request in
                .page(try await page(request))
            },
            .page(.post, Self.path, .requires(.manageAccounts), .policySet, set),
        ]
    }

    @Sendable private func set(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            guard let secondFactor = AccountPolicy.SecondFactor(rawValue: form["second-factor"]) else {
                throw Problem.unreadable("second-factor")
            }
            let typed = form["password-days"]
            let days = Int(typed)
            guard typed.isEmpty || days != nil else { throw AccountError.badPasswordDays }
            let policy = AccountPolicy(secondFactor: secondFactor, passwordDays: days)
            let exchange = request.exchange
            try await service.change(
                by: exchange, subject: "second-factor \(secondFactor.rawValue), password-days \(typed)"
            ) { book throws(AccountError) in
                try book.set(policy, by: exchange.accountIdentifier)
            }
            return .seeOther(Self.path)
        } refused: { error in
            try await page(request, form: form, error: error)
        }
    }

    private func page(
        _ request: WebRequest, form: FormBody? = nil, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        let policy = try await service.book().policy
        return Page(
            request.frame, title: "アカウントの方針", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .form(
                    Form(
                        action: Self.path, submit: "変更する", token: request.session?.formToken,
                        fields: [
                            Field(
                                "second-factor", label: "二要素認証",
                                kind: .choice(AccountPolicy.SecondFactor.allCases.map { .init($0.rawValue, $0.title) }),
                                value: form?["second-factor"] ?? policy.secondFactor.rawValue,
                                hint: "必須にすると、未登録の人は次の操作から登録を求められます。"),
                            Field(
                                "password-days", label: "パスワードの有効日数", kind: .digits,
                                value: form?["password-days"] ?? policy.passwordDays.map(String.init) ?? "",
                                hint: "30～365。過ぎると、サインインのときに変更を求めます。定めない場合は空欄にしてください。", isRequired: false),
                        ])),
                .links([Link("アカウント管理へ戻る", path: AccountPages.path)]),
            ])
    }
}
