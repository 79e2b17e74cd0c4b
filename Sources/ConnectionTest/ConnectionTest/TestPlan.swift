import Foundation
public import OrganisationProtocol

/// What is tested from where: one file for each organisation, so that nobody types anything on a terminal.
public struct TestPlan: Sendable, Codable {
    public var organisation: String
    /// The instant at which the plan was written, RFC 3339; the test's clock goes on from there.
    public var at: String
    public var nameServer: Address
    public var repository: PlanDocument.Repository
    public var bureaus: [BureauPlan]

    /// An address and a port.
    public struct Address: Sendable, Codable, Hashable {
        public var host: String
        public var port: Int

        /// Names an address.
        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// Gathers a plan.
    public init(
        organisation: String, at: String, nameServer: Address, repository: PlanDocument.Repository,
        bureaus: [BureauPlan]
    ) {
        self.organisation = organisation
        self.at = at
        self.nameServer = nameServer
        self.repository = repository
        self.bureaus = bureaus
    }
}

/// One side of the organisation and its server.
public struct BureauPlan: Sendable, Codable {
    public var bureau: String
    public var serverName: String
    /// The server's name for システム管理者.
    public var administrationName: String
    public var serverPort: Int
    /// The IPv4 address that the server's names must resolve to; nil where the plan does not say.
    public var serverAddress: String?
    public var administrationTerminals: [PlacePlan]
    public var connectionTerminals: [PlacePlan]
    public var atenaSystem: PlacePlan
    public var legacySystems: [PlacePlan]
    /// What the item to 住基システム names as its end.
    public var residentRegistry: String
    public var usesBasicFour: Bool
    /// A clerk of this server.
    public var clerk: Account
    /// The test residents, CSV (§3.4).
    public var residentsFile: String

    /// A sign-in name and password.
    public struct Account: Sendable, Codable {
        public var identifier: String
        public var password: String

        /// Names an account.
        public init(identifier: String, password: String) {
            self.identifier = identifier
            self.password = password
        }
    }

    /// Gathers one side.
    public init(
        bureau: String, serverName: String, administrationName: String, serverPort: Int,
        serverAddress: String? = nil,
        administrationTerminals: [PlacePlan],
        connectionTerminals: [PlacePlan], atenaSystem: PlacePlan, legacySystems: [PlacePlan], residentRegistry: String,
        usesBasicFour: Bool, clerk: Account, residentsFile: String
    ) {
        self.bureau = bureau
        self.serverName = serverName
        self.administrationName = administrationName
        self.serverPort = serverPort
        self.serverAddress = serverAddress
        self.administrationTerminals = administrationTerminals
        self.connectionTerminals = connectionTerminals
        self.atenaSystem = atenaSystem
        self.legacySystems = legacySystems
        self.residentRegistry = residentRegistry
        self.usesBasicFour = usesBasicFour
        self.clerk = clerk
        self.residentsFile = residentsFile
    }
}

/// A terminal or system that a test leaves from.
public struct PlacePlan: Sendable, Codable {
    public var identifier: String
    public var title: String
    public var sourceAddress: String
    /// The CA certificates that this place's user trusts: a folder of PEM files (§2.3, for each OS user).
    public var trustFolder: String
    public var certificateFile: String?
    public var keyFile: String?
    /// Where an existing system's own 副本 are to be had.
    public var extract: TestPlan.Address?
    /// Whom this place asks for names, where that is not the plan's name server.
    public var nameServer: TestPlan.Address?

    /// Describes a place.
    public init(
        identifier: String, title: String, sourceAddress: String, trustFolder: String, certificateFile: String? = nil,
        keyFile: String? = nil, extract: TestPlan.Address? = nil, nameServer: TestPlan.Address? = nil
    ) {
        self.identifier = identifier
        self.title = title
        self.sourceAddress = sourceAddress
        self.trustFolder = trustFolder
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.extract = extract
        self.nameServer = nameServer
    }
}
