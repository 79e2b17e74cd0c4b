/// The paths of the interfaces between an organisation's systems and its server.
public enum OrganisationPaths {
    /// S3 → S1.
    public static let atenaNumbers = "/api/atena-numbers"
    /// S3 → S1.
    public static let codeAcquisitions = "/api/code-acquisitions"
    /// S3 → S1: files of requests for 住基システム.
    public static let codeRequestFiles = "/api/code-request-files"
    /// インターフェイスシステム → S1.
    public static let linkageCodes = "/api/linkage-codes"
    /// S4 → S1.
    public static let replicas = "/api/replicas"
    /// S4 → S1, files.
    public static let replicaFiles = "/api/replica-files"
    public static let replicaFileMessages = "/api/replica-file-messages"
    /// S4 → S1: 副本 of a person, one 副本, what a 照会 would be given.
    public static let replicaList = "/api/replica-list"
    public static let replicaDetails = "/api/replica-details"
    public static let replicaSearch = "/api/replica-search"
    /// S4 → S1: 公開終了日 of many at once.
    public static let publicationEnds = "/api/publication-ends"
    /// S4 → S1: 自動応答不可フラグ and 不開示該当フラグ; what they are set on follows.
    public static let automaticAnswerBans = "/api/automatic-answer-bans"
    public static let nonDisclosures = "/api/non-disclosures"
    public static let flagStates = "/api/flag-states"
    /// S4 → S1: to whom 副本 were provided.
    public static let recipients = "/api/recipients"
    /// Systems → S1: versions of the masters; whether the server can be used.
    public static let masterUpdates = "/api/master-updates"
    public static let serviceState = "/api/service-state"
    /// S4 → S1: お知らせ.
    public static let personalNotices = "/api/personal-notices"
    public static let personalNoticeStates = "/api/personal-notice-states"
    public static let personalNoticeWithdrawals = "/api/personal-notice-withdrawals"
    public static let personalNoticeFiles = "/api/personal-notice-files"
    /// S3 → S1: 自己情報提供.
    public static let selfDisclosureStates = "/api/self-disclosure-states"
    public static let selfDisclosureContents = "/api/self-disclosure-contents"
    /// S3 → S1: 情報提供等記録, by file.
    public static let disclosureRecords = "/api/disclosure-records"
    public static let disclosureRecordUpdates = "/api/disclosure-record-updates"
    /// S4 → S1: 情報照会; `/files` and `/files/{number}` follow each.
    public static let inquiries = "/api/inquiries"
    public static let inquiryStates = "/api/inquiry-states"
    public static let inquiryContents = "/api/inquiry-contents"
    public static let inquiryResults = "/api/inquiry-results"
    public static let inquiryWithdrawals = "/api/inquiry-withdrawals"
    public static let inquiryWithdrawalStates = "/api/inquiry-withdrawal-states"
    /// S4 → S1: 情報提供, likewise.
    public static let provisionStates = "/api/provision-states"
    public static let provisionRequests = "/api/provision-requests"
    public static let provisionContents = "/api/provision-contents"
    public static let provisionEntries = "/api/provision-entries"
    public static let provisionReleases = "/api/provision-releases"
    /// S1 → S3.
    public static let basicFour = "/basic-four"
    /// S1 → S3: the 個人番号 of a person whose 符号取得 waited.
    public static let individualNumbers = "/individual-numbers"
    /// S1 → S5.
    public static let codeRequests = "/code-requests"
    /// On 公開リポジトリ: the record of a name just asked; the name follows (T1).
    public static let nameRecords = "/name-records"
    /// What an existing system has to send (T10).
    public static let extract = "/extract"
}

/// The latest record that the platform made of answering a name to the address that asks (T1).
public struct NameRecord: Sendable, Codable, Hashable {
    /// The audit record's number; nil when no query of that name from that address was seen.
    public let record: String?

    /// Quotes a record.
    public init(record: String?) {
        self.record = record
    }
}
