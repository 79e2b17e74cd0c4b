import AuditLog
import Foundation
import Storage

/// Records that somebody else left.
enum AuditLogProbe {
    static func append(organisation: String, in tx: any StoreTransaction) throws -> Int64 {
        try AuditLog.append(
            AuditEntry(
                event: AuditEvent("test.test", "A test."), organisation: organisation, bureau: "mayor", actor: "a"),
            at: Date(timeIntervalSince1970: 0), in: tx)
    }
}
