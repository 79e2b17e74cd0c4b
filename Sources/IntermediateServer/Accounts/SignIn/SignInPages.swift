import AccessControl
import DesignSystem
import WebServer

/// The pages of signing in.
enum SignInPages {
    static func signIn(
        _ request: WebRequest, _ door: SignInDoor, error: (any ProblemConvertible)? = nil, account: String = ""
    ) -> Page {
        let (title, hint) =
            switch door {
            case .administrator: ("サインイン（システム管理者用）", "初期セットアップ用アカウントも、このURLからサインインします。")
            case .clerk: ("サインイン（業務担当者用）", "システム管理者から通知されたユーザーIDです。")
            case .support: ("サインイン（サポートサイト）", "窓口担当部署の管理者から通知されたユーザーIDです。")
            case .followUp: ("サインイン（準備状況取りまとめサイト）", "運用事業者から通知されたユーザーIDです。")
            case .desk: ("サインイン（ヘルプデスク）", "運用事業者から通知されたユーザーIDです。")
            }
        let ended: [Block] =
            request.query["ended"] == nil || error != nil
            ? []
            : [
                .notice(
                    Notice(
                        kind: .information, title: "サインインが必要です。",
                        body: "サインインの有効時間が過ぎたか、管理者がアカウントを変更しました。入力の途中だったものは送信されていません。もう一度サインインしてください。"))
            ]
        return Page(
            request.frame, title: title, errors: error.map { [$0.fieldError] } ?? [],
            blocks: ended + [
                .form(
                    Form(
                        action: door.path, submit: "サインイン", token: nil,
                        fields: [
                            Field("account", label: "ユーザーID", value: account, hint: hint, autocomplete: "username"),
                            Field(
                                "password", label: "パスワード", kind: .password, hint: "10回間違えるとアカウントがロックされます。",
                                autocomplete: "current-password"),
                        ]))
            ])
    }

    static func secondFactor(
        _ request: WebRequest, _ door: SignInDoor, error: (any ProblemConvertible)? = nil
    ) -> Page {
        Page(
            request.frame, title: "確認コードの入力", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .form(
                    Form(
                        action: "\(door.path)/second-factor", submit: "サインイン", token: request.session?.formToken,
                        fields: [
                            Field(
                                "code", label: "確認コード", kind: .text,
                                hint: "認証アプリに表示されている6桁の数字。アプリを使えないときは、控えておいた回復コードを入力してください。",
                                autocomplete: "one-time-code")
                        ]))
            ])
    }

    static func password(_ request: WebRequest, _ door: SignInDoor, error: (any ProblemConvertible)? = nil) -> Page {
        var blocks: [Block] = []
        if !request.actor.may(.manageOwnSecondFactor) {
            blocks.append(
                .notice(
                    Notice(
                        kind: .information, title: "パスワードを変更してください。",
                        body: "通知された初期パスワードや、有効日数を過ぎたパスワードのままでは、ほかの操作はできません。")))
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
                            hint:
                                "\(PasswordRules.shortest)文字以上。ユーザーIDを含めず、過去\(PasswordStore.remembered)回に使用したものと異なるもの。",
                            autocomplete: "new-password"),
                        Field(
                            "new-password-again", label: "新しいパスワード（確認）", kind: .password,
                            autocomplete: "new-password"),
                    ])))
        return Page(
            request.frame, title: "パスワードの変更", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }
}
