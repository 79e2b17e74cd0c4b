/// One thing that somebody may be allowed to do.
///
/// What is not listed for a role is denied.
public enum Permission: String, Sendable, Hashable, CaseIterable, Codable {
    // 自治体中間サーバー, people
    case changeOwnPassword
    case readAdministratorHome
    case manageAccounts
    case manageCertificates
    case manageMasters
    case readClerkHome
    case readBasicFour
    case readReplicas
    // 自治体中間サーバー, systems
    case registerAtenaNumbers
    case acquireCodes
    case registerReplicas
    // サポートサイト
    case readSupportSite
    case submitNoticeForms
    case requestSystemCertificates
    case confirmTasks
    case submitReports
    // 運用事業者
    case operatePlatform
    // National side and the organisation's own systems
    case issueProcessingNumbers
    case issueCommunicationCertificates
    case answerBasicFour
    case acceptCodeRequests
    case readLegacyExtracts
}
