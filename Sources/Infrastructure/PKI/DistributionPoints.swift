import SwiftASN1
import X509

/// The cRLDistributionPoints extension with URIs (RFC 5280 §4.2.1.13).
enum DistributionPoints {
    static let identifier: ASN1ObjectIdentifier = [2, 5, 29, 31]

    private static let tag0 = ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)

    static func make(uri: String) throws -> Certificate.Extension {
        guard !uri.isEmpty, uri.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw PKIMatter.certificate.malformed("\"\(uri)\" cannot be a distribution point")
        }
        var serializer = DER.Serializer()
        try serializer.appendConstructedNode(identifier: .sequence) { points in
            try points.appendConstructedNode(identifier: .sequence) { point in
                try point.appendConstructedNode(identifier: tag0) { name in
                    try name.appendConstructedNode(identifier: tag0) { fullName in
                        try fullName.serialize(GeneralName.uniformResourceIdentifier(uri))
                    }
                }
            }
        }
        return Certificate.Extension(oid: identifier, critical: false, value: serializer.serializedBytes[...])
    }

    /// The URIs of all points, in their order.
    static func read(_ extensions: Certificate.Extensions) throws -> [String] {
        guard let found = extensions[oid: identifier] else { return [] }
        var uris: [String] = []
        let points = try DER.parse(found.value)
        try DER.sequence(points, identifier: .sequence) { points in
            while let point = points.next() {
                try DER.sequence(point, identifier: .sequence) { fields in
                    while let field = fields.next() { uris += try names(field) }
                }
            }
        }
        return uris
    }

    private static func names(_ field: ASN1Node) throws -> [String] {
        guard field.identifier == tag0, case .constructed(let name) = field.content else { return [] }
        var uris: [String] = []
        for choice in name where choice.identifier == tag0 {
            guard case .constructed(let generalNames) = choice.content else { continue }
            for node in generalNames {
                if case .uniformResourceIdentifier(let uri) = try GeneralName(derEncoded: node) { uris.append(uri) }
            }
        }
        return uris
    }
}
