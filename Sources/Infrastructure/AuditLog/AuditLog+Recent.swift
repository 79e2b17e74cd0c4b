public import Storage

extension AuditLog {
    /// How many of the newest records are looked through: an organisation without any must cost no walk over the whole log.
    private static let reach: Int64 = 20_000

    /// The newest records of an organisation among the newest of all.
    /// - Throws: `StoreError`.
    public static func recent(
        of organisation: String, limit: Int, in tx: any StoreTransaction
    ) throws -> [AuditRecord] {
        try tx.rows(
            """
            SELECT \(columns) FROM audit_records
            WHERE sequence > (SELECT coalesce(max(sequence), 0) FROM audit_records) - \(reach) AND organisation = $1
            ORDER BY sequence DESC LIMIT $2
            """, [.text(organisation), .integer(Int64(limit))]
        ).map(decoded)
    }
}
