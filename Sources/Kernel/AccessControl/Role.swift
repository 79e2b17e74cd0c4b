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
    /// 都道府県の担当者 (§1.6): follows up the organisations of one prefecture.
    case prefectureOfficer
    /// 内閣官房・総務省の担当者 (§1.6): sees all organisations, and changes nothing.
    case stateOfficer
    /// 団体内統合宛名システム.
    case atenaSystem
    /// 既存システム.
    case legacySystem
    /// 住基システム: known by its certificate, and never a caller.
    case residentRegistry
    /// インターフェイスシステム: calls nobody before 情報連携 begins, and no server knows its certificate until then.
    case interfaceSystem
    /// 自治体中間サーバー towards the other parties.
    case intermediateServer
    /// 運用事業者.
    case platformOperator
    /// LGPKI 登録分局の担当者 (§2.8).
    case registrationOfficer
    /// マイナポータルの利用者: a person at their own pages.
    case portalUser
    /// Whoever hands out cards to them, a stand-in for 公的個人認証.
    case cardOfficer
    /// マイナポータル towards the コアシステム.
    case personalPortal
    /// Whoever supervises the コアシステム; in a rehearsal it stands in for 住基ネット, too.
    case coreSupervisor
    /// サポートサイト担当者 (§5.1).
    case supportSiteClerk
    /// ヘルプデスクの担当者.
    case deskClerk
    /// ヘルプデスクの監督者.
    case deskSupervisor

    /// What the role may do.
    public var permissions: Set<Permission> {
        switch self {
        case .initialAdministrator:
            Self.ofEverybody.union([.readAdministratorHome, .manageAccounts])
        case .systemAdministrator:
            Self.ofEverybody.union([.readAdministratorHome, .manageAccounts, .manageCertificates, .manageMasters])
        case .clerk:
            Self.ofEverybody.union([
                .readClerkHome, .readBasicFour, .readReplicas, .judgeReplicaLinks, .askOrganisations, .enterProvisions,
                .releaseProvisions,
                .readDisclosureRecords, .approveRecordCorrections,
            ])
        case .supportSiteAdministrator:
            Self.ofEverybody.union([
                .askHelpDesk, .manageSupportMembers, .readSupportSite, .submitNoticeForms, .requestSystemCertificates,
                .confirmTasks, .submitReports,
                .checkNetwork,
            ])
        case .atenaSystem:
            [.registerAtenaNumbers, .acquireCodes, .readMasterUpdates, .manageDisclosureRecords, .readSelfDisclosures]
        case .legacySystem:
            [
                .registerReplicas, .manageReplicas, .readMasterUpdates, .sendPersonalNotices, .makeInquiries,
                .provideInformation, .readLegacyExtracts,
            ]
        case .residentRegistry:
            []
        case .interfaceSystem:
            [.deliverCodes]
        case .intermediateServer:
            [
                .issueProcessingNumbers, .linkServers, .usePortal, .answerBasicFour, .answerIndividualNumbers,
                .acceptCodeRequests,
            ]
        case .prefectureOfficer:
            Self.ofEverybody.union([.readRollUp, .followUp])
        case .stateOfficer:
            Self.ofEverybody.union([.readRollUp])
        case .platformOperator:
            [.operatePlatform, .readRollUp, .followUp]
        case .registrationOfficer:
            [.issueCommunicationCertificates]
        case .portalUser:
            [.useOwnPortal]
        case .cardOfficer:
            [.issueCards]
        case .personalPortal:
            [.servePortal]
        case .coreSupervisor:
            [.superviseCore, .passResidents]
        case .supportSiteClerk:
            Self.ofEverybody.union([.readSupportSite, .askHelpDesk])
        case .deskClerk:
            Self.ofEverybody.union([.workAtDesk])
        case .deskSupervisor:
            Self.ofEverybody.union([.workAtDesk, .superviseDesk])
        }
    }

    /// What everybody who signs in may do with their own account.
    private static let ofEverybody: Set<Permission> = [.beSignedIn, .changeOwnPassword, .manageOwnSecondFactor]

    /// What an organisation may give or withhold within this role (§2.7).
    public var grantable: [Permission] {
        switch self {
        case .systemAdministrator: [.manageAccounts, .manageCertificates, .manageMasters]
        case .clerk:
            [
                .readBasicFour, .readReplicas, .judgeReplicaLinks, .askOrganisations, .enterProvisions,
                .releaseProvisions, .readDisclosureRecords, .approveRecordCorrections,
            ]
        case .initialAdministrator, .supportSiteAdministrator, .prefectureOfficer, .stateOfficer, .atenaSystem,
            .legacySystem,
            .residentRegistry, .interfaceSystem, .intermediateServer, .platformOperator, .registrationOfficer,
            .coreSupervisor, .portalUser, .cardOfficer, .personalPortal, .supportSiteClerk, .deskClerk, .deskSupervisor:
            []
        }
    }

    /// The name that an organisation's staff reads.
    public var title: String {
        switch self {
        case .initialAdministrator: "初期セットアップ用システム管理者"
        case .systemAdministrator: "システム管理者"
        case .clerk: "業務担当者"
        case .supportSiteAdministrator: "サポートサイト管理者"
        case .prefectureOfficer: "都道府県の担当者"
        case .stateOfficer: "内閣官房・総務省の担当者"
        case .atenaSystem: "団体内統合宛名システム"
        case .legacySystem: "既存システム"
        case .residentRegistry: "住基システム"
        case .interfaceSystem: "インターフェイスシステム"
        case .intermediateServer: "自治体中間サーバー"
        case .platformOperator: "運用事業者"
        case .registrationOfficer: "登録分局の担当者"
        case .portalUser: "マイナポータルの利用者"
        case .cardOfficer: "カードの交付担当者"
        case .personalPortal: "マイナポータル"
        case .coreSupervisor: "コアシステムの監督者"
        case .supportSiteClerk: "サポートサイト担当者"
        case .deskClerk: "ヘルプデスク担当者"
        case .deskSupervisor: "ヘルプデスク監督者"
        }
    }
}
