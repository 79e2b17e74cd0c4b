public import AuditLog
public import Foundation
public import ServiceCalendar
import Storage
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let replicaBacklogAlarmed = AuditEvent(
        "replica-backlog.alarmed", "A file of 副本 has waited longer than it may; somebody must look.")
}

/// Files of 副本 that were announced and do not stand yet: nobody must find out after half a year that they never did
/// (会津若松市 2023, domain-facts §4).
public struct ReplicaBacklog: Sendable, Hashable {
    /// How long a file may take from its announcement, half-sent ones too [O].
    public static let patience: TimeInterval = 3_600

    public let files: Int64
    /// Records that their senders counted.
    public let records: Int64
    /// When the oldest of them was announced.
    public let oldest: Date

    /// What waits at one server; nil when nothing does.
    /// - Throws: `StoreError`.
    public static func read(in tx: TenantTransaction) throws -> ReplicaBacklog? {
        let row = try tx.row(
            """
            SELECT count(*) AS files, sum(records) AS records, min(announced_at) AS oldest FROM replica_files
            WHERE tenant_id = $1 AND state IN ('receiving', 'waiting', 'loading', 'discarding')
            """)
        guard let row, case let files = try row.integer("files"), files > 0 else { return nil }
        return ReplicaBacklog(files: files, records: try row.integer("records"), oldest: try row.instant("oldest"))
    }

    /// Whether somebody must look.
    public func isAlarming(at now: Date) -> Bool { now.timeIntervalSince(oldest) > Self.patience }

    /// For people: how much, and since when.
    public var text: String {
        "処理が終わっていない副本ファイルが\(files)個（\(records)件）あり、最も古いものは\(JapanTime.japanese(oldest))に受け付けました。"
    }
}

/// Raises the alarm about one server's backlog, once for each oldest file.
public actor ReplicaBacklogAlarm {
    private let store: TenantStore
    private let scope: AuditScope
    private let clock: any WallClock
    private let report: @Sendable (String) -> Void
    private var alarmedFor: Date?

    /// Watches one server; `report` reaches the platform's own people.
    public init(
        store: TenantStore, scope: AuditScope, clock: any WallClock, report: @escaping @Sendable (String) -> Void
    ) {
        self.store = store
        self.scope = scope
        self.clock = clock
        self.report = report
    }

    /// Looks once.
    /// - Throws: `StoreError`.
    public func look() async throws {
        let now = clock.now
        guard let backlog = try await store.read({ tx in try ReplicaBacklog.read(in: tx) }),
            backlog.isAlarming(at: now), backlog.oldest != alarmedFor
        else { return }
        alarmedFor = backlog.oldest
        report(
            "\(backlog.files) files of \(backlog.records) records wait, the oldest since \(JapanTime.text(backlog.oldest))"
        )
        try await store.write { [scope] tx in
            try AuditLog.append(
                AuditEntry(
                    event: .replicaBacklogAlarmed, outcome: .failed, organisation: scope.organisation,
                    bureau: scope.bureau, actor: "system:platform", remoteAddress: "",
                    subject:
                        "files=\(backlog.files) records=\(backlog.records) oldest=\(JapanTime.text(backlog.oldest))"),
                at: now, in: tx.base)
        }
    }
}
