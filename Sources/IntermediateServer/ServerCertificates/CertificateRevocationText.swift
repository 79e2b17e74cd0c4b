import Foundation
import PKI
import ServiceCalendar

/// Defects that only the issuer's revocation list shows.
extension CertificateDefectText {
    /// Of the certificate itself, or of an authority above it.
    static func revoked(_ issuer: String?, _ instant: Date, _ reason: RevocationReason) -> Self {
        .init(
            issuer == nil ? "失効した証明書です。" : "発行者の証明書が失効しています。",
            (issuer.map { "「\($0)」は" } ?? "") + "\(JapanTime.japanese(instant)) に失効しました（理由：\(japanese(reason))）。"
                + "新しいCSRを作成し、証明書の発行を受けてください。")
    }

    static func revocationUnknown(_ issuer: String, _ refusal: RevocationRefusal?) -> Self {
        let cause =
            switch refusal {
            case .none, .wrongIssuer: "失効リストを取得できませんでした"
            case .expired(let date): "失効リストの有効期限（\(JapanTime.japanese(date))）が切れています"
            case .notYetValid(let date): "失効リストの発行日時（\(JapanTime.japanese(date))）が未来です"
            case .badSignature: "失効リストの署名が正しくありません"
            case .revoked(let date, _): "\(JapanTime.japanese(date)) に失効しています"
            }
        return .init(
            "失効していないことを確認できない証明書です。",
            "「\(issuer)」の\(cause)。証明書に問題があるとは限りません。時間をおいてもう一度インストールし、続く場合は運用者に連絡してください。")
    }

    private static func japanese(_ reason: RevocationReason) -> String {
        switch reason {
        case .unspecified: "記載なし"
        case .keyCompromise: "秘密鍵の危殆化"
        case .cACompromise: "認証局の危殆化"
        case .affiliationChanged: "記載内容の変更"
        case .superseded: "証明書の更新"
        case .cessationOfOperation: "利用の終了"
        case .certificateHold: "一時停止"
        case .removeFromCRL: "一時停止の解除"
        case .privilegeWithdrawn: "権限の取消し"
        case .aACompromise: "属性認証局の危殆化"
        }
    }
}
