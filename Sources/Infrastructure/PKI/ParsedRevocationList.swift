import Foundation
import SwiftASN1
import X509

/// The parts of a CertificateList (RFC 5280 §5.1), the order of its fields held to.
struct ParsedRevocationList: Sendable {
    /// TBSCertList, the bytes that are signed.
    let content: [UInt8]
    let signature: [UInt8]
    /// Nil when it is unknown, or differs inside and outside (§5.1.1.2).
    let signatureAlgorithm: Certificate.SignatureAlgorithm?
    private(set) var issuer = DistinguishedName()
    private(set) var number: Int64?
    private(set) var thisUpdate = Date.distantPast
    private(set) var nextUpdate = Date.distantPast
    private(set) var revoked: [Revocation] = []

    init(_ der: [UInt8]) throws {
        let (content, algorithm, signature) = try DER.sequence(try DER.parse(der), identifier: .sequence) { list in
            guard let content = list.next() else { throw Self.malformed("no tbsCertList") }
            guard let algorithm = list.next() else { throw Self.malformed("no signatureAlgorithm") }
            let signature = try ASN1BitString(derEncoded: &list)
            guard signature.paddingBits == 0 else { throw Self.malformed("a signature of broken bytes") }
            return (content, algorithm, Array(signature.bytes))
        }
        self.content = Array(content.encodedBytes)
        self.signature = signature
        let outside = try Self.algorithm(algorithm)
        let inside = try Self.inside(content)
        signatureAlgorithm = inside.algorithm == Array(algorithm.encodedBytes) ? outside : nil
        issuer = try DistinguishedName(derEncoded: inside.issuer)
        thisUpdate = inside.thisUpdate
        nextUpdate = inside.nextUpdate
        if let entries = inside.entries { revoked = try RevocationEntries.read(entries) }
        if let extensions = inside.extensions { try readExtensions(extensions) }
    }

    /// TBSCertList's fields, still to be read.
    private struct Inside {
        let algorithm: [UInt8]
        let issuer: ASN1Node
        let thisUpdate: Date
        let nextUpdate: Date
        let entries: ASN1Node?
        let extensions: ASN1Node?
    }

    private static func inside(_ node: ASN1Node) throws -> Inside {
        try DER.sequence(node, identifier: .sequence) { fields in
            var field = fields.next()
            let version = field?.identifier == .integer ? field : nil
            if let version {
                guard try Int(derEncoded: version) == 1 else { throw malformed("a version that is not 2") }
                field = fields.next()
            }
            guard let algorithm = field, let issuer = fields.next() else { throw malformed("no issuer") }
            guard let thisUpdate = try DERTime.read(fields.next()) else { throw malformed("no thisUpdate") }
            field = fields.next()
            guard let nextUpdate = try DERTime.read(field) else { throw malformed("no nextUpdate (§5.1.2.5)") }
            field = fields.next()
            let entries = field?.identifier == .sequence ? field : nil
            if entries != nil { field = fields.next() }
            if field != nil, version == nil { throw malformed("extensions without version 2") }
            return Inside(
                algorithm: Array(algorithm.encodedBytes), issuer: issuer, thisUpdate: thisUpdate,
                nextUpdate: nextUpdate,
                entries: entries, extensions: field)
        }
    }

    private mutating func readExtensions(_ node: ASN1Node) throws {
        let list = try DER.explicitlyTagged(node, tagNumber: 0, tagClass: .contextSpecific) { tagged in
            try DER.sequence(of: Certificate.Extension.self, identifier: .sequence, rootNode: tagged)
        }
        for found in list {
            if found.oid == RevocationListIdentifiers.number {
                let bytes = try ArraySlice<UInt8>(derEncoded: Array(found.value))
                // Up to 20 bytes are legal (§5.2.3); a number beyond Int64 is left out, for nothing here compares it.
                number = bytes.count > 8 ? nil : Int64(exactly: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
            } else if RevocationListIdentifiers.partial.contains(found.oid) {
                throw Self.malformed("a mark that it is a part only")
            } else if found.critical, found.oid != RevocationListIdentifiers.authorityKeyIdentifier {
                // An unknown critical extension changes what the list means (§5.2): better no list than a wrong one.
                throw Self.malformed("an unknown critical extension \(found.oid)")
            }
        }
    }

    private static func algorithm(_ node: ASN1Node) throws -> Certificate.SignatureAlgorithm? {
        let identifier = try DER.sequence(node, identifier: .sequence) { fields in
            let identifier = try ASN1ObjectIdentifier(derEncoded: &fields)
            _ = fields.next()
            return identifier
        }
        return RevocationListIdentifiers.algorithms[identifier]
    }

    private static func malformed(_ what: String) -> PKIError { PKIMatter.list.malformed("the list has \(what)") }
}
