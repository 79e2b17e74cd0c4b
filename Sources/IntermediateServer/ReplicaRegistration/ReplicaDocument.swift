import Foundation
import Identifiers
import OrganisationProtocol
import Storage
import Tenancy

/// A record as its row keeps it: a JSON document, written byte by byte because a bulk load writes a million of them.
enum ReplicaDocument {
    static func text(_ record: ReplicaRecord) -> String {
        var writer = DocumentWriter()
        writer.member("recordIdentifier", record.recordIdentifier.text)
        writer.member("atenaNumber", record.atenaNumber.text)
        writer.member("itemCode", record.itemCode.text)
        if let code = record.dataSetItemCode { writer.member("dataSetItemCode", code) }
        writer.member("dataSetKey", record.dataSetKey)
        if let key = record.parentDataSetKey { writer.member("parentDataSetKey", key) }
        writer.member("versionNumber", record.versionNumber)
        writer.member("publicationStart", record.publicationStart)
        if let end = record.publicationEnd { writer.member("publicationEnd", end) }
        writer.member("administrativeDistrict", record.administrativeDistrict)
        writer.member("changeKind", record.changeKind.rawValue)
        if let instant = record.updatedAt { writer.member("updatedAt", instant) }
        writer.object("values") { writer in
            for (item, value) in record.values {
                switch value {
                case .text(let text): writer.member(item, text)
                case .missing(let reason): writer.object(item) { $0.member("reasonOfNull", reason) }
                }
            }
        }
        return writer.finished
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

/// Writes one JSON object (RFC 8259) of texts and objects.
private struct DocumentWriter {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]
    private var isFirst = true

    init() {
        bytes.reserveCapacity(512)
    }

    var finished: String { String(decoding: bytes + [UInt8(ascii: "}")], as: UTF8.self) }

    mutating func member(_ name: String, _ text: String) {
        begin(name)
        quoted(text)
    }

    mutating func object(_ name: String, _ body: (inout DocumentWriter) -> Void) {
        begin(name)
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
        body(&self)
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    private mutating func begin(_ name: String) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
