import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import PKI
import Verdicts

/// The words in which each phase of an exchange says what failed.
enum ExchangeRefusals {
    static func tcp(_ error: any Error, to target: ExchangeTarget) -> HopFailure {
        let place = "\(target.address):\(target.port)"
        let expected = "\(place)（\(target.name)）へTCP接続できること"
        if let failure = error as? IOError, failure.errnoCode == ECONNREFUSED {
            return HopFailure(
                hop: .tcp, code: "tcp.refused", expected: expected, seen: "接続を拒否されました（\(place) で待ち受けていません）",
                remedy: "接続先のサービスが起動しているか、アドレスとポートが設定依頼票のとおりかを、接続先の管理者に確認してください。")
        }
        if let failure = error as? IOError, failure.errnoCode == EHOSTUNREACH || failure.errnoCode == ENETUNREACH {
            return HopFailure(
                hop: .route, code: "route.unreachable", expected: expected, seen: "経路がありません（\(place)）",
                remedy: "端末の既定ゲートウェイと、VPN装置のLAN側インタフェースまでの経路をVPN装置管理者に確認してください。")
        }
        if error is ExchangeTimeout || error is ChannelError {
            return HopFailure(
                hop: .tcp, code: "tcp.no-answer", expected: expected, seen: "時間内に応答がありません（\(place)）",
                remedy: "途中のファイアウォール又はVPN装置のパケットフィルタが通信を捨てていないか、VPN装置管理者に確認してください。")
        }
        return HopFailure(
            hop: .tcp, code: "tcp.failed", expected: expected, seen: "接続できません（\(place)）: \(error)",
            remedy: "端末のネットワーク設定を確認し、解決しない場合は表示内容を添えてヘルプデスクへ連絡してください。")
    }

    static func http(_ error: any Error, to target: ExchangeTarget) -> HopFailure {
        let seen =
            switch error {
            case is ExchangeTimeout: "応答が時間内に終わりません"
            case is HTTPParserError: "HTTPではない応答が返りました"
            default: "応答の途中で接続が切れました"
            }
        return HopFailure(
            hop: .http, code: error is ExchangeTimeout ? "http.no-answer" : "http.broken",
            expected: "\(target.authority) からHTTPの応答があること", seen: seen,
            remedy: "時間をおいて再度実行し、続く場合はヘルプデスクへ連絡してください。")
    }

    /// Of TLS when TLS says so even now, as 1.3 does of a client's certificate; of HTTP otherwise.
    static func answer(_ error: any Error, to target: ExchangeTarget) -> HopFailure {
        // Without TLS's farewell the answer was cut off, by whomever.
        if case .uncleanShutdown? = error as? NIOSSLError { return http(error, to: target) }
        return error is NIOSSLError || error is BoringSSLError
            ? HandshakeRefusal.failure(error, to: target) : http(error, to: target)
    }

    static func chain(_ refusal: ChainRefusal, of target: ExchangeTarget) -> HopFailure {
        let expected: String
        let seen: String
        let remedy: String
        switch refusal {
        case .untrustedIssuer(let issuer):
            expected = "\(target.name) の証明書が、この端末の利用者に登録されたCA証明書から発行されていること"
            seen = "発行者「\(issuer)」のCA証明書が、この利用者には登録されていません"
            remedy = "サポートサイトからCA証明書を取得し、フィンガープリントを照合した上で、この端末のこの利用者に登録してください（利用者ごとに必要です）。"
        case .expired(let notAfter):
            expected = "証明書が有効期間内であること"
            seen = "有効期限切れです（\(notAfter.ISO8601Format()) まで）"
            remedy = "証明書の更新が必要です。ヘルプデスクへ連絡してください。端末の時計が正しいかも確認してください。"
        case .notYetValid(let notBefore):
            expected = "証明書が有効期間内であること"
            seen = "まだ有効ではありません（\(notBefore.ISO8601Format()) から）"
            remedy = "端末の時計が正しいかを確認してください。"
        case .nameMismatch(let name, let presented):
            expected = "証明書が「\(name)」のものであること"
            seen = "証明書は「\(presented.joined(separator: ", "))」のものです"
            remedy = "接続先の名前とポートが設定のとおりかを確認し、正しければヘルプデスクへ連絡してください。"
        case .wrongPurpose(let detail):
            expected = "証明書の用途がサーバー認証であること"
            seen = "用途が異なる証明書です: \(detail)"
            remedy = "接続先が正しいかを確認し、正しければヘルプデスクへ連絡してください。"
        case .malformed(let detail), .other(let detail):
            expected = "\(target.name) の証明書チェーンが検証できること"
            seen = "検証できません: \(detail)"
            remedy = "表示内容を添えてヘルプデスクへ連絡してください。"
        }
        return HopFailure(hop: .chain, code: refusal.code, expected: expected, seen: seen, remedy: remedy)
    }
}

/// A phase took longer than its time.
struct ExchangeTimeout: Error, CustomStringConvertible {
    let description = "timed out"
}
