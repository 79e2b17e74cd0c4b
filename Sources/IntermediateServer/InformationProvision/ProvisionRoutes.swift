import AccessControl
public import AuditLog
public import CoreLink
import HTTPTypes
import OrganisationProtocol
import RequestFiles
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let provisionsRead = AuditEvent(
        "provision.read", "A system or a clerk asked how 情報提供 are, or what was asked (IF_TKY_113xx, 115xx).")
    public static let provisionContentRead = AuditEvent(
        "provision.content-read", "A system or a clerk read what is or was provided (IF_TKY_119xx).")
    public static let provisionEntered = AuditEvent(
        "provision.entered", "Content of 情報提供 that were held was entered (IF_TKY_203xx).")
    public static let provisionReleased = AuditEvent(
        "provision.released", "Sending of 情報提供 that were held was permitted (IF_TKY_205xx).")
}

/// 情報提供 for existing systems: five use cases in their bindings.
public struct ProvisionRoutes: Sendable {
    private let service: RequestFileService
    private let recorder: any LinkageRecorder
    private let gate: LinkageGate
    private let wake: @Sendable () -> Void

    /// Serves one server.
    public init(
        store: TenantStore, recorder: any LinkageRecorder, gate: LinkageGate,
        wake: @escaping @Sendable () -> Void
    ) {
        service = RequestFileService(store: store, interface: "provision")
        self.recorder = recorder
        self.gate = gate
        self.wake = wake
    }

    /// Every function.
    public var routes: [Route] {
        (states
            + rows(OrganisationPaths.provisionRequests, .provisionRequests, .provisionsRead) {
                try $0.requests($1 as [ProvisionReference])
            }
            + rows(OrganisationPaths.provisionContents, .provisionContents, .provisionContentRead) {
                try $0.contents($1 as [ProvisionReference])
            }
            + rows(OrganisationPaths.provisionEntries, .provisionEntries, .provisionEntered) {
                try $0.enter($1 as [ProvisionEntry])
            }
            + rows(OrganisationPaths.provisionReleases, .provisionReleases, .provisionReleased, kept: wake) {
                try $0.release($1 as [ProvisionReference])
            }).map { $0.behind(gate) }
    }

    /// A query is one row; its file is made on request (IF_TKY_11321) and fetched (IF_TKY_11334).
    private var states: [Route] {
        rows(OrganisationPaths.provisionStates, .provisionStates, .provisionsRead) { desk, queries in
            let asked: [ProvisionQuery] = queries
            guard asked.count == 1 else {
                throw RequestFileError.tooMany(asked.count, limit: 1, interface: "provision")
            }
            return try desk.states(asked[0])
        }
    }

    private func rows<Entry: Codable & Hashable & Sendable, Answer: Codable & Sendable>(
        _ path: String, _ purpose: RequestFilePurpose, _ event: AuditEvent,
        kept: @escaping @Sendable () -> Void = {},
        _ work: @escaping @Sendable (ProvisionDesk, [Entry]) throws -> Answer
    ) -> [Route] {
        service.routes(path, purpose, .provideInformation, event, kept: kept) { [recorder] tx, exchange, entries in
            try work(ProvisionDesk(tx: tx, recorder: recorder, exchange: exchange), entries)
        }
    }
}

extension RequestFilePurpose {
    fileprivate static let provisionStates = RequestFilePurpose(rawValue: "provisionStates")
    fileprivate static let provisionRequests = RequestFilePurpose(rawValue: "provisionRequests")
    fileprivate static let provisionContents = RequestFilePurpose(rawValue: "provisionContents")
    fileprivate static let provisionEntries = RequestFilePurpose(rawValue: "provisionEntries")
    fileprivate static let provisionReleases = RequestFilePurpose(rawValue: "provisionReleases")
}
