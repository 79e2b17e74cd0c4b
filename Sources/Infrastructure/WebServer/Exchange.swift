public import AccessControl
public import AuditLog
public import Foundation
public import Storage
import Synchronization

/// Whose records an exchange belongs to.
public struct AuditScope: Sendable, Hashable {
    public let organisation: String
    public let bureau: String

    /// Names an organisation and side; both empty for the platform itself.
    public init(organisation: String = "", bureau: String = "") {
        self.organisation = organisation
        self.bureau = bureau
    }
}

/// One request's account of itself: services record in their own transaction, the server records what they did not.
public final class Exchange: Sendable {
    public let event: AuditEvent
    public let actor: Actor
    public let scope: AuditScope
    public let remoteAddress: String
    public let now: Date
    /// What a connection test sent to know the exchange again; empty for everybody else's.
    public let nonce: String
    private let recorded = Mutex<Int64?>(nil)

    /// Opens the account of one request.
    public init(
        event: AuditEvent, actor: Actor, scope: AuditScope, remoteAddress: String, now: Date, nonce: String = ""
    ) {
        self.event = event
        self.actor = actor
        self.scope = scope
        self.remoteAddress = remoteAddress
        self.now = now
        self.nonce = nonce
    }

    /// The number of the last record made for this exchange.
    public var record: Int64? { recorded.withLock { $0 } }

    /// Appends a record in the transaction of what it tells of.
    /// - Throws: `StoreError`.
    @discardableResult
    public func record(
        _ event: AuditEvent? = nil, outcome: AuditOutcome = .success, subject: String = "",
        scope: AuditScope? = nil, by identifier: String? = nil, in tx: any StoreTransaction
    ) throws -> Int64 {
        let place = scope ?? self.scope
        let sequence = try AuditLog.append(
            AuditEntry(
                event: event ?? self.event, outcome: outcome, organisation: place.organisation, bureau: place.bureau,
                actor: identifier ?? actor.identifier, remoteAddress: remoteAddress, subject: subject,
                nonce: nonce),
            at: now, in: tx)
        recorded.withLock { $0 = sequence }
        return sequence
    }
}
