import NameResolution
import Verdicts

/// The words in which a failed name resolution is told (T1).
enum NameVerdicts {
    static func failure(_ failure: NameFailure, name: String, server: NameServer) -> HopFailure {
        HopFailure(
            hop: .name, code: failure.code, expected: "DNSサーバー \(server.address):\(server.port) が \(name) のアドレスを返すこと",
            seen: failure.summary,
            remedy: "端末・システムのDNS参照先がVPN装置（又は庁内DNSサーバー）になっているか、VPN装置のDNSフォワーディングと、"
                + "庁内DNSサーバーからVPN装置への転送設定を、VPN装置管理者に確認してください。")
    }
}
