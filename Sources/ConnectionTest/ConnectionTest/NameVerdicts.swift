import NameResolution
import Verdicts

/// The words in which a failed name resolution is told (T1).
enum NameVerdicts {
    static func wrongAddress(_ seen: String, expected: String, name: String, server: NameServer) -> HopFailure {
        HopFailure(
            hop: .name, code: "name.wrong-address",
            expected: "DNSサーバー \(server.address):\(server.port) が \(name) のアドレスとして \(expected) を返すこと",
            seen: "\(seen) が返りました",
            remedy: "VPN装置のDNSフォワーディングの転送先と、庁内DNSサーバー・端末のhostsファイルに古い登録が残っていないかを、"
                + "VPN装置管理者に確認してください。")
    }

    static func failure(_ failure: NameFailure, name: String, server: NameServer) -> HopFailure {
        HopFailure(
            hop: .name, code: failure.code, expected: "DNSサーバー \(server.address):\(server.port) が \(name) のアドレスを返すこと",
            seen: failure.summary,
            remedy: "端末・システムのDNS参照先がVPN装置（又は庁内DNSサーバー）になっているか、VPN装置のDNSフォワーディングと、"
                + "庁内DNSサーバーからVPN装置への転送設定を、VPN装置管理者に確認してください。")
    }
}
