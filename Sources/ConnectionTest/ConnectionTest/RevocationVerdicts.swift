import MutualTLS
import PKI
import ServiceCalendar
import Verdicts

/// The words in which a failed revocation check is told (T3, T5).
enum RevocationVerdicts {
    static func unreachable(_ place: String, because cause: HopFailure) -> HopFailure {
        HopFailure(
            hop: cause.hop == .name ? .name : .revocation, code: "revocation.unreachable",
            expected: "公開リポジトリ（\(place)）から失効リストを取得できること", seen: "\(cause.hop.title)で失敗: \(cause.seen)",
            remedy: "VPN装置のパケットフィルタに、公開リポジトリへの通信（HTTP）を許可する設定があるかをVPN装置管理者に確認してください。"
                + "設定に問題がない場合は、公開リポジトリの稼働状況をヘルプデスクへ確認してください。")
    }

    static func refused(_ place: String, status: Int) -> HopFailure {
        HopFailure(
            hop: .revocation, code: "revocation.http-status", expected: "公開リポジトリ（\(place)）から失効リストを取得できること",
            seen: "公開リポジトリの応答が \(status) です", remedy: "時間をおいて再度実行し、続く場合はヘルプデスクへ連絡してください。")
    }

    static func unreadable(_ place: String, _ error: PKIError) -> HopFailure {
        HopFailure(
            hop: .revocation, code: "revocation.unreadable", expected: "公開リポジトリ（\(place)）の失効リストが正しい形式であること",
            seen: error.japanese, remedy: "表示内容を添えてヘルプデスクへ連絡してください。")
    }

    static func failure(_ refusal: RevocationRefusal, place: String) -> HopFailure {
        let expected: String
        let seen: String
        let remedy: String
        switch refusal {
        case .revoked(let date, let reason):
            expected = "サーバー（\(place)）の証明書が失効していないこと"
            seen = "失効リストに載っています（\(JapanTime.japanese(date)) に失効、理由コード \(reason.rawValue)）"
            remedy = "このサーバーには接続しないでください。サーバーの証明書が失効していることをヘルプデスクへ連絡し、再発行後に再度実施してください。"
        case .expired(let date):
            expected = "失効リストが有効期間内であること"
            seen = "失効リストの有効期限が切れています（次回更新予定 \(JapanTime.japanese(date))）"
            remedy = "公開リポジトリの失効リストが更新されていません。ヘルプデスクへ連絡してください。端末の時計が正しいかも確認してください。"
        case .notYetValid(let date):
            expected = "失効リストが有効期間内であること"
            seen = "失効リストはまだ有効ではありません（\(JapanTime.japanese(date)) から）"
            remedy = "端末の時計が正しいかを確認してください。"
        case .badSignature:
            expected = "失効リストが認証局の署名で確認できること"
            seen = "署名が、発行者である認証局のものではありません"
            remedy = "表示内容を添えてヘルプデスクへ連絡してください。"
        case .wrongIssuer(let wanted, let got):
            expected = "失効リストの発行者が「\(wanted)」であること"
            seen = "発行者は「\(got)」です"
            remedy = "表示内容を添えてヘルプデスクへ連絡してください。"
        }
        return HopFailure(hop: .revocation, code: refusal.code, expected: expected, seen: seen, remedy: remedy)
    }
}
