public import Foundation

/// What is known of one exchange when it is recorded; never holds a 個人番号 or 住民票コード.
public struct AuditEntry: Sendable, Hashable {
    public var event: AuditEvent
    public var outcome: AuditOutcome
    /// Organisation code, or empty for the platform itself.
    public var organisation: String
    /// `mayor`, `education`, or empty.
    public var bureau: String
    /// Who did it: `account:…`, `system:…`, `operator:…` or `anonymous`.
    public var actor: String
    /// From which address the platform saw it come.
    public var remoteAddress: String
    /// What it was about: an identifier, a count, an error code.
    public var subject: String
    /// The nonce that a connection test sent with the exchange; empty for everybody else's.
    public var nonce: String

    /// Gathers what an exchange is.
    public init(
        event: AuditEvent, outcome: AuditOutcome = .success, organisation: String = "", bureau: String = "",
        actor: String, remoteAddress: String = "", subject: String = "", nonce: String = ""
    ) {
        self.event = event
        self.outcome = outcome
        self.organisation = organisation
        self.bureau = bureau
        self.actor = actor
        self.remoteAddress = remoteAddress
        self.subject = subject
        self.nonce = nonce
    }
}

/// One record as it stands in the log.
public struct AuditRecord: Sendable, Hashable {
    /// Position in the chain, from 1 without gaps; the `serverEvidence` of a test result.
    public let sequence: Int64
    public let recordedAt: Date
    public let event: String
    public let outcome: AuditOutcome
    public let organisation: String
    public let bureau: String
    public let actor: String
    public let remoteAddress: String
    public let subject: String
    /// The nonce that a connection test sent with the exchange; empty for everybody else's.
    public let nonce: String
    /// SHA-256 over the previous record's hash and this record's fields, 32 bytes.
    public let hash: [UInt8]
}
