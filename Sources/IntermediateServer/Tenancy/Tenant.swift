public import Foundation
public import Identifiers

/// One server: an organisation's 首長部局 or 教育委員会 (§1.1).
public struct TenantID: Sendable, Hashable, CustomStringConvertible {
    public let organisation: LocalGovernmentCode
    public let bureau: Bureau

    /// Names one side of an organisation.
    public init(organisation: LocalGovernmentCode, bureau: Bureau) {
        self.organisation = organisation
        self.bureau = bureau
    }

    /// Reads `202029-mayor`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2, let code = try? LocalGovernmentCode(parts[0]), let bureau = Bureau(rawValue: parts[1])
        else { return nil }
        self.init(organisation: code, bureau: bureau)
    }

    /// `202029-mayor`: the key of every row and the first part of the host name.
    public var text: String { "\(organisation.text)-\(bureau.rawValue)" }
    public var description: String { text }
}

/// A server as it was set up.
public struct Tenant: Sendable, Hashable {
    public let identifier: TenantID
    public let organisationName: String
    /// The name that is asked of DNS and stands in the certificate.
    public let hostName: String
    /// The address that the name resolves to.
    public let address: String
    public let configuration: TenantConfiguration
    public let createdAt: Date

    /// Describes a server.
    public init(
        identifier: TenantID, organisationName: String, hostName: String, address: String,
        configuration: TenantConfiguration, createdAt: Date
    ) {
        self.identifier = identifier
        self.organisationName = organisationName
        self.hostName = hostName
        self.address = address
        self.configuration = configuration
        self.createdAt = createdAt
    }

    /// As pages show it at their top.
    public var title: String { "\(organisationName) \(identifier.bureau.title) 自治体中間サーバー" }
}

/// What the 設定依頼票 sets for one server (§2.2).
public struct TenantConfiguration: Sendable, Hashable, Codable {
    public let holderCode: HolderCode
    /// 団体内統合宛名システム, as seen through the VPN device.
    public let atenaAccessPoint: AccessPoint
    /// 住基システム, likewise.
    public let registryAccessPoint: AccessPoint
    /// 基本4情報 is optional (任意事務).
    public let usesBasicFour: Bool
    /// The form's version that set this.
    public let version: Int

    /// Describes a configuration.
    public init(
        holderCode: HolderCode, atenaAccessPoint: AccessPoint, registryAccessPoint: AccessPoint, usesBasicFour: Bool,
        version: Int
    ) {
        self.holderCode = holderCode
        self.atenaAccessPoint = atenaAccessPoint
        self.registryAccessPoint = registryAccessPoint
        self.usesBasicFour = usesBasicFour
        self.version = version
    }
}

/// Where a system of the organisation is reached: an address and a port.
public struct AccessPoint: Sendable, Hashable, Codable {
    public let host: String
    public let port: Int

    /// Names an access point.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `https://host:port`; nil for anything else.
    public init?(_ text: String) {
        guard let parts = URLComponents(string: text), parts.scheme == "https", let host = parts.host, !host.isEmpty,
            parts.path.isEmpty || parts.path == "/"
        else { return nil }
        self.init(host: host, port: parts.port ?? 443)
    }
}
