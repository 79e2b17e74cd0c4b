import NIOCore
import NIOSSL
import PKI
import Verdicts

/// The words for a TLS handshake that broke: what the library reports, told so that staff can act on it.
enum HandshakeRefusal {
    static func failure(_ error: any Error, to target: ExchangeTarget) -> HopFailure {
        let expected = "\(target.authority) とTLS 1.2以上で接続できること"
        if error is ExchangeTimeout {
            // Certificates come in the first long packets; where only those are lost, TCP alone looks healthy.
            return HopFailure(
                hop: .tls, code: "tls.no-answer", expected: expected, seen: "TCPでは接続できましたが、TLSの途中から応答がありません",
                remedy: "長いパケットが途中で捨てられていないか、VPN装置管理者に確認してください（VPNセッションのMTUとMSS調整、"
                    + "ファイアウォールがICMPの到達不能を通すか）。解決しない場合はヘルプデスクへ連絡してください。")
        }
        let reason = reason(of: error)
        if reason == "KEY_USAGE_BIT_INCORRECT" {
            return ExchangeRefusals.chain(.wrongPurpose("鍵用途にデジタル署名がありません"), of: target)
        }
        let (seen, remedy) = words(reason)
        return HopFailure(hop: .tls, code: "tls.handshake-failed", expected: expected, seen: seen, remedy: remedy)
    }

    /// BoringSSL's own name of what happened, such as `WRONG_VERSION_NUMBER`; nil where the connection just ended.
    private static func reason(of error: any Error) -> String? {
        guard let match = "\(error)".firstMatch(of: /OPENSSL_internal:([A-Z0-9_]+)/) else { return nil }
        return String(match.1)
    }

    private static func words(_ reason: String?) -> (seen: String, remedy: String) {
        let place = "接続先の名前とポートが設定のとおりかを確認し、解決しない場合はヘルプデスクへ連絡してください。"
        guard let reason else { return ("TLSの途中で相手が接続を切りました", place) }
        if ["WRONG_VERSION_NUMBER", "HTTP_REQUEST"].contains(reason) {
            return ("TLSではない応答が返りました", "接続先のポートが正しいか、途中に通信を中継する装置（プロキシ）がないかを確認してください。")
        }
        if reason.contains("PROTOCOL_VERSION") || reason.contains("UNSUPPORTED_PROTOCOL") {
            return ("相手がTLS 1.2以上に対応していません", place)
        }
        if reason.contains("ALERT"), reason.contains("CERTIFICATE") || reason.contains("UNKNOWN_CA") {
            return (
                "相手がこちらのクライアント証明書を受け付けませんでした（\(reason)）",
                "この端末・システムのクライアント証明書が、正しい発行元のもので、期限内かつ失効していないことを確認してください。"
            )
        }
        return (
            "TLSの接続確立に失敗しました（\(reason)）",
            "接続先のポートが正しいか、クライアント証明書が有効かを確認し、解決しない場合はヘルプデスクへ連絡してください。"
        )
    }
}
