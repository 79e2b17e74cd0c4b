import AccessControl
public import AuditLog
import HTTPTypes
import OrganisationProtocol
import RequestFiles
import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let recipientsRead = AuditEvent(
        "disclosure.recipients-read", "An existing system asked to whom 副本 were provided (IF_DBM_604xx).")
}

/// To whom 副本 were provided, at once and by file (IF_DBM_604xx): what the records say, and nothing kept beside them.
public struct RecipientRoutes: Sendable {
    private static let purpose = RequestFilePurpose(rawValue: "recipients")
    private let service: RequestFileService

    /// Serves one server.
    public init(store: TenantStore) {
        service = RequestFileService(store: store, interface: "disclosure")
    }

    /// At once, as a file, and the file's result.
    public var routes: [Route] {
        service.routes(OrganisationPaths.recipients, Self.purpose, .manageReplicas, .recipientsRead, reads: true) {
            tx, exchange, entries in
            try Recipients.found(in: tx, of: entries as [ReplicaEntry], system: exchange.actor.systemIdentifier)
        }
    }
}

extension Recipients {
    /// Of some of a system's own 副本, the latest first.
    static func found(in tx: TenantTransaction, of entries: [ReplicaEntry], system: String) throws -> Recipients {
        var seen: Set<ReplicaEntry> = []
        let given = try entries.filter { seen.insert($0).inserted }.flatMap { entry in
            try DisclosureRecordService.records(
                giving: ProvidedReplica(system: system, recordIdentifier: entry.recordIdentifier), in: tx
            ).compactMap { found in found.record.ending.map { (entry, found.record.inquirer, $0.endedAt) } }
        }
        return Recipients(
            recipients: given.sorted { $0.2 > $1.2 }.map { entry, recipient, instant in
                Recipient(
                    recordIdentifier: entry.recordIdentifier, recipientCode: recipient,
                    providedAt: JapanTime.text(instant))
            })
    }
}
