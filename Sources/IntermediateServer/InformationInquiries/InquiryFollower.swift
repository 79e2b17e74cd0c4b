public import AtenaNumbers
public import Foundation
public import Identifiers
import OrganisationProtocol
import SortedJSON
import Storage
public import Tenancy

/// 照会 follow the 統合宛名番号; those of a person who is gone stay, for the record of them is kept.
public struct InquiryFollower: AtenaNumberFollower {
    /// Follows for every server.
    public init() {}

    public func changed(_ old: AtenaNumber, to new: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
        let rows = try tx.rows(
            "SELECT reception_number, entry FROM information_inquiries WHERE tenant_id = $1 AND atena_number = $2",
            [.text(old.text)])
        for row in rows {
            let entry = try InquiryEntry(json: try row.text("entry")).renumbered(new)
            try tx.run(
                """
                UPDATE information_inquiries SET atena_number = $3, entry = $4
                WHERE tenant_id = $1 AND reception_number = $2
                """,
                [.text(try row.text("reception_number")), .text(new.text), .text(entry.sortedJSONText)])
        }
    }

    public func removed(_ number: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {}
}

extension InquiryEntry {
    fileprivate func renumbered(_ number: AtenaNumber) -> InquiryEntry {
        InquiryEntry(
            atenaNumber: number, requestedAt: requestedAt, departmentCode: departmentCode,
            userIdentifier: userIdentifier, inquirerCode: inquirerCode, isNotDisclosed: isNotDisclosed,
            affairCode: affairCode, procedureCode: procedureCode, inquirerDelegatorCode: inquirerDelegatorCode,
            providerDelegatorCode: providerDelegatorCode, providerCode: providerCode, itemCode: itemCode,
            conditionKind: conditionKind, fiscalYearKind: fiscalYearKind, from: from, until: until)
    }
}
