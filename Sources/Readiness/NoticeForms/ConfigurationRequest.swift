public import Identifiers

/// 自治体中間サーバー設定依頼票: what the platform must know about an organisation's systems (§2.2).
///
/// A change is a new version.
public struct ConfigurationRequest: Sendable, Hashable, Codable {
    /// 団体コード.
    public let organisation: LocalGovernmentCode
    /// From 1.
    public let version: Int
    /// Where the integration test is held (§3.2).
    public let environment: TestEnvironment
    /// 機関コード.
    public let holderCode: HolderCode
    /// The day from which the settings are wanted, `yyyy-MM-dd`.
    public let wantedFrom: String
    /// One entry for each side that the organisation has.
    public let bureaus: [BureauConfiguration]

    /// Describes a request.
    public init(
        organisation: LocalGovernmentCode, version: Int, environment: TestEnvironment, holderCode: HolderCode,
        wantedFrom: String, bureaus: [BureauConfiguration]
    ) {
        self.organisation = organisation
        self.version = version
        self.environment = environment
        self.holderCode = holderCode
        self.wantedFrom = wantedFrom
        self.bureaus = bureaus
    }

    /// The settings of one side.
    public func configuration(of bureau: Bureau) -> BureauConfiguration? {
        bureaus.first { $0.bureau == bureau }
    }

    /// The register that a side asks: its own, or else the mayor's.
    public func residentRegistry(of bureau: Bureau) -> ResidentRegistryConfiguration? {
        guard let side = configuration(of: bureau) else { return nil }
        return side.residentRegistry ?? configuration(of: .mayor)?.residentRegistry
    }

    /// The same settings for another organisation; a union keeps the mayor's side only.
    ///
    /// A 機関コード is opaque and stays, unless it carries the organisation's own code as the shipped test form's does:
    /// then it carries the other organisation's, so that no two share one.
    public func forOrganisation(_ organisation: Organisation) -> ConfigurationRequest {
        let replaced = holderCode.text.replacing(self.organisation.text, with: organisation.code.text)
        return ConfigurationRequest(
            organisation: organisation.code, version: version, environment: environment,
            holderCode: (try? HolderCode(replaced)) ?? holderCode, wantedFrom: wantedFrom,
            bureaus: bureaus.filter { organisation.bureaus.contains($0.bureau) })
    }

    /// What differs from an earlier version, the version number itself left out.
    public func differences(from earlier: ConfigurationRequest) -> [FormDifference] {
        FormOutline.group(members).differences(from: .group(earlier.members))
    }

    /// Everything that it says, in its order, the version number left out: what differs from an empty form.
    public var content: [FormDifference] { FormOutline.group(members).differences(from: .group([])) }

    /// The form as a file that reads back equal.
    public var yaml: String { FormOutline.group([("version", .text(String(version)))] + members).yaml }
}

/// Where an organisation holds the integration test (§3.2).
public enum TestEnvironment: String, Sendable, Codable, CaseIterable {
    /// 本番環境.
    case production
    /// 検証環境.
    case verification

    /// The name on screens.
    public var title: String {
        switch self {
        case .production: "本番環境"
        case .verification: "検証環境"
        }
    }
}
