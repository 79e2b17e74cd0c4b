public import Foundation
public import Identifiers
public import NoticeForms
public import Storage

/// A person leaves, another takes over: until the organisation sends a new 連絡票, this is who is told.
public struct Handover: Sendable, Hashable {
    public let role: ContactRole
    /// Who leaves.
    public let leaving: String
    public let successor: Contact
    public let from: Date

    /// Describes a hand-over.
    public init(role: ContactRole, leaving: String, successor: Contact, from: Date) {
        self.role = role
        self.leaving = leaving
        self.successor = successor
        self.from = from
    }

    /// Keeps it.
    /// - Throws: `StoreError`.
    public func keep(
        of organisation: LocalGovernmentCode, by actor: String, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO contact_handovers
                (organisation, role, leaving, name, department, mail, telephone, effective_from, recorded_at, recorded_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(organisation.text), .text(role.rawValue), .text(leaving), .text(successor.name),
                .text(successor.department), .text(successor.mail), .text(successor.telephone), .instant(from),
                .instant(now), .text(actor),
            ])
    }
}
