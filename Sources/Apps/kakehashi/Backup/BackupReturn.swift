import AuditLog
import Backup
import Foundation
import Placement
import Storage

/// A backup on its way back into a database of the platform: everything, or one server's rows.
struct BackupReturn {
    let place: BackupPlace
    let secret: BackupSecret
    /// The server whose rows alone are wanted.
    let tenant: String?

    /// Brings it back, with a record of it; files too where a folder is named.
    /// - Throws: `BackupError`, `PlacementError` where the server's rows are elsewhere, or `StoreError`.
    func bring(into store: any DataStore, folder: String?) async throws -> (summary: BackupSummary, rows: Int64) {
        let (tenant, name, now) = (tenant, place.name, Date())
        return try await Restoration.restore(
            tenant.map { Restoration.Wanted.tenant($0) } ?? .everything, from: place.sealed, with: secret, .platform,
            into: store,
            folder: folder, isWanted: { file in tenant.map { file.hasPrefix("replica-files/\($0)/") } ?? true },
            prepare: { tx in if let tenant { try RowsReplacement.begin(of: tenant, at: now, in: tx) } },
            record: { tx in
                if let tenant { try RowsReplacement.end(of: tenant, at: now, in: tx) }
                try AdministrationRecord.append(
                    .backupRestored, of: AuditLogName(tenant ?? "platform"), subject: name, in: tx)
            })
    }
}
