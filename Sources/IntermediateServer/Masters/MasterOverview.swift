import Foundation
import Identifiers
import Storage
import Tenancy

/// What is applied on one server, for the operator.
struct ServerMasters: Sendable, Hashable {
    let tenant: TenantID
    let organisationName: String
    let distributed: InForce?
    let local: InForce?
    /// The masters of which a file waits for confirmation.
    let waiting: [MasterForm]

    /// The newest version of one master.
    struct InForce: Sendable, Hashable {
        let version: String
        let kind: String
        let appliedAt: Date
        let appliedBy: String
    }
}

/// The masters of all servers, without their documents: the operator's view across tenants.
enum MasterOverview {
    /// All servers, each as it is in its own database.
    static func servers(at now: Date, in databases: any TenantDatabases) async throws -> [ServerMasters] {
        var found: [ServerMasters] = []
        for database in databases.all {
            found += try await database.store.read { tx in try servers(at: now, in: tx) }.filter {
                database.has($0.tenant.text)
            }
        }
        return found.sorted { ($0.tenant.organisation, $0.tenant.bureau) < ($1.tenant.organisation, $1.tenant.bureau) }
    }

    static func servers(at now: Date, in tx: any StoreTransaction) throws -> [ServerMasters] {
        let inForce = try inForce(tx)
        let waiting = try waiting(at: now, tx)
        return try TenantDirectory.all(in: tx).map { tenant in
            let key = tenant.identifier.text
            return ServerMasters(
                tenant: tenant.identifier, organisationName: tenant.organisationName,
                distributed: inForce[key]?[.distributed], local: inForce[key]?[.local], waiting: waiting[key] ?? [])
        }.sorted { ($0.tenant.organisation, $0.tenant.bureau) < ($1.tenant.organisation, $1.tenant.bureau) }
    }

    private static func inForce(_ tx: any StoreTransaction) throws -> [String: [MasterForm: ServerMasters.InForce]] {
        var found: [String: [MasterForm: ServerMasters.InForce]] = [:]
        let rows = try tx.rows(
            """
            SELECT a.tenant_id, a.form, a.version, a.kind, a.applied_at, a.applied_by FROM applied_masters AS a
            WHERE a.number = (
                SELECT MAX(b.number) FROM applied_masters AS b WHERE b.tenant_id = a.tenant_id AND b.form = a.form)
            """, [])
        for row in rows {
            found[try row.text("tenant_id"), default: [:]][try form(row)] = ServerMasters.InForce(
                version: try row.text("version"), kind: try row.text("kind"),
                appliedAt: try row.instant("applied_at"), appliedBy: try row.text("applied_by"))
        }
        return found
    }

    private static func waiting(at now: Date, _ tx: any StoreTransaction) throws -> [String: [MasterForm]] {
        var found: [String: [MasterForm]] = [:]
        let rows = try tx.rows("SELECT tenant_id, form, staged_at FROM staged_masters ORDER BY tenant_id, form", [])
        for row in rows where MasterRules.isWaiting(stagedAt: try row.instant("staged_at"), now: now) {
            found[try row.text("tenant_id"), default: []].append(try form(row))
        }
        return found
    }

    private static func form(_ row: StoredRow) throws -> MasterForm {
        guard let form = MasterForm(rawValue: try row.text("form")) else {
            throw StoreError.unexpectedColumn("applied_masters.form")
        }
        return form
    }
}
