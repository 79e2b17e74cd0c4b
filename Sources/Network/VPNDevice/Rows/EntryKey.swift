/// The kinds of entries that a device's settings are made of.
public enum DeviceSection: String, Sendable, Hashable, CaseIterable {
    /// 装置.
    case device
    /// インターフェース.
    case interface
    /// 経路.
    case route
    /// ネットワーク定義.
    case object
    /// サービス定義.
    case service
    /// NAT.
    case nat
    /// NAPT.
    case napt
    /// パケットフィルタ.
    case filter
    /// DNSフォワーディング.
    case dns
    /// VPNセッション.
    case session
    /// ステータスランプ.
    case lamp

    /// As it is written in a worksheet.
    public var title: String {
        switch self {
        case .device: "装置"
        case .interface: "インターフェース"
        case .route: "経路"
        case .object: "ネットワーク定義"
        case .service: "サービス定義"
        case .nat: "NAT"
        case .napt: "NAPT"
        case .filter: "パケットフィルタ"
        case .dns: "DNSフォワーディング"
        case .session: "VPNセッション"
        case .lamp: "ステータスランプ"
        }
    }
}

/// One entry of a device: what kind, and its name or number.
public struct EntryKey: Sendable, Hashable, CustomStringConvertible {
    /// What kind.
    public let section: DeviceSection
    /// A name, a number, or what the entry is about.
    public let key: String

    /// Names an entry.
    public init(_ section: DeviceSection, _ key: String) {
        self.section = section
        self.key = key
    }

    /// Names a numbered entry.
    public init(_ section: DeviceSection, _ number: Int) { self.init(section, String(number)) }

    /// `NAT 1`.
    public var description: String { "\(section.title) \(key)" }
}

/// One entry as a line: `パケットフィルタ`, `10`, `許可 atena-mayor → servers https`.
public struct DeviceRow: Sendable, Hashable {
    /// Which entry.
    public let entry: EntryKey
    /// What it says.
    public let value: String

    /// Describes a line.
    public init(_ section: DeviceSection, _ key: String, _ value: String) {
        entry = EntryKey(section, key)
        self.value = value
    }
}
