import Foundation
import ServerCertificates
import Tenancy
import WebServer

/// The settings of the platform's process.
struct PlatformConfiguration: Codable, Sendable {
    /// Where the database, keys and published files are.
    var folder: String
    /// The database; absent: a SQLite file in the folder.
    var database: DatabaseAddress?
    /// Databases beside that one, for tenants' rows; absent: there is none.
    var storage: StorageSettings?
    /// The names of all servers end in this.
    var domain: String
    /// The platform's own network; absent: loopback.
    var network: PlatformNetwork?
    /// An instant for a rehearsal; absent: the machine's clock.
    var rehearseAt: String?
    var programmeFile: String
    var holidaysFile: String
    var provisionalMasterFile: String
    /// LGPKI's certificate, PEM.
    var registrationAuthorityFile: String
    /// Where LGPKI's revocation list is fetched; absent: it publishes none.
    var registrationAuthorityList: Listener?
    var interfaceSystem: InterfaceSystemAddress
    /// マイナポータル's side for servers; absent: there is none, and notices wait.
    var personalPortal: Listener?
    /// コアシステム; absent: 情報連携 is not open.
    var coreSystem: Listener?
    /// Where packets to access points go; in a loopback rehearsal in place of the VPN device's NAT.
    var routes: AccessRoutes
    /// Where the name server reads names from and writes its log to.
    var nameServer: NameServerFiles
    /// `Data/local-governments.csv`, for names in Latin letters and places on maps; absent: neither is shown.
    var localGovernmentsFile: String?
    /// The folder of this product's manuals, such as `docs/manual/ja`; absent: サポートサイト shows none.
    var manualsFolder: String?
    /// Whether vendors try their systems here, who may take data away and play failures; never in earnest.
    var sandbox: Bool?
    /// How mail leaves; absent: into a Maildir below `folder`, and nothing leaves the machine.
    var mail: MailSettings?
    /// Who witnesses the audit logs; absent: nobody, and a rewritten log is found by earlier files alone.
    var auditWitness: AuditWitnessSettings?
    /// ヘルプデスク and サポートサイト; absent: nobody reaches サポートサイト.
    var helpDesk: HelpDeskSettings?
    /// Where supervisors ask how the process does; absent: on a loopback address, at any free port.
    var operation: OperationSettings?
    /// One of several processes behind the same addresses; absent: the only one.
    var node: NodeSettings?
    /// What the process takes on before it refuses.
    var limits = ServerLimits()

    struct InterfaceSystemAddress: Codable, Sendable {
        var name: String
        var address: String
        var port: Int
    }

    struct NameServerFiles: Codable, Sendable {
        var hostsFolder: String
        var logFile: String
    }
}

/// Databases beside the platform's home, on which tenants lie.
struct StorageSettings: Codable, Sendable {
    /// By their names: lower-case letters, digits and `-`.
    var clusters: [String: DatabaseAddress]?
    /// Where a new tenant's rows go; absent: home.
    var newTenants: String?
}

/// What listens where, written when everything does.
struct PlatformListeners: Codable, Sendable {
    var operatorSite: Listener
    var supportSite: Listener
    var repository: Listener
    var followUpSite: Listener
    var deskSite: Listener
    /// Where mail to ヘルプデスク is handed in; absent: by the pipe alone.
    var incomingMail: Listener?
    /// `/livez`, `/readyz` and `/metrics`, without TLS.
    var operation: Listener
    var authorityFile: String
    /// The public key of the audit logs' heads, PEM.
    var auditKeyFile: String
    var revocationListFile: String
    var operatorCertificateFile: String
    var operatorKeyFile: String
    var database: DatabaseAddress
}

/// One listener: name, address, port.
struct Listener: Codable, Sendable, Hashable {
    var name: String
    var address: String
    var port: Int
}
