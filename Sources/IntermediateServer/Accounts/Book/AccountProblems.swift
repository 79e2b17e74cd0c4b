import AccessControl
import Foundation
import ServiceCalendar
public import WebServer

extension AccountError: ProblemConvertible {
    public var problem: Problem {
        let words = words
        return Problem(
            status: words.status, code: "account.\(words.code)", title: words.title, detail: words.detail,
            field: words.field)
    }

    private typealias Words = (status: Int, code: String, title: String, detail: String, field: String?)

    private var words: Words {
        switch self {
        case .unknownOrWrong, .wrongCode, .locked, .notInUse, .wrongDoor: signingIn
        case .weakPassword, .passwordsDiffer, .wrongCurrentPassword, .usedBefore, .codeDoesNotMatch,
            .secondFactorDemanded:
            ownSecrets
        case .ownAccount, .lastAdministrator, .notAdministrator, .ownSecondFactorFirst: lockingOut
        case .notFound, .taken, .badIdentifier, .noName, .badRole, .badDate, .unknownPattern, .unknownDistrict,
            .noDistrict, .allDistrictsAndSome:
            ofAccount
        case .noPatternName, .takenPatternName, .badPermissions, .patternInUse, .badDistrictCode, .noDistrictName,
            .takenDistrictCode, .districtInUse, .badPasswordDays:
            ofReference
        case .unreadableFile, .tooManyRows, .changedMeanwhile: ofFile
        }
    }

    private var signingIn: Words {
        switch self {
        case .wrongCode(let remaining):
            (
                403, "wrong-code", "確認コードが正しくありません。",
                "認証アプリに表示されている6桁の数字を入力してください。あと\(remaining)回間違えると、このアカウントはロックされます。", "code"
            )
        case .locked(let until):
            (
                403, "locked", "パスワードを10回間違えたため、このアカウントはロックされています。",
                until.map { "\(JapanTime.japanese($0)) に自動的に解除されます。それまでお待ちください。" }
                    ?? "システム管理者に解除を依頼してください。", nil
            )
        case .notInUse:
            (403, "not-in-use", "このアカウントは現在利用できません。", "停止されているか、有効期限が過ぎています。システム管理者に連絡してください。", nil)
        case .wrongDoor(let role):
            (
                403, "wrong-door", "\(role.title)のアカウントは、このURLではサインインできません。",
                role == .clerk ? "業務担当者用URLからサインインしてください。" : "システム管理者用URLからサインインしてください。初期アカウントもシステム管理者用URLです。", nil
            )
        case .unknownOrWrong(.some(let remaining)):
            (403, "unknown-or-wrong", "ユーザーID又はパスワードが正しくありません。", "あと\(remaining)回間違えると、このアカウントはロックされます。", "password")
        case _:
            (
                403, "unknown-or-wrong", "ユーザーID又はパスワードが正しくありません。",
                "入力内容を確認して、もう一度サインインしてください。10回間違えるとアカウントはロックされます。", "password"
            )
        }
    }

    private var ownSecrets: Words {
        switch self {
        case .weakPassword(let reason):
            (422, "weak-password", "新しいパスワードを使用できません。", reason, "new-password")
        case .wrongCurrentPassword:
            (403, "wrong-current-password", "現在のパスワードが正しくありません。", "現在のパスワードを確認して、もう一度入力してください。", "current-password")
        case .usedBefore(let count):
            (422, "used-before", "以前に使用したパスワードです。", "過去\(count)回に使用したものと異なるパスワードにしてください。", "new-password")
        case .codeDoesNotMatch:
            (
                422, "code-does-not-match", "確認コードが一致しません。",
                "認証アプリに登録したこのサーバーの6桁の数字を入力してください。端末の時計がずれていると一致しません。", "code"
            )
        case .secondFactorDemanded:
            (409, "second-factor-demanded", "二要素認証を解除できません。", "この団体では二要素認証が必須です。設定の変更は「アカウントの方針」で行います。", nil)
        case _:
            (422, "passwords-differ", "確認のための入力が一致しません。", "同じパスワードを2回入力してください。", "new-password-again")
        }
    }

