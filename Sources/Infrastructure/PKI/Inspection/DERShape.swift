import SwiftASN1

/// What a piece of DER is, told by the first fields of its outermost structure.
enum DERShape {
    private static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 7, 2]

    /// How the outermost element does not end where the bytes end; nil when it does.
    static func fault(of der: [UInt8]) -> EncodingFault? {
        guard der.count >= 2 else { return .cut }
        guard der[0] == 0x30 else { return .structure("it begins with \(Hexadecimal.lower(der.prefix(2)))") }
        var length = Int(der[1])
        var header = 2
        if length > 0x7f {
            let octets = length & 0x7f
            // Indefinite lengths are BER's, which no signature can cover; more than four octets no file here has.
            guard (1...4).contains(octets) else { return .structure("a length that is not DER's") }
            guard der.count >= 2 + octets else { return .cut }
            header += octets
            length = der[2..<header].reduce(0) { $0 << 8 | Int($1) }
        }
        let excess = der.count - header - length
        return excess == 0 ? nil : excess < 0 ? .cut : .trailing(excess)
    }

    /// The kind of file that is not a certificate; nil when it may be one.
    static func kind(of root: ASN1Node) -> MistakenFile? {
        guard let fields = children(root), let first = fields.first else { return nil }
        let kinds = fields.map(\.identifier)
        // PKCS#8 and PKCS#1 begin with version 0, SEC 1 with 1, PKCS#12 with 3.
        if first.identifier == .integer, let version = try? Int(derEncoded: first) {
            return version == 3 ? .container : .privateKey
        }
        if first.identifier == .objectIdentifier {
            return (try? ASN1ObjectIdentifier(derEncoded: first)) == signedData ? .container : nil
        }
        if kinds == [.sequence, .octetString] { return .privateKey }
        if kinds == [.sequence, .bitString] { return .publicKey }
        guard kinds == [.sequence, .sequence, .bitString], let inner = children(first) else { return nil }
        return signed(inner)
    }

    /// Certificate, CSR or list: all three are signed, and differ in what is signed.
    private static func signed(_ content: [ASN1Node]) -> MistakenFile? {
        let kinds = content.map(\.identifier)
        let attributes = ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)
        if kinds == [.integer, .sequence, .sequence, attributes] { return .request }
        // Version or not, then algorithm and issuer, then an instant where a certificate has its whole validity.
        let unversioned = kinds.first == .integer ? kinds.dropFirst() : kinds[...]
        guard unversioned.count >= 3, unversioned.prefix(2).allSatisfy({ $0 == .sequence }) else { return nil }
        let third = unversioned[unversioned.startIndex + 2]
        return third == .utcTime || third == .generalizedTime ? .revocationList : nil
    }

    private static func children(_ node: ASN1Node) -> [ASN1Node]? {
        guard node.identifier == .sequence, case .constructed(let nodes) = node.content else { return nil }
        return Array(nodes)
    }
}
