import AccessControl
import DesignSystem
import Foundation
import ServiceCalendar
import WebServer

/// The pages of one's own second factor.
enum SecondFactorPages {
    static func overview(
        _ request: WebRequest, _ door: SignInDoor, since: Date?, pending: [UInt8]?, recoveryCodesLeft: Int,
        error: (any ProblemConvertible)?
    ) -> Page {
        let base = "/\(door.rawValue)/second-factor"
        let token = request.session?.formToken
        var blocks: [Block] = []
        if let since {
            blocks += [
                .notice(
                    Notice(
                        kind: .success, title: "二要素認証を使用しています。",
                        body: "\(JapanTime.japanese(since)) に登録しました。使用していない回復コードは\(recoveryCodesLeft)個です。")),
                .form(Form(action: base, submit: "認証アプリを登録し直す", token: token, fields: [])),
                .form(
                    Form(action: "\(base)/removal", submit: "二要素認証をやめる", token: token, fields: [], isDangerous: true)),
            ]
        } else if let pending {
            blocks += enrolment(pending, base: base, token: token)
        } else {
            if !request.actor.may(.changeOwnPassword) {
                blocks.append(
                    .notice(
                        Notice(
                            kind: .information, title: "二要素認証を登録してください。", body: "この団体では二要素認証が必須です。登録するまで、ほかの操作はできません。"))
                )
            }
            blocks += [
                .text("サインインのとき、パスワードに加えて、認証アプリ（RFC 6238 に対応したもの）に表示される6桁の数字を入力するようにします。"),
                .form(Form(action: base, submit: "登録を始める", token: token, fields: [])),
            ]
        }
        return Page(request.frame, title: "二要素認証", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func enrolment(_ secret: [UInt8], base: String, token: String?) -> [Block] {
        let text = Base32.text(secret)
        let groups = stride(from: 0, to: text.count, by: 4).map { start in
            String(text.dropFirst(start).prefix(4))
        }
        return [
            .heading("1. 認証アプリに登録する"),
            .text("認証アプリで次の図を読み取ってください。読み取れないときは、キーを入力してください（種類は「時間ベース」）。"),
            .picture(Picture(path: "\(base)/code.svg", description: "認証アプリに登録するための二次元コード。読み取れないときは下のキーを使います。")),
            .summary([SummaryRow("キー", groups.joined(separator: " "), isCode: true)]), .heading("2. 確認する"),
            .form(
                Form(
                    action: "\(base)/confirmation", submit: "登録する", token: token,
                    fields: [
                        Field(
                            "code", label: "確認コード", kind: .digits, hint: "認証アプリに表示されている6桁の数字",
                            autocomplete: "one-time-code")
                    ])),
        ]
    }

    static func confirmed(_ request: WebRequest, _ door: SignInDoor, recoveryCodes: [String]) -> Page {
        Page(
            request.frame, title: "二要素認証を登録しました",
            blocks: [
                .notice(
                    Notice(
                        kind: .warning, title: "回復コードを控えてください。この画面を閉じると二度と表示されません。",
                        body: "認証アプリを使えなくなったとき、確認コードの代わりに一つにつき一度だけ使えます。印刷するか、安全な場所に控えてください。")),
                .fixed(recoveryCodes.joined(separator: "\n")),
                .links([Link("控えたのでトップへ進む", path: door.home)]),
            ])
    }

    /// What an authenticator app reads.
    ///
    /// The form is every app's (`otpauth://totp/…`); no standard describes it.
    static func provisioningAddress(secret: [UInt8], account: String, site: String) -> String {
        let allowed = CharacterSet.alphanumerics.intersection(
            .init(charactersIn: Unicode.Scalar(0)..<Unicode.Scalar(128)))
        func escaped(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }
        return
            "otpauth://totp/\(escaped(site)):\(escaped(account))?secret=\(Base32.text(secret))&issuer=\(escaped(site))"
    }
}
