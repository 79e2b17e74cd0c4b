public import Identifiers

/// 自治体中間サーバー利用開始・変更連絡票: who is told what (§1.3, §2.2).
///
/// A change is a new version.
public struct UsageNotice: Sendable, Hashable, Codable {
    /// 団体コード.
    public let organisation: LocalGovernmentCode
    /// 団体名.
    public let organisationName: String
    /// From 1.
    public let version: Int
    /// ASPサービス利用に係る窓口担当部署の管理者.
    public let windowManager: Contact
    /// ASPサービス利用に係る窓口担当部署の担当者.
    public let windowClerk: Contact
    /// システム管理者, one for each side.
    public let systemAdministrators: [BureauContact]
    /// サポートサイト管理者; the mayor's side gathers the board's matters.
    public let supportSiteAdministrator: Contact
    /// VPN装置管理者: 正, then 副.
    public let vpnAdministrators: [Contact]

    /// Describes a notice.
    public init(
        organisation: LocalGovernmentCode, organisationName: String, version: Int, windowManager: Contact,
        windowClerk: Contact, systemAdministrators: [BureauContact], supportSiteAdministrator: Contact,
        vpnAdministrators: [Contact]
    ) {
        self.organisation = organisation
        self.organisationName = organisationName
        self.version = version
        self.windowManager = windowManager
        self.windowClerk = windowClerk
        self.systemAdministrators = systemAdministrators
        self.supportSiteAdministrator = supportSiteAdministrator
        self.vpnAdministrators = vpnAdministrators
    }

    /// The same persons for another organisation; a union keeps the mayor's side only.
    public func forOrganisation(_ organisation: Organisation) -> UsageNotice {
        UsageNotice(
            organisation: organisation.code, organisationName: organisation.name, version: version,
            windowManager: windowManager, windowClerk: windowClerk,
            systemAdministrators: systemAdministrators.filter { organisation.bureaus.contains($0.bureau) },
            supportSiteAdministrator: supportSiteAdministrator, vpnAdministrators: vpnAdministrators)
    }

    /// What differs from an earlier version, the version number itself left out.
    public func differences(from earlier: UsageNotice) -> [FormDifference] {
        FormOutline.group(members).differences(from: .group(earlier.members))
    }

    /// Everything that it says, in its order, the version number left out: what differs from an empty form.
    public var content: [FormDifference] { FormOutline.group(members).differences(from: .group([])) }

    /// The form as a file that reads back equal.
    public var yaml: String { FormOutline.group([("version", .text(String(version)))] + members).yaml }
}
