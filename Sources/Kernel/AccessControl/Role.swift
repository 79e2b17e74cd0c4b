/// A set of permissions with a name that people know.
public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
    /// 初期セットアップ用システム管理者 (§2.7).
    case initialAdministrator
    /// システム管理者 (§1.3).
    case systemAdministrator
    /// 業務担当者 (§2.7).
    case clerk
    /// サポートサイト管理者 (§1.3, §5.1).
    case supportSiteAdministrator
    /// 団体内統合宛名システム.
    case atenaSystem
    /// 既存システム.
    case legacySystem
    /// 住基システム: known by its certificate, and never a caller.
    case residentRegistry
    /// 自治体中間サーバー towards the other parties.
    case intermediateServer
    /// 運用事業者.
    case platformOperator

    /// What the role may do.
    public var permissions: Set<Permission> {
        switch self {
        case .initialAdministrator:
            [.changeOwnPassword, .readAdministratorHome, .manageAccounts]
        case .systemAdministrator:
            [.changeOwnPassword, .readAdministratorHome, .manageAccounts, .manageCertificates, .manageMasters]
        case .clerk:
            [.changeOwnPassword, .readClerkHome, .readBasicFour, .readReplicas]
        case .supportSiteAdministrator:
            [
                .changeOwnPassword, .readSupportSite, .submitNoticeForms, .requestSystemCertificates, .confirmTasks,
                .submitReports,
            ]
        case .atenaSystem:
            [.registerAtenaNumbers, .acquireCodes]
        case .legacySystem:
            [.registerReplicas, .readLegacyExtracts]
        case .residentRegistry:
            []
        case .intermediateServer:
            [.issueProcessingNumbers, .answerBasicFour, .acceptCodeRequests]
        case .platformOperator:
            [.operatePlatform]
        }
    }

    /// The name that an organisation's staff reads.
    public var title: String {
        switch self {
        case .initialAdministrator: "初期セットアップ用システム管理者"
        case .systemAdministrator: "システム管理者"
        case .clerk: "業務担当者"
        case .supportSiteAdministrator: "サポートサイト管理者"
        case .atenaSystem: "団体内統合宛名システム"
        case .legacySystem: "既存システム"
        case .residentRegistry: "住基システム"
        case .intermediateServer: "自治体中間サーバー"
        case .platformOperator: "運用事業者"
        }
    }
}
