public import AccessControl
public import WebServer

/// Why an account's owner or administrator cannot go on.
public enum AccountError: Error, Sendable, Hashable {
    /// The same words for an unknown account as for a wrong password.
    case unknownOrWrong(remaining: Int?)
    case locked
    case wrongDoor(Role)
    case ownAccount
    case lastAdministrator
    case taken(String)
    case badIdentifier
    case noName
    case badRole
    case weakPassword(String)
    case passwordsDiffer
    case notFound
}

extension AccountError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .unknownOrWrong(let remaining):
            Problem(
                status: 403, code: "account.unknown-or-wrong", title: "ユーザーID又はパスワードが正しくありません。",
                detail: remaining.map { "あと\($0)回間違えると、このアカウントはロックされます。" }
                    ?? "入力内容を確認して、もう一度サインインしてください。10回間違えるとアカウントはロックされます。")
        case .locked:
            Problem(
                status: 403, code: "account.locked", title: "パスワードを10回間違えたため、このアカウントはロックされています。",
                detail: "システム管理者に解除を依頼してください。システム管理者自身の場合は、ヘルプデスクへ連絡してください。")
        case .wrongDoor(let role):
            Problem(
                status: 403, code: "account.wrong-door", title: "\(role.title)のアカウントは、このURLではサインインできません。",
                detail: role == .clerk
                    ? "業務担当者用URLからサインインしてください。" : "システム管理者用URLからサインインしてください。初期アカウントもシステム管理者用URLです。")
        case .ownAccount:
            Problem(
                status: 409, code: "account.own", title: "サインイン中の自分のアカウントは削除できません。",
                detail: "新しく作成したシステム管理者でサインインし直してから、削除してください。")
        case .lastAdministrator:
            Problem(
                status: 409, code: "account.last-administrator", title: "このアカウントを削除すると、誰もこのサーバーを管理できなくなります。",
                detail: "先にシステム管理者アカウントを作成し、そのアカウントで一度サインインして初期パスワードを変更してください。")
        case .taken(let identifier):
            Problem(
                status: 409, code: "account.taken", title: "ユーザーID「\(identifier)」は既に使われています。",
                detail: "別のユーザーIDを入力してください（削除したアカウントのIDも再利用できません）。", field: "account")
        case .badIdentifier:
            Problem(
                status: 422, code: "account.identifier", title: "ユーザーIDの形式が正しくありません。",
                detail: "半角英数字とハイフンで3～32文字を入力してください。", field: "account")
        case .noName:
            Problem(
                status: 422, code: "account.name", title: "氏名が入力されていません。", detail: "氏名を入力してください。", field: "name")
        case .badRole:
            Problem(
                status: 422, code: "account.role", title: "役割が選択されていません。", detail: "システム管理者又は業務担当者を選択してください。",
                field: "role")
        case .weakPassword(let reason):
            Problem(
                status: 422, code: "account.weak-password", title: "新しいパスワードを使用できません。", detail: reason,
                field: "new-password")
        case .passwordsDiffer:
            Problem(
                status: 422, code: "account.passwords-differ", title: "確認のための入力が一致しません。", detail: "同じパスワードを2回入力してください。",
                field: "new-password-again")
        case .notFound:
            Problem(
                status: 404, code: "account.not-found", title: "アカウントが見つかりません。", detail: "一覧を再表示して確認してください。")
        }
    }
}
