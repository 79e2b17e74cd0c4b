public import Backup
public import Foundation
public import Storage
public import Tenancy

/// One tenant's way from one database to another, as it stands.
public struct TenantMove: Sendable, Hashable {
    public let tenant: TenantID
    /// Counts the moves of a tenant from 1.
    public let number: Int64
    public let source: String
    public let target: String
    public let state: MoveState
    public let orderedAt: Date
    public let orderedBy: String
    public let changedAt: Date
    /// When the tenant began to stand still, and when it worked at the target.
    public let frozenAt: Date?
    public let openedAt: Date?
    /// How many rows were copied or compared so far.
    public let copied: Int64
    /// What both sides had, when they were compared.
    public let digest: RowsDigest?
    /// Why it was undone, or what keeps it from going on; empty where nothing does.
    public let reason: String
}

/// What is said of one move when its state changes.
struct MoveChange: Sendable {
    var digest: RowsDigest?
    var reason: String?
    var isFrozen = false
    var isOpened = false
}

/// The home's rows of moves.
public enum TenantMoves {
    /// Those under way, in the order in which they were asked for.
    /// - Throws: `StoreError`.
    public static func underWay(in tx: any StoreTransaction) throws -> [TenantMove] {
        try tx.rows(
            """
            SELECT \(columns) FROM tenant_moves WHERE state NOT IN ('cleaned', 'undone')
            ORDER BY ordered_at, tenant_id
            """, []
        ).map(decoded)
    }

    /// The newest, at most a number of them, newest first.
    /// - Throws: `StoreError`.
    public static func newest(_ limit: Int, in tx: any StoreTransaction) throws -> [TenantMove] {
        try tx.rows(
            "SELECT \(columns) FROM tenant_moves ORDER BY ordered_at DESC, tenant_id, move DESC LIMIT $1",
            [.integer(Int64(limit))]
        ).map(decoded)
    }

    /// The last of one tenant.
    /// - Throws: `StoreError`.
    public static func last(of tenant: TenantID, in tx: any StoreTransaction) throws -> TenantMove? {
        try tx.row(
            "SELECT \(columns) FROM tenant_moves WHERE tenant_id = $1 ORDER BY move DESC LIMIT 1",
            [.text(tenant.text)]
        ).map(decoded)
    }

    /// Writes an order; a running platform carries it out.
    /// - Throws: `PlacementError` when the tenant is there or on its way already, or `StoreError`.
    public static func order(
        _ tenant: TenantID, to target: String, among known: [String], by name: String, at now: Date,
        in tx: any StoreTransaction
    ) throws -> TenantMove {
        guard known.contains(target) else { throw PlacementError.unknownCluster(target) }
        guard try TenantDirectory.tenant(tenant, in: tx) != nil else { throw PlacementError.unknownTenant(tenant.text) }
        let source = try Placements.all(in: tx)[tenant.text] ?? Clusters.homeName
        guard source != target else { throw PlacementError.alreadyThere(tenant.text) }
        let before = try last(of: tenant, in: tx)
        if let before, !before.state.isOver { throw PlacementError.alreadyMoving(tenant.text) }
        let number = (before?.number ?? 0) + 1
        try tx.run(
            """
            INSERT INTO tenant_moves (tenant_id, move, source, target, state, ordered_at, ordered_by, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $6)
            """,
            [
                .text(tenant.text), .integer(number), .text(source), .text(target),
                .text(MoveState.copying.rawValue), .instant(now), .text(name),
            ])
        guard let move = try last(of: tenant, in: tx) else { throw StoreError.engine("the order is not there") }
        return move
    }

    /// Has a move undone that has not switched yet.
    /// - Throws: `PlacementError.nothingToUndo` or `StoreError`.
    public static func undo(
        _ tenant: TenantID, reason: String, at now: Date, in tx: any StoreTransaction
    ) throws -> TenantMove {
        guard let move = try last(of: tenant, in: tx), move.state.canBeUndone else {
            throw PlacementError.nothingToUndo(tenant.text)
        }
        try change(move, to: .undoing, MoveChange(reason: reason), at: now, in: tx)
        return move
    }

    /// Takes a move on, where it still stands as it is known.
    /// - Throws: `PlacementError.overtaken` when it does not, or `StoreError`.
    static func change(
        _ move: TenantMove, to state: MoveState, _ change: MoveChange = MoveChange(), at now: Date,
        in tx: any StoreTransaction
    ) throws {
        guard move.state.next.contains(state) else { throw PlacementError.overtaken }
        let changed = try tx.run(
            """
            UPDATE tenant_moves SET state = $4, changed_at = $5, reason = $6,
                frozen_at = CASE WHEN $7 = 1 THEN $5 ELSE frozen_at END,
                opened_at = CASE WHEN $8 = 1 THEN $5 ELSE opened_at END,
                moved_rows = coalesce($9, moved_rows), digest = coalesce($10, digest)
            WHERE tenant_id = $1 AND move = $2 AND state = $3
            """,
            [
                .text(move.tenant.text), .integer(move.number), .text(move.state.rawValue), .text(state.rawValue),
                .instant(now), .text(change.reason ?? ""), .integer(change.isFrozen ? 1 : 0),
                .integer(change.isOpened ? 1 : 0), change.digest.map { .integer($0.rows) } ?? .null,
                change.digest.map { .bytes($0.sha256) } ?? .null,
            ])
        guard changed == 1 else { throw PlacementError.overtaken }
    }

    /// Notes how far a move has come, or what keeps it, without taking it on.
    static func note(
        _ move: TenantMove, copied: Int64? = nil, reason: String? = nil, openedAt: Date? = nil,
        in tx: any StoreTransaction
    ) throws {
        let changed = try tx.run(
            """
            UPDATE tenant_moves SET copied = coalesce($4, copied), reason = coalesce($5, reason),
                opened_at = coalesce(opened_at, $6)
            WHERE tenant_id = $1 AND move = $2 AND state = $3
            """,
            [
                .text(move.tenant.text), .integer(move.number), .text(move.state.rawValue),
                copied.map { .integer($0) } ?? .null, .optional(reason), .optional(openedAt),
            ])
        guard changed == 1 else { throw PlacementError.overtaken }
    }

    private static let columns =
        """
        tenant_id, move, source, target, state, ordered_at, ordered_by, changed_at, frozen_at, opened_at, copied,
        moved_rows, digest, reason
        """

    private static func decoded(_ row: StoredRow) throws -> TenantMove {
        guard let tenant = TenantID(try row.text("tenant_id")), let state = MoveState(rawValue: try row.text("state"))
        else { throw StoreError.unexpectedColumn("tenant_moves.state") }
        let digest = try row.optionalBytes("digest")
        return TenantMove(
            tenant: tenant, number: try row.integer("move"), source: try row.text("source"),
            target: try row.text("target"), state: state, orderedAt: try row.instant("ordered_at"),
            orderedBy: try row.text("ordered_by"), changedAt: try row.instant("changed_at"),
            frozenAt: try row.optionalInstant("frozen_at"), openedAt: try row.optionalInstant("opened_at"),
            copied: try row.integer("copied"),
            digest: try digest.map { RowsDigest(rows: try row.integer("moved_rows"), sha256: $0) },
            reason: try row.text("reason"))
    }
}

/// The rows that move with a tenant.
enum TenantMoveRows {
    static func of(_ tenant: String, _ steps: [SchemaStep]) -> TenantRows {
        TenantRows(of: tenant, steps: steps, staying: PlacementSchema.staying)
    }
}
