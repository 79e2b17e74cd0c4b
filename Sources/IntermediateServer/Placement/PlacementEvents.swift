public import AuditLog

extension AuditEvent {
    public static let tenantMoveOrdered = AuditEvent(
        "tenant.move-ordered", "The operator had a server's rows moved to another database.")
    public static let tenantMoveWithdrawn = AuditEvent(
        "tenant.move-withdrawn", "The operator had a move of a server's rows undone that had not switched yet.")
    public static let tenantMoved = AuditEvent(
        "tenant.rows-moved",
        "A server's rows were moved to another database: how many, their digest, the ends of both journals.")
    public static let tenantMoveUndone = AuditEvent(
        "tenant.move-undone", "A move of a server's rows was undone: they stay where they were.")
}
