public import Foundation
public import Identifiers
public import NoticeForms
public import Storage

/// A person as somebody will call or write to them.
public struct ContactEntry: Sendable, Hashable {
    public let role: ContactRole
    public let contact: Contact
    /// Since when: the day on which the form took effect, or the day of a hand-over.
    public let since: Date
    /// Whom this person took over from; nil: as the form names them.
    public let tookOverFrom: String?
}

/// The persons of each organisation: those of the 連絡票 in effect, and who took over since.
public enum ContactTable {
    /// Takes the persons of the form in effect; what it named before is gone.
    static func replace(
        _ notice: UsageNotice, of organisation: LocalGovernmentCode, since: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run("DELETE FROM roll_up_contacts WHERE organisation = $1", [.text(organisation.text)])
        for (role, contact) in notice.roles {
            try tx.run(
                """
                INSERT INTO roll_up_contacts (organisation, role, name, department, mail, telephone, since)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .text(organisation.text), .text(role.rawValue), .text(contact.name), .text(contact.department),
                    .text(contact.mail), .text(contact.telephone), .instant(since),
                ])
        }
    }

    /// The persons of some organisations at an instant, in the order of the roles.
    /// - Throws: `StoreError`.
    public static func contacts(
        of organisations: [LocalGovernmentCode], at now: Date, in tx: any StoreTransaction
    ) throws -> [LocalGovernmentCode: [ContactEntry]] {
        var found: [LocalGovernmentCode: [ContactRole: ContactEntry]] = [:]
        // In pieces: an engine takes only so many values in one statement.
        for start in stride(from: 0, to: organisations.count, by: 500) {
            let codes = organisations[start..<min(start + 500, organisations.count)]
            let list = codes.indices.map { "$\($0 - start + 2)" }.joined(separator: ", ")
            let values: [StoredValue] = [.instant(now)] + codes.map { .text($0.text) }
            for row in try tx.rows(
                """
                SELECT organisation, role, name, department, mail, telephone, since, NULL AS leaving
                FROM roll_up_contacts WHERE organisation IN (\(list)) AND since <= $1
                UNION ALL
                SELECT organisation, role, name, department, mail, telephone, effective_from AS since, leaving
                FROM contact_handovers WHERE organisation IN (\(list)) AND effective_from <= $1
                ORDER BY since
                """, values)
            {
                guard let role = ContactRole(rawValue: try row.text("role")) else { continue }
                // The later one counts: a form that took effect after a hand-over names the persons itself.
                found[try LocalGovernmentCode(try row.text("organisation")), default: [:]][role] = ContactEntry(
                    role: role,
                    contact: Contact(
                        name: try row.text("name"), department: try row.text("department"),
                        mail: try row.text("mail"), telephone: try row.text("telephone")),
                    since: try row.instant("since"), tookOverFrom: try row.optionalText("leaving"))
            }
        }
        return found.mapValues { roles in ContactRole.allCases.compactMap { roles[$0] } }
    }
}

extension UsageNotice {
    /// The persons by role.
    var roles: [(ContactRole, Contact)] {
        let administrators = systemAdministrators.map { side in
            (side.bureau == .mayor ? ContactRole.mayorAdministrator : .educationAdministrator, side.contact)
        }
        return [(.windowManager, windowManager), (.windowClerk, windowClerk)] + administrators
            + [(.supportSiteAdministrator, supportSiteAdministrator)]
            + zip([ContactRole.vpnPrimary, .vpnDeputy], vpnAdministrators).map { ($0, $1) }
    }
}
