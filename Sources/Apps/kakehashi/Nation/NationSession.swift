/// `session.json` of a nation: what a browser or a measurement needs while it is open.
struct NationSession: Codable, Sendable {
    var at: String
    var listeners: [String: Listener]
    var accounts: [SessionFile.Account]
    var authorityFile: String
    var operatorCertificateFile: String
    var operatorKeyFile: String
    var databaseFile: String
}
