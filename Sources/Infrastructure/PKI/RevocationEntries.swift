import Foundation
import SwiftASN1
import X509

/// Reading of revokedCertificates (RFC 5280 §5.1.2.6, §5.3).
enum RevocationEntries {
    static func read(_ node: ASN1Node) throws -> [Revocation] {
        try DER.sequence(node, identifier: .sequence) { entries in
            var revoked: [Revocation] = []
            while let entry = entries.next() { revoked.append(try one(entry)) }
            return revoked
        }
    }

    private static func one(_ node: ASN1Node) throws -> Revocation {
        try DER.sequence(node, identifier: .sequence) { fields in
            let serial = try ArraySlice<UInt8>(derEncoded: &fields)
            guard let revokedAt = try DERTime.read(fields.next()) else {
                throw PKIMatter.list.malformed("an entry without revocationDate")
            }
            let reason = try fields.next().map(reason) ?? .unspecified
            return Revocation(serialNumber: SerialNumber.text(of: serial), revokedAt: revokedAt, reason: reason)
        }
    }

    private static func reason(_ node: ASN1Node) throws -> RevocationReason {
        var reason = RevocationReason.unspecified
        for found in try DER.sequence(of: Certificate.Extension.self, identifier: .sequence, rootNode: node) {
            if found.oid == RevocationListIdentifiers.reasonCode {
                // An ENUMERATED of one byte is three bytes in DER.
                let value = Array(found.value)
                guard value.count == 3, value[0] == 0x0a, value[1] == 1,
                    let known = RevocationReason(rawValue: Int(value[2]))
                else { throw PKIMatter.list.malformed("an unknown reason code") }
                reason = known
            } else if found.critical || found.oid == RevocationListIdentifiers.certificateIssuer {
                // With certificateIssuer the entry would speak of another authority's certificate (§5.3.3).
                throw PKIMatter.list.malformed("an entry with an unknown critical extension \(found.oid)")
            }
        }
        return reason
    }
}
