import AccessControl
import DesignSystem
import WebServer

/// The pages of signing in.
enum SignInPages {
    static func signIn(_ site: String, _ door: SignInDoor, error: AccountError? = nil, account: String = "") -> Page {
        let title: String
        let hint: String
        switch door {
        case .administrator:
            title = "サインイン（システム管理者用）"
            hint = "初期セットアップ用アカウントも、このURLからサインインします。"
        case .clerk:
            title = "サインイン（業務担当者用）"
            hint = "システム管理者から通知されたユーザーIDです。"
        case .support:
            title = "サインイン（サポートサイト）"
            hint = "窓口担当部署の管理者から通知されたユーザーIDです。"
        }
        var blocks = error.map { [failure($0)] } ?? []
        blocks.append(
            .form(
                Form(
                    action: door.path, submit: "サインイン", token: nil,
                    fields: [
                        Field("account", label: "ユーザーID", value: account, hint: hint, autocomplete: "username"),
                        Field(
                            "password", label: "パスワード", kind: .password, hint: "10回間違えるとアカウントがロックされます。",
                            autocomplete: "current-password"),
                    ])))
        return Page(site: site, title: title, blocks: blocks)
    }

    static func password(_ site: String, _ door: SignInDoor, _ request: WebRequest, error: AccountError? = nil) -> Page
    {
        var blocks = error.map { [failure($0)] } ?? []
        if !request.actor.may(.readAdministratorHome), !request.actor.may(.readClerkHome),
            !request.actor.may(.readSupportSite)
        {
            blocks.append(
                .notice(
                    Notice(
                        kind: .information, title: "初期パスワードを変更してください。",
                        body: "通知された初期パスワードのままでは、ほかの操作はできません。")))
        }
        blocks.append(
            .form(
                Form(
                    action: "/\(door.rawValue)/password", submit: "変更する", token: request.session?.formToken,
                    fields: [
                        Field(
                            "current-password", label: "現在のパスワード", kind: .password, autocomplete: "current-password"),
                        Field(
                            "new-password", label: "新しいパスワード", kind: .password,
                            hint: "\(PasswordRules.shortest)文字以上。ユーザーIDを含めないでください。", autocomplete: "new-password"),
                        Field(
                            "new-password-again", label: "新しいパスワード（確認）", kind: .password,
                            autocomplete: "new-password"),
                    ])))
        return Page(site: site, title: "パスワードの変更", person: request.actor.name, blocks: blocks)
    }

    static func failure(_ error: AccountError) -> Block {
        .notice(Notice(kind: .error, title: error.problem.title, body: error.problem.detail))
    }
}
