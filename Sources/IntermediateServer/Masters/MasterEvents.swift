public import AuditLog

extension AuditEvent {
    public static let mastersShown = AuditEvent("master.shown", "A page of one server's masters was shown.")
    public static let masterStaged = AuditEvent(
        "master.staged", "A 配信マスター was uploaded and waits for confirmation, or was refused by its checks (§2.6).")
    public static let masterImported = AuditEvent(
        "master.imported", "A staged test master was confirmed and applied, or refused (§2.6).")
    public static let provisionalMasterApplied = AuditEvent(
        "master.provisional-applied", "A provisional master was applied, at a server's birth or by import (§2.6).")
    public static let masterImportCancelled = AuditEvent(
        "master.import-cancelled", "A staged 配信マスター was discarded by a person.")
    public static let masterUndone = AuditEvent(
        "master.undone", "The 配信マスター went back to the version before, or was refused to.")
    public static let localMasterShown = AuditEvent(
        "local-master.shown", "The operator looked at one server's masters.")
    public static let localMasterStaged = AuditEvent(
        "local-master.staged", "A 独自マスター was uploaded and waits for confirmation, or was refused by its checks.")
    public static let localMasterImported = AuditEvent(
        "local-master.imported", "A staged 独自マスター was confirmed and applied, or refused.")
    public static let localMasterImportCancelled = AuditEvent(
        "local-master.import-cancelled", "A staged 独自マスター was discarded by the operator.")
    public static let localMasterUndone = AuditEvent(
        "local-master.undone", "The 独自マスター went back to the version before, or was refused to.")
    public static let masterUpdatesRead = AuditEvent(
        "master.updates-read", "A system of the organisation asked what was applied of the masters (IF_SCM_30112).")
    public static let masterOverviewShown = AuditEvent(
        "master.overview-shown", "The operator looked at which masters are applied on which server.")
}
