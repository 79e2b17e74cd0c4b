import Foundation

/// The settings of the process that stands in for an organisation's own systems.
struct OrganisationConfiguration: Codable, Sendable {
    var folder: String
    var rehearseAt: String?
    var residentsFile: String
    /// 住民票コード that were made up for tests; the registry tells them although nobody asks.
    var residentCodesFile: String?
    /// Whom the stand-ins take for the 自治体中間サーバー: LGPKI's certificate, PEM.
    var registrationAuthorityFile: String
    /// Who issued the systems' own certificates, PEM.
    var platformAuthorityFile: String
    var atenaSystems: [SystemEndpoint]
    /// Absent where another process stands in for it.
    var residentRegistry: SystemEndpoint?
    /// The registry turns every request down.
    var registryRefuses: Bool
    /// The registry goes on to 住基ネット, which in the preparation phase it must not.
    var registryCallsJukiNet: Bool
    var legacySystems: [LegacyEndpoint]

    struct SystemEndpoint: Codable, Sendable {
        var identifier: String
        var address: String
        var port: Int
        var certificateFile: String
        var keyFile: String
    }

    struct LegacyEndpoint: Codable, Sendable {
        var endpoint: SystemEndpoint
        var extractFile: String
    }
}

/// What listens where, written when everything does.
struct OrganisationListeners: Codable, Sendable {
    var listeners: [Listener]
    /// The visitors of the sentinel in the place of 住基ネット, ourselves first; absent without a registry.
    var jukiNetVisitorsFile: String?
}
