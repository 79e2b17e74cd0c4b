import AuditLog
import Foundation
import Storage

/// Records of what somebody does at the machine itself: it is logged as every access through a screen is.
enum AdministrationRecord {
    static func append(
        _ event: AuditEvent, _ outcome: AuditOutcome = .success, of log: AuditLogName = AuditLogName(), subject: String,
        in tx: any StoreTransaction
    ) throws {
        try AuditLog.append(
            AuditEntry(
                event: event, outcome: outcome, organisation: log.organisation, bureau: log.bureau,
                actor: "operator:\(NSUserName())", subject: subject), at: Date(), in: tx)
    }
}

extension AuditEvent {
    static let administrationNoted = AuditEvent(
        "administration.noted", "Somebody noted what was done at the machine by hand.")
    static let auditLogExported = AuditEvent(
        "audit-log.exported", "Somebody wrote an audit log to a file at the machine.")
    static let auditLogsListed = AuditEvent(
        "audit-logs.listed", "Somebody listed the audit logs at the machine.")
}
