import Foundation
import Identifiers
import OrganisationProtocol
import Storage
import Tenancy

/// Keeping what is in question, in one tenant's transaction; no birth date and no sex is among it.
struct ReplicaLinkStore {
    let tx: TenantTransaction

    /// Puts the records that say something of the person in question.
    func add(_ records: some Sequence<ReplicaRecord>, system: String, at now: Date) throws {
        let claiming = records.filter { IdentityClaim($0) != nil }
        guard !claiming.isEmpty else { return }
        _ = try tx.base.load(
            "replica_links",
            [
                "tenant_id", "system_id", "record_id", "atena_number", "state", "findings", "attempts",
                "next_attempt_at", "changed_at", "decided_by", "reason",
            ],
            claiming.map { record in
                [
                    tx.key, .text(system), .text(record.recordIdentifier.text), .text(record.atenaNumber.text),
                    .text(ReplicaLink.State.pending.rawValue), .text(""), .integer(0), .instant(now), .instant(now),
                    .text(""), .text(""),
                ]
            })
    }

    /// What is to be compared, with the 副本 itself; those of files that are not whole yet wait.
    func due(at now: Date, limit: Int) throws -> [(link: ReplicaLink, record: ReplicaRecord)] {
        try tx.rows(
            """
            SELECT replica_links.*, replicas.document FROM replica_links
            JOIN replicas USING (tenant_id, system_id, record_id)
            WHERE tenant_id = $1 AND state = 'pending' AND next_attempt_at <= $2
                AND (file_number = 0 OR file_number NOT IN (
                    SELECT file_number FROM replica_files WHERE tenant_id = $1 AND state IN ('loading', 'discarding')))
            ORDER BY next_attempt_at, atena_number LIMIT $3
            """, [.instant(now), .integer(Int64(limit))]
        ).map { row in
            (
                try Self.link(row),
                try ReplicaDocument.record(
                    try row.text("document"), try row.text("system_id"), try row.text("record_id"), in: tx)
            )
        }
    }

    func keep(_ link: ReplicaLink) throws {
        try tx.run(
            """
            UPDATE replica_links SET state = $4, findings = $5, attempts = $6, next_attempt_at = $7, changed_at = $8,
                decided_by = $9, reason = $10
            WHERE tenant_id = $1 AND system_id = $2 AND record_id = $3
            """,
            [
                .text(link.system), .text(link.record.text), .text(link.state.rawValue),
                .text(link.findings.map(\.rawValue).joined(separator: " ")), .integer(Int64(link.attempts)),
                link.nextAttemptAt.map { .instant($0) } ?? .null, .instant(link.changedAt), .text(link.decidedBy),
                .text(link.reason),
            ])
    }

    func remove(_ link: ReplicaLink) throws {
        try tx.run(
            "DELETE FROM replica_links WHERE tenant_id = $1 AND system_id = $2 AND record_id = $3",
            [.text(link.system), .text(link.record.text)])
    }

    /// A 副本 that goes to another number is compared with that person.
    func moved(_ old: AtenaNumber, to new: AtenaNumber, at now: Date) throws {
        try tx.run(
            """
            UPDATE replica_links SET atena_number = $3, state = 'pending', findings = '', attempts = 0,
                next_attempt_at = $4, changed_at = $4, decided_by = '', reason = ''
            WHERE tenant_id = $1 AND atena_number = $2
            """, [.text(old.text), .text(new.text), .instant(now)])
    }

    func link(_ system: String, _ record: String) throws -> ReplicaLink? {
        try tx.row(
            "SELECT * FROM replica_links WHERE tenant_id = $1 AND system_id = $2 AND record_id = $3",
            [.text(system), .text(record)]
        ).map(Self.link)
    }

    /// In one of some states, in some 行政区 (nil: in every one), what waits longest first.
    func links(in states: [ReplicaLink.State], districts: Set<String>?, limit: Int) throws -> [ReplicaLink] {
        let scope = ReplicaStore.scope(districts, from: 3)
        let chosen = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return try tx.rows(
            """
            SELECT replica_links.* FROM replica_links JOIN replicas USING (tenant_id, system_id, record_id)
            WHERE tenant_id = $1 AND state IN (\(chosen)) \(scope.sql) ORDER BY changed_at, record_id LIMIT $2
            """, [.integer(Int64(limit))] + scope.values
        ).map(Self.link)
    }

    func counts(districts: Set<String>?) throws -> [ReplicaLink.State: Int64] {
        let scope = ReplicaStore.scope(districts, from: 2)
        return try tx.rows(
            """
            SELECT state, count(*) AS count FROM replica_links JOIN replicas USING (tenant_id, system_id, record_id)
            WHERE tenant_id = $1 \(scope.sql) GROUP BY state
            """, scope.values
        ).reduce(into: [:]) { counts, row in
            if let state = ReplicaLink.State(rawValue: try row.text("state")) {
                counts[state] = try row.integer("count")
            }
        }
    }

    private static func link(_ row: StoredRow) throws -> ReplicaLink {
        guard let state = ReplicaLink.State(rawValue: try row.text("state")) else {
            throw StoreError.unexpectedColumn("replica_links")
        }
        return ReplicaLink(
            system: try row.text("system_id"), record: try RecordIdentifier(try row.text("record_id")),
            atenaNumber: try AtenaNumber(try row.text("atena_number")), state: state,
            findings: try row.text("findings").split(separator: " ").compactMap { .init(rawValue: String($0)) },
            attempts: Int(try row.integer("attempts")), nextAttemptAt: try row.optionalInstant("next_attempt_at"),
            changedAt: try row.instant("changed_at"), decidedBy: try row.text("decided_by"),
            reason: try row.text("reason"))
    }
}
