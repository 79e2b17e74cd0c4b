/// Where on its way an exchange can fail, in order: one vocabulary for static proof, lab and live probe.
public enum Hop: String, Sendable, Codable, CaseIterable, Comparable {
    /// 名前解決: the name did not resolve, or to something else.
    case name
    /// 経路: no way towards the address.
    case route
    /// 団体側FW: the organisation's firewall.
    case organisationFirewall = "organisation FW"
    /// VPN装置 パケットフィルタ: the device's own rules.
    case vpnFilter = "VPN filter"
    /// VPN装置 NAT/NAPT: the address was not, or wrongly, translated.
    case vpnTranslation = "VPN NAT/NAPT"
    /// VPNセッション: the tunnel was down.
    case vpnSession = "VPN session"
    /// プラットフォーム側FW: the platform's firewall.
    case platformFirewall = "platform FW"
    /// TCP接続.
    case tcp = "TCP"
    /// TLS接続.
    case tls = "TLS"
    /// 証明書チェーン: the certificate or its chain.
    case chain
    /// 失効確認: revoked, or it could not be known.
    case revocation
    /// HTTP応答: no answer, or one that is none.
    case http = "HTTP"
    /// 業務処理: the other side refused or erred.
    case application

    /// Earlier on the way is less.
    public static func < (left: Hop, right: Hop) -> Bool {
        let order = allCases
        return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }

    /// The name that staff reads.
    public var title: String {
        switch self {
        case .name: "名前解決"
        case .route: "経路"
        case .organisationFirewall: "団体側FW"
        case .vpnFilter: "VPN装置 パケットフィルタ"
        case .vpnTranslation: "VPN装置 NAT/NAPT"
        case .vpnSession: "VPNセッション"
        case .platformFirewall: "プラットフォーム側FW"
        case .tcp: "TCP接続"
        case .tls: "TLS接続"
        case .chain: "証明書チェーン"
        case .revocation: "失効確認"
        case .http: "HTTP応答"
        case .application: "業務処理"
        }
    }
}

/// The first hop that failed, what was expected there, what was seen, and what to do.
public struct HopFailure: Error, Hashable, Sendable, Codable {
    /// The first hop that failed.
    public let hop: Hop
    /// Stable, such as `tcp.refused`.
    public let code: String
    /// What should have been there, in Japanese.
    public let expected: String
    /// What was there instead, in Japanese.
    public let seen: String
    /// What somebody at the organisation can do about it, in Japanese.
    public let remedy: String

    /// Describes a failure.
    public init(hop: Hop, code: String, expected: String, seen: String, remedy: String) {
        self.hop = hop
        self.code = code
        self.expected = expected
        self.seen = seen
        self.remedy = remedy
    }
}
