import Foundation
import Identifiers
import OrganisationProtocol
import SortedJSON
import Storage
import Tenancy

/// A record as its row keeps it: a JSON document, written byte by byte because a bulk load writes a million of them.
enum ReplicaDocument {
    static func text(_ record: ReplicaRecord) -> String {
        var writer = SortedJSONWriter(capacity: 512)
        writer.beginObject()
        writer.add("recordIdentifier", record.recordIdentifier.text)
        writer.add("atenaNumber", record.atenaNumber.text)
        writer.add("itemCode", record.itemCode.text)
        writer.add("dataSetItemCode", optional: record.dataSetItemCode)
        writer.add("dataSetKey", record.dataSetKey)
        writer.add("parentDataSetKey", optional: record.parentDataSetKey)
        writer.add("versionNumber", record.versionNumber)
        writer.add("publicationStart", record.publicationStart)
        writer.add("publicationEnd", optional: record.publicationEnd)
        writer.add("administrativeDistrict", record.administrativeDistrict)
        writer.add("changeKind", record.changeKind.rawValue)
        writer.add("updatedAt", optional: record.updatedAt)
        writer.add(key: "values")
        writer.beginObject()
        for (item, value) in record.values {
            writer.add(name: item)
            switch value {
            case .text(let text): writer.add(text)
            case .missing(let reason):
                writer.beginObject()
                writer.add("reasonOfNull", reason)
                writer.endObject()
            }
        }
        writer.endObject()
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The column, whose texts are sealed: what a 副本 says of a person is read with the tenant's key alone.
    static let column = SealedColumn("replicas", "document", key: ["system_id", "record_id"])

    static func sealed(_ record: ReplicaRecord, system: String, in tx: TenantTransaction) throws -> StoredValue {
        try tx.seal(text(record), at: place(system, record.recordIdentifier.text))
    }

    static func record(
        _ stored: String, _ system: String, _ identifier: String, in tx: TenantTransaction
    ) throws -> ReplicaRecord {
        let text = try tx.open(stored, at: place(system, identifier))
        return try JSONDecoder().decode(ReplicaRecord.self, from: Data(text.utf8))
    }

    static func place(_ system: String, _ identifier: String) -> SealedPlace {
        SealedPlace("replicas.document", system, identifier)
    }
}
