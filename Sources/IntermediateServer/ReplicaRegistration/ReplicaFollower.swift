public import AtenaNumbers
public import Foundation
public import Identifiers
import OrganisationProtocol
import Storage
public import Tenancy

/// 副本 go where the 統合宛名番号 goes; those of a number that is gone stay as history, and are offered to nobody.
public struct ReplicaFollower: AtenaNumberFollower {
    /// Follows for every server.
    public init() {}

    public func changed(_ old: AtenaNumber, to new: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
        try ReplicaLinkStore(tx: tx).moved(old, to: new, at: now)
        let rows = try tx.rows(
            "SELECT system_id, record_id, document FROM replicas WHERE tenant_id = $1 AND atena_number = $2",
            [.text(old.text)])
        for row in rows {
            let (system, identifier) = (try row.text("system_id"), try row.text("record_id"))
            let record = try ReplicaDocument.record(try row.text("document"), system, identifier, in: tx).moved(to: new)
            try tx.run(
                """
                UPDATE replicas SET atena_number = $4, document = $5
                WHERE tenant_id = $1 AND system_id = $2 AND record_id = $3
                """,
                [
                    .text(system), .text(identifier), .text(new.text),
                    try ReplicaDocument.sealed(record, system: system, in: tx),
                ])
        }
    }

    public func removed(_ number: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {}
}

extension ReplicaRecord {
    fileprivate func moved(to number: AtenaNumber) -> ReplicaRecord {
        ReplicaRecord(
            recordIdentifier: recordIdentifier, atenaNumber: number, itemCode: itemCode,
            dataSetItemCode: dataSetItemCode, dataSetKey: dataSetKey, parentDataSetKey: parentDataSetKey,
            versionNumber: versionNumber, publicationStart: publicationStart, publicationEnd: publicationEnd,
            administrativeDistrict: administrativeDistrict, changeKind: changeKind, updatedAt: updatedAt, values: values
        )
    }
}
