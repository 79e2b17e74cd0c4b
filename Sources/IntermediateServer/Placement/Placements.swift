import AuditLog
import Foundation
import Storage

/// The home's rows of who lies where.
enum Placements {
    /// Each tenant that is not at home, with its cluster.
    static func all(in tx: any StoreTransaction) throws -> [String: String] {
        // A command may come before the platform has brought the schema forward: nobody was placed anywhere then.
        guard try tx.row("SELECT 1 AS one FROM schema_steps WHERE name = 'placement-001'", []) != nil else {
            return [:]
        }
        return try tx.rows("SELECT tenant_id, cluster FROM placements", []).reduce(into: [:]) {
            $0[try $1.text("tenant_id")] = try $1.text("cluster")
        }
    }

    static func put(_ tenant: String, on cluster: String, at now: Date, in tx: any StoreTransaction) throws {
        guard cluster != Clusters.homeName else {
            try tx.run("DELETE FROM placements WHERE tenant_id = $1", [.text(tenant)])
            return
        }
        try tx.run(
            """
            INSERT INTO placements (tenant_id, cluster, placed_at) VALUES ($1, $2, $3)
            ON CONFLICT (tenant_id) DO UPDATE SET cluster = excluded.cluster, placed_at = excluded.placed_at
            """, [.text(tenant), .text(cluster), .instant(now)])
    }

    /// Whether a database is a platform's home.
    static func isHome(in tx: any StoreTransaction) throws -> Bool {
        try tx.row("SELECT 1 AS one FROM platform_identity", []) != nil
    }

    /// Who a cluster is; a new one gets the next number, and numbers are never given again.
    static func identity(of cluster: String, at now: Date, in tx: any StoreTransaction) throws -> JournalIdentity {
        try tx.run(
            "INSERT INTO platform_identity (one, identity) VALUES (1, $1) ON CONFLICT (one) DO NOTHING",
            [.text(UUID().uuidString)])
        let newest = try tx.row("SELECT coalesce(max(number), 0) AS newest FROM clusters", [])?.integer("newest") ?? 0
        try tx.run(
            "INSERT INTO clusters (name, number, added_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
            [.text(cluster), .integer(newest + 1), .instant(now)])
        guard let home = try tx.row("SELECT identity FROM platform_identity WHERE one = 1", []),
            let row = try tx.row("SELECT number FROM clusters WHERE name = $1", [.text(cluster)])
        else { throw StoreError.engine("the cluster \(cluster) got no number") }
        return JournalIdentity(home: try home.text("identity"), name: cluster, number: try row.integer("number"))
    }
}
