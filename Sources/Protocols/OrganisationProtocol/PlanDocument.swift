/// What is tested from where, as the platform hands it out to an organisation: signed, and without any secret.
///
/// Made from the accepted 設定依頼票 (§2.2). Keys, passwords and the files of test residents stay with the organisation, which
/// keeps them in a file of its own. The form is ours [O].
public struct PlanDocument: Sendable, Codable, Hashable {
    /// The form that this version of the programs writes and reads.
    public static let currentFormat = "kakehashi-plan-1"
    /// Where サポートサイト has it.
    public static let path = "/support/plan.json"

    public var format: String
    /// 全国地方公共団体コード.
    public var organisation: String
    public var organisationName: String
    /// As the register of local governments has it.
    public var prefecture: String
    /// The kind of organisation, such as `city` or `partialUnion`.
    public var organisationKind: String
    /// The version of the 設定依頼票 that it was made from.
    public var requestVersion: Int
    /// RFC 3339.
    public var issuedAt: String
    /// RFC 3339; the plan is refused afterwards.
    public var expiresAt: String
    /// Whether T7 to T10 register test data, which may be taken away again (§3.4).
    public var usesTestData: Bool
    public var repository: Repository
    public var supportSite: Site
    /// SHA-256 fingerprint of the platform's CA certificate, `AA:BB:…`.
    public var authorityFingerprint: String
    public var bureaus: [Side]

    /// 公開リポジトリ.
    public struct Repository: Sendable, Codable, Hashable {
        public var name: String
        public var port: Int
        public var listPath: String

        /// Names a repository.
        public init(name: String, port: Int, listPath: String) {
            self.name = name
            self.port = port
            self.listPath = listPath
        }
    }

    /// サポートサイト.
    public struct Site: Sendable, Codable, Hashable {
        public var name: String
        public var port: Int
        public var address: String

        /// Names a site.
        public init(name: String, port: Int, address: String) {
            self.name = name
            self.port = port
            self.address = address
        }
    }

    /// One side of the organisation and its server.
    public struct Side: Sendable, Codable, Hashable {
        /// `mayor` or `education`.
        public var bureau: String
        public var serverName: String
        public var administrationName: String
        public var serverPort: Int
        public var serverAddress: String
        /// `direct` or `internal` (§3.5).
        public var nameService: String
        public var administrationTerminals: [Place]
        public var connectionTerminals: [Place]
        public var atenaSystem: Place
        public var legacySystems: [Place]
        public var residentRegistry: String
        public var usesBasicFour: Bool

        /// Gathers one side.
        public init(
            bureau: String, serverName: String, administrationName: String, serverPort: Int, serverAddress: String,
            nameService: String, administrationTerminals: [Place], connectionTerminals: [Place], atenaSystem: Place,
            legacySystems: [Place], residentRegistry: String, usesBasicFour: Bool
        ) {
            self.bureau = bureau
            self.serverName = serverName
            self.administrationName = administrationName
            self.serverPort = serverPort
            self.serverAddress = serverAddress
            self.nameService = nameService
            self.administrationTerminals = administrationTerminals
            self.connectionTerminals = connectionTerminals
            self.atenaSystem = atenaSystem
            self.legacySystems = legacySystems
            self.residentRegistry = residentRegistry
            self.usesBasicFour = usesBasicFour
        }
    }

    /// A terminal or system.
    public struct Place: Sendable, Codable, Hashable {
        public var identifier: String
        public var title: String
        /// IPv4, as the 設定依頼票 has it.
        public var sourceAddress: String
        /// The OS user of a terminal (§2.3).
        public var user: String?

        /// Names a place.
        public init(identifier: String, title: String, sourceAddress: String, user: String? = nil) {
            self.identifier = identifier
            self.title = title
            self.sourceAddress = sourceAddress
            self.user = user
        }
    }

    /// Gathers a plan.
    public init(
        organisation: String, organisationName: String, prefecture: String, organisationKind: String,
        requestVersion: Int, issuedAt: String, expiresAt: String, usesTestData: Bool, repository: Repository,
        supportSite: Site, authorityFingerprint: String, bureaus: [Side]
    ) {
        format = Self.currentFormat
        self.organisation = organisation
        self.organisationName = organisationName
        self.prefecture = prefecture
        self.organisationKind = organisationKind
        self.requestVersion = requestVersion
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.usesTestData = usesTestData
        self.repository = repository
        self.supportSite = supportSite
        self.authorityFingerprint = authorityFingerprint
        self.bureaus = bureaus
    }
}