    private var lockingOut: Words {
        switch self {
        case .ownAccount:
            (
                409, "own", "サインイン中の自分のアカウントを、削除したり管理できない状態にしたりすることはできません。",
                "別のシステム管理者でサインインし直してから操作してください。", nil
            )
        case .notAdministrator:
            (403, "not-administrator", "アカウントを管理できる状態ではありません。", "サインインし直してください。権限は別のシステム管理者が変更できます。", nil)
        case .ownSecondFactorFirst:
            (
                409, "own-second-factor-first", "自分の二要素認証が未登録のため、必須にできません。",
                "先に「二要素認証」の画面で自分の認証アプリを登録してください（登録しないまま必須にすると、自分が操作できなくなります）。", "second-factor"
            )
        case _:
            (
                409, "last-administrator", "この操作をすると、誰もこのサーバーを管理できなくなります。",
                "先に、アカウントを管理できる無期限のシステム管理者をもう一人作成し、そのアカウントで一度サインインして初期パスワードを変更してください。", nil
            )
        }
    }

    private var ofAccount: Words {
        switch self {
        case .taken(let identifier):
            (409, "taken", "ユーザーID「\(identifier)」は既に使われています。", "別のユーザーIDを入力してください（削除したアカウントのIDも再利用できません）。", "account")
        case .badIdentifier:
            (422, "identifier", "ユーザーIDの形式が正しくありません。", "半角英数字とハイフンで3～32文字を入力してください。", "account")
        case .noName: (422, "name", "氏名が正しく入力されていません。", "1～64文字で入力してください。", "name")
        case .badRole: (422, "role", "役割が選択されていません。", "システム管理者又は業務担当者を選択してください。", "role")
        case .badDate: (422, "date", "有効期限の日付が正しくありません。", "今日以降の日付を、2016-05-19 のように入力してください。", "valid-until")
        case .unknownPattern(let pattern):
            (422, "unknown-pattern", "権限パターン「\(pattern)」は、この役割では選択できません。", "一覧から選択してください。", "pattern")
        case .unknownDistrict(let code):
            (422, "unknown-district", "行政区「\(code)」は登録されていません。", "一覧から選択するか、先に行政区を登録してください。", "districts")
        case .noDistrict:
            (422, "no-district", "行政区が選択されていません。", "「すべての行政区」又は一つ以上の行政区を選択してください。行政区のないアカウントはサインインできません。", "districts")
        case .allDistrictsAndSome:
            (422, "all-districts", "「すべての行政区」と個別の行政区が、両方選択されています。", "行政区を絞るときは、「すべての行政区」の選択を外してください。", "districts")
        case _: (404, "not-found", "対象が見つかりません。", "一覧を再表示して確認してください。", nil)
        }
    }

    private var ofReference: Words {
        switch self {
        case .noPatternName: (422, "pattern-name", "権限パターンの名称が正しく入力されていません。", "1～32文字で入力してください。", "name")
        case .takenPatternName(let name):
            (409, "pattern-taken", "権限パターン「\(name)」は既にあります。", "別の名称を入力してください。", "name")
        case .badPermissions:
            (422, "permissions", "この役割に与えられない権限が選択されています。", "権限の後の（ ）に示された役割と同じ役割のものだけを選択してください。", "permissions")
        case .patternInUse(let name, let holders):
            (
                409, "pattern-in-use", "権限パターン「\(name)」は使用中のため削除できません。",
                "先に、次のアカウントの権限を変更してください: \(holders.joined(separator: "、"))", nil
            )
        case .badDistrictCode: (422, "district-code", "行政区コードの形式が正しくありません。", "半角数字又は半角英大文字で1～5文字を入力してください。", "code")
        case .noDistrictName: (422, "district-name", "行政区の名称が正しく入力されていません。", "1～32文字で入力してください。", "name")
        case .takenDistrictCode(let code):
            (409, "district-taken", "行政区コード「\(code)」は既に登録されています。", "別のコードを入力してください。", "code")
        case .districtInUse(let name, let accounts):
            (
                409, "district-in-use", "行政区「\(name)」を削除すると、サインインできなくなるアカウントがあります。",
                "先に、次のアカウントに別の行政区を設定するか、アカウントを削除してください: \(accounts.joined(separator: "、"))", nil
            )
        case _: (422, "password-days", "パスワードの有効日数が正しくありません。", "30～365の数字を入力してください。定めない場合は空欄にしてください。", "password-days")
        }
    }

    private var ofFile: Words {
        switch self {
        case .unreadableFile(let reason): (422, "file", "アカウントのファイルを読み取れません。", reason, "accounts")
        case .tooManyRows(let most): (422, "rows", "行が多すぎます。", "一度に取り込めるのは\(most)行までです。ファイルを分けてください。", "accounts")
        case _:
            (409, "changed-meanwhile", "確認の後に、アカウントが別の操作で変更されました。", "新しい差分を表示しています。確認して、もう一度反映してください。", nil)
        }
    }
}
