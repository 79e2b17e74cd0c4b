import Foundation
import SwiftASN1
import X509

/// What a revocation list says, on its way to DER (RFC 5280 §5.1).
struct RevocationListContent {
    let issuer: DistinguishedName
    let number: Int64
    let thisUpdate: Date
    let nextUpdate: Date
    let revoked: [Revocation]
    let keyIdentifier: ArraySlice<UInt8>?

    /// TBSCertList.
    func encoded() throws -> [UInt8] {
        guard thisUpdate < nextUpdate else { throw PKIMatter.list.malformed("nextUpdate is not after thisUpdate") }
        guard number >= 0 else { throw PKIMatter.list.malformed("the number is negative") }
        var serializer = DER.Serializer()
        try serializer.appendConstructedNode(identifier: .sequence) { list in
            try list.serialize(1)
            try Self.appendAlgorithm(to: &list)
            try list.serialize(issuer)
            try DERTime.append(thisUpdate, to: &list)
            try DERTime.append(nextUpdate, to: &list)
            // An empty revokedCertificates must be absent (§5.1.2.6).
            if !revoked.isEmpty {
                try list.appendConstructedNode(identifier: .sequence) { entries in
                    for entry in revoked { try Self.append(entry, to: &entries) }
                }
            }
            try list.serialize(explicitlyTaggedWithTagNumber: 0, tagClass: .contextSpecific) { tagged in
                try tagged.serializeSequenceOf(try extensions())
            }
        }
        return serializer.serializedBytes
    }

    /// CertificateList around a signed TBSCertList.
    static func signed(content: [UInt8], signature: [UInt8]) throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.appendConstructedNode(identifier: .sequence) { list in
            list.serializeRawBytes(content)
            try appendAlgorithm(to: &list)
            try list.serialize(ASN1BitString(bytes: signature[...]))
        }
        return serializer.serializedBytes
    }

    private func extensions() throws -> [Certificate.Extension] {
        var found: [Certificate.Extension] = []
        if let keyIdentifier {
            found.append(try .init(AuthorityKeyIdentifier(keyIdentifier: keyIdentifier), critical: false))
        }
        var serializer = DER.Serializer()
        try serializer.serialize(number)
        found.append(
            .init(oid: RevocationListIdentifiers.number, critical: false, value: serializer.serializedBytes[...]))
        return found
    }

    private static func append(_ entry: Revocation, to entries: inout DER.Serializer) throws {
        guard let serial = SerialNumber.bytes(of: entry.serialNumber) else {
            throw PKIError(
                code: "revocation.serial", message: "\"\(entry.serialNumber)\" is not a serial number",
                japanese: "シリアル番号の形式が正しくありません。")
        }
        guard entry.reason != .removeFromCRL else {
            throw PKIError(
                code: "revocation.reason", message: "removeFromCRL stands only in delta lists (RFC 5280 §5.3.1)",
                japanese: "この失効理由は失効リストに載せられません。")
        }
        try entries.appendConstructedNode(identifier: .sequence) { fields in
            try fields.serialize(ArraySlice(serial))
            try DERTime.append(entry.revokedAt, to: &fields)
            // "unspecified" should be absent (§5.3.1).
            guard entry.reason != .unspecified else { return }
            let reason = Certificate.Extension(
                oid: RevocationListIdentifiers.reasonCode, critical: false,
                value: [0x0a, 0x01, UInt8(entry.reason.rawValue)])
            try fields.serializeSequenceOf([reason])
        }
    }

    private static func appendAlgorithm(to serializer: inout DER.Serializer) throws {
        try serializer.appendConstructedNode(identifier: .sequence) {
            try $0.serialize(RevocationListIdentifiers.ecdsaWithSHA256)
        }
    }
}
