import AccessControl
public import AuditLog
import HTTPTypes
public import OrganisationProtocol
public import WebServer

extension AuditEvent {
    public static let extractRead = AuditEvent("extract.read", "An existing system's 副本 extract was read for sending.")
}

/// An existing system (S4), a stand-in: it has 副本 to send (T10).
public struct LegacySystem: Sendable {
    private let extract: ReplicaSubmission

    /// Has this to send.
    public init(extract: ReplicaSubmission) {
        self.extract = extract
    }

    /// What is to be sent, for whatever runs on the system's own machine.
    public var routes: [Route] {
        [
            .machine(.get, "\(OrganisationPaths.extract)", .requires(.readLegacyExtracts), .extractRead) { _ in
                try .json(extract)
            }
        ]
    }
}
