/// One thing that somebody may be allowed to do.
///
/// What is not listed for a role is denied.
public enum Permission: String, Sendable, Hashable, CaseIterable, Codable {
    // 自治体中間サーバー, people
    /// Being signed in at all, in whatever state: the first page and signing out.
    case beSignedIn
    case changeOwnPassword
    /// Choosing or giving up one's own second factor.
    case manageOwnSecondFactor
    /// Showing the second factor of a sign-in that waits for it.
    case proveSecondFactor
    case readAdministratorHome
    case manageAccounts
    case manageCertificates
    case manageMasters
    case readClerkHome
    case readBasicFour
    case readReplicas
    /// Saying whether a 副本 that contradicts 統合宛名 is right.
    case judgeReplicaLinks
    /// 情報提供等記録 and what they say of unusual use.
    case readDisclosureRecords
    /// Being the second person for a correction of 情報提供等記録.
    case approveRecordCorrections
    /// Asking other organisations in one's own procedures, and reading what came.
    case askOrganisations
    /// Entering what is provided where no automatic answer is given, and permitting that it is sent.
    case enterProvisions
    case releaseProvisions
    // 自治体中間サーバー, systems
    case registerAtenaNumbers
    case acquireCodes
    case deliverCodes
    case registerReplicas
    case manageReplicas
    /// Versions of the masters (SCM).
    case readMasterUpdates
    /// 情報提供等記録 by file (TKM).
    case manageDisclosureRecords
    /// お知らせ (OSR), 自己情報提供 (JTK).
    case sendPersonalNotices
    case readSelfDisclosures
    /// 情報照会 (SKI), and 情報提供 (TKY), for existing systems.
    case makeInquiries
    case provideInformation
    // サポートサイト
    case readSupportSite
    /// Asking ヘルプデスク for one's own organisation, and reading what was asked.
    case askHelpDesk
    /// サポートサイト担当者アカウント, 事務担当者情報, 請求書送付先情報 of one's own organisation (§5.1).
    case manageSupportMembers
    case submitNoticeForms
    case requestSystemCertificates
    case confirmTasks
    case checkNetwork
    case submitReports
    // 準備状況の取りまとめ
    /// Seeing how far organisations are, within one's own reach.
    case readRollUp
    /// Writing notes of calls, sending reminders, recording a change of contacts.
    case followUp
    // 運用事業者
    case operatePlatform
    // ヘルプデスク
    case workAtDesk
    /// Statistics, templates, maintenance, removal of accounts.
    case superviseDesk
    // National side and the organisation's own systems
    case issueProcessingNumbers
    case issueCommunicationCertificates
    /// マイナポータル: servers at it, a person at their own pages, whoever hands out cards, itself at the コアシステム.
    case usePortal
    case useOwnPortal
    case issueCards
    case servePortal
    /// Sending and fetching at the コアシステム, reading its log, telling it who a 処理通番 is about.
    case linkServers
    case superviseCore
    case passResidents
    case answerBasicFour
    case answerIndividualNumbers
    case acceptCodeRequests
    case readLegacyExtracts
}

extension Permission {
    /// The name that an organisation's staff reads, of what can be given or withheld.
    public var title: String? {
        switch self {
        case .manageAccounts: "アカウントの管理"
        case .manageCertificates: "証明書の管理"
        case .manageMasters: "マスターの管理"
        case .readBasicFour: "基本4情報の表示"
        case .readReplicas: "副本データの確認"
        case .judgeReplicaLinks: "紐付け誤りの確認"
        case .readDisclosureRecords: "情報提供等記録の確認"
        case .approveRecordCorrections: "情報提供等記録の訂正の承認"
        case .askOrganisations: "情報照会"
        case .enterProvisions: "提供内容の登録"
        case .releaseProvisions: "提供送信の許可"
        case .beSignedIn, .changeOwnPassword, .manageOwnSecondFactor, .proveSecondFactor, .readAdministratorHome,
            .readClerkHome, .registerAtenaNumbers, .acquireCodes, .registerReplicas, .readSupportSite,
            .submitNoticeForms, .requestSystemCertificates, .confirmTasks, .checkNetwork, .submitReports,
            .operatePlatform, .readRollUp, .followUp,
            .askHelpDesk, .manageSupportMembers, .workAtDesk, .superviseDesk,
            .issueProcessingNumbers, .issueCommunicationCertificates, .answerBasicFour, .answerIndividualNumbers,
            .acceptCodeRequests, .deliverCodes, .manageReplicas, .readMasterUpdates,
            .manageDisclosureRecords, .sendPersonalNotices, .readSelfDisclosures,
            .usePortal, .useOwnPortal, .issueCards, .servePortal, .makeInquiries, .provideInformation,
            .linkServers, .superviseCore, .passResidents, .readLegacyExtracts:
            nil
        }
    }
}
