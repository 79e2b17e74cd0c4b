import Foundation
public import Identifiers
public import Masters
public import NationalProtocol
public import ServiceCalendar
public import Tenancy
public import WebServer

/// One server as far as 情報連携 goes: what the rooms of 照会 and 提供 need to work for it.
public struct LinkedServer: Sendable {
    public let store: TenantStore
    public let core: any CoreCalls
    public let keys: ContentKeys
    public let permits: MasterPermits
    /// The name in its communication certificate.
    public let name: String
    public let gate: LinkageGate
    public let recorder: any LinkageRecorder
    public let scope: AuditScope
    public let clock: any WallClock

    /// Gathers the parts.
    public init(
        store: TenantStore, core: any CoreCalls, keys: ContentKeys, permits: MasterPermits, name: String,
        gate: LinkageGate, recorder: any LinkageRecorder, scope: AuditScope, clock: any WallClock
    ) {
        self.store = store
        self.core = core
        self.keys = keys
        self.permits = permits
        self.name = name
        self.gate = gate
        self.recorder = recorder
        self.scope = scope
        self.clock = clock
    }

    /// The body's own code by the master in force; nil while the server takes no part.
    public func holder(by rules: PermitRules?) -> HolderCode? { rules?.holder(ofServer: name) }
}
