import Foundation

/// `session.json`: everything an outside tool needs to drive the running parties.
struct SessionFile: Codable, Sendable {
    var organisation: String
    var at: String
    var listeners: [String: Listener] = [:]
    var nameServer: Listener
    var accounts: [Account] = []
    var authorityFile = ""
    var revocationListFile = ""
    var registrationAuthorityFile = ""
    /// Who signs the heads of the audit logs, and who witnesses them: public keys, PEM.
    var auditKeyFile = ""
    var auditWitnessKeyFile = ""
    /// By which the operator reads what the witness saw.
    var auditPublisherCertificateFile = ""
    var auditPublisherKeyFile = ""
    /// Whom the コアシステム proves itself by, and as whom its log is read; empty in a programme without 情報連携.
    var coreSystemAuthorityFile = ""
    var coreSupervisorCertificateFile = ""
    var coreSupervisorKeyFile = ""
    /// The platform's SQLite file, or with a schema its PostgreSQL connection.
    var databaseFile = ""
    var databaseSchema: String?
    var systems: [System] = []
    var processes: [String: Int32] = [:]

    struct Account: Codable, Sendable {
        var site: String
        var role: String
        var account: String
        var password: String
        var address: String
    }

    struct System: Codable, Sendable {
        var bureau: String
        var system: String
        var certificateFile: String
        var keyFile: String
    }
}
