import AuditLog
public import Foundation
public import Identifiers
public import Programme
public import Storage

/// A task's completion taken back: whatever proved it before counts no more.
public struct TaskReopening: Sendable, Hashable {
    public let task: String
    public let bureau: Bureau
    /// The audit record of the taking back.
    public let record: Int64
    public let reopenedBy: String
    public let reopenedAt: Date
    public let reason: String

    /// All of one side, the newest first.
    /// - Throws: `StoreError`.
    public static func all(
        of organisation: Organisation, bureau: Bureau, in tx: any StoreTransaction
    ) throws -> [TaskReopening] {
        try tx.rows(
            """
            SELECT task_id, record, reopened_by, reopened_at, reason FROM task_reopenings
            WHERE organisation = $1 AND bureau = $2 ORDER BY record DESC
            """, [.text(organisation.code.text), .text(bureau.rawValue)]
        ).map { row in
            TaskReopening(
                task: try row.text("task_id"), bureau: bureau, record: try row.integer("record"),
                reopenedBy: try row.text("reopened_by"), reopenedAt: try row.instant("reopened_at"),
                reason: try row.text("reason"))
        }
    }

    /// By task: the record after which its proof must come.
    static func newest(
        of organisation: Organisation, bureau: Bureau, in tx: any StoreTransaction
    ) throws -> [String: Int64] {
        let rows = try all(of: organisation, bureau: bureau, in: tx)
        return Dictionary(rows.map { ($0.task, $0.record) }, uniquingKeysWith: max)
    }

    /// The newest of the tasks that an event proves; 0 when there is none.
    static func newest(
        of organisation: Organisation, bureau: Bureau, provenBy event: String, in tx: any StoreTransaction
    ) throws -> Int64 {
        try tx.row(
            """
            SELECT coalesce(max(record), 0) AS record FROM task_reopenings
            WHERE organisation = $1 AND bureau = $2 AND proven_by = $3
            """, [.text(organisation.code.text), .text(bureau.rawValue), .text(event)])?.integer("record") ?? 0
    }
}

extension ProgrammeTask {
    /// The audit event whose record proves the task; a person's confirmation is named after the task.
    public var provingEvent: String { provenBy ?? "\(AuditEvent.taskConfirmed.name).\(id)" }
}
