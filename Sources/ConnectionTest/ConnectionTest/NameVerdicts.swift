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

    /// The same failure, when the VPN装置 itself answers rightly: what lies between it and the place is at fault.
    static func onlyDirect(
        _ failure: HopFailure, address: String, asked: NameServer, direct: NameServer
    ) -> HopFailure {
        HopFailure(
            hop: failure.hop, code: failure.code, expected: failure.expected,
            seen: "\(failure.seen)（VPN装置のDNS \(direct) に直接問い合わせると \(address) が返ります）",
            remedy: "庁内DNSサーバー \(asked) からVPN装置 \(direct) への転送設定（条件付きフォワーダー）と、古い登録が残っていないかを、"
                + "庁内DNSの管理者に確認してください。VPN装置のDNSフォワーディングは正しく答えています。")
    }
}
