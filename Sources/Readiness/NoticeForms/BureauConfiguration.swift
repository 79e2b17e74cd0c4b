public import Identifiers

/// The settings of one side's server.
public struct BureauConfiguration: Sendable, Hashable, Codable {
    /// Which side.
    public let bureau: Bureau
    /// The terminals that reach the server.
    public let terminals: [TerminalConfiguration]
    /// 団体内統合宛名システム.
    public let atenaSystem: AtenaSystemConfiguration
    /// 既存システム that register 副本; may be empty.
    public let legacySystems: [LegacySystemConfiguration]
    /// 住基システム; nil for the board of education when it uses the mayor's.
    public let residentRegistry: ResidentRegistryConfiguration?
    /// Whether 基本4情報 are asked for (T9).
    public let basicFour: BasicFourUse
    /// How terminals and systems resolve the server's name (T1).
    public let dns: NameService

    /// Describes a side.
    public init(
        bureau: Bureau, terminals: [TerminalConfiguration], atenaSystem: AtenaSystemConfiguration,
        legacySystems: [LegacySystemConfiguration], residentRegistry: ResidentRegistryConfiguration?,
        basicFour: BasicFourUse, dns: NameService
    ) {
        self.bureau = bureau
        self.terminals = terminals
        self.atenaSystem = atenaSystem
        self.legacySystems = legacySystems
        self.residentRegistry = residentRegistry
        self.basicFour = basicFour
        self.dns = dns
    }
}

/// 基本4情報の取得 is optional (任意事務, §3.5).
public enum BasicFourUse: String, Sendable, Codable, CaseIterable {
    /// 使用する.
    case used
    /// 使用しない.
    case notUsed

    /// The name on screens.
    public var title: String {
        switch self {
        case .used: "使用する"
        case .notUsed: "使用しない"
        }
    }
}

/// How names are resolved (§3.5): by the VPN device directly, or by an internal DNS server that forwards to it.
public enum NameService: String, Sendable, Codable, CaseIterable {
    /// DNSサーバー無し.
    case direct
    /// DNSサーバーあり; terminals still ask the VPN device.
    case `internal`

    /// The name on screens.
    public var title: String {
        switch self {
        case .direct: "VPN装置を直接参照"
        case .internal: "庁内のDNSサーバーを経由"
        }
    }
}
