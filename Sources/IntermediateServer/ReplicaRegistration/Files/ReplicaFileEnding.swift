public import AuditLog
import Foundation
import OrganisationProtocol
import Storage
import WebServer

extension AuditEvent {
    public static let replicaFileAnnounced = AuditEvent(
        "replica-file.announced", "An existing system announced a file of 副本.")
    public static let replicaFilePart = AuditEvent("replica-file.received", "A part of a file of 副本 is safe here.")
    public static let replicaFileCompleted = AuditEvent(
        "replica-file.completed", "An existing system said that a file of 副本 is whole.")
    public static let replicaFileAbandoned = AuditEvent(
        "replica-file.abandoned", "An existing system gave a file of 副本 up.")
    public static let replicaFileRead = AuditEvent(
        "replica-file.read", "An existing system asked what became of a file of 副本.")
    public static let replicaFileEnded = AuditEvent(
        "replica-file.ended", "The rows of a file of 副本 stand from now on, or none of them does.")
    public static let replicaFilesShown = AuditEvent(
        "replica-file.shown", "A clerk looked at the files of 副本 and how they ended.")
}

/// How a file ends, for the audit log.
enum ReplicaFileEnding: Sendable {
    case replicaFileRegistered
    case replicaFileRefused

    func append(_ file: ReplicaFile, scope: AuditScope, at now: Date, in tx: any StoreTransaction) throws {
        let counts =
            "records=\(file.request.records) accepted=\(file.accepted) unchanged=\(file.unchanged) refused=\(file.refused)"
        try AuditLog.append(
            AuditEntry(
                event: .replicaFileEnded, outcome: self == .replicaFileRegistered ? .success : .refused,
                organisation: scope.organisation, bureau: scope.bureau, actor: "system:\(file.request.system)",
                remoteAddress: "", subject: "file \(file.number) \(counts)"),
            at: now, in: tx)
    }
}
