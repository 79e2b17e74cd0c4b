import Foundation
import PKI
import Testing

/// Lists that are not lists, or that would be dangerous to read as such.
struct MalformedListTests {
    @Test func `a list cut anywhere is refused`() throws {
        let entry = Revocation(serialNumber: "8f", revokedAt: Rehearsal.start, reason: .keyCompromise)
        let der = try Family().list([entry]).der
        for length in der.indices {
            #expect(throws: PKIError.self) { try CertificateRevocationList(der: Array(der.prefix(length))) }
        }
        #expect(throws: PKIError.self) { try CertificateRevocationList(der: der + [0]) }
    }

    @Test func `a list with any byte changed is refused or not believed`() throws {
        let family = try Family()
        let entry = Revocation(serialNumber: "8f", revokedAt: Rehearsal.start, reason: .keyCompromise)
        let der = try family.list([entry]).der
        for index in der.indices {
            for change in [UInt8(0x01), 0x80, 0xff] {
                var changed = der
                changed[index] ^= change
                #expect(throws: PKIError.self, "byte \(index)") {
                    try CertificateRevocationList(der: changed).verifySignature(by: family.root.certificate)
                }
            }
        }
    }

    @Test func `a signature algorithm that differs inside and outside is not believed`() throws {
        let family = try Family()
        var der = try family.list().der
        let sha256: [UInt8] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]
        let places = der.indices.filter { der[$0...].starts(with: sha256) }
        try #require(places.count == 2)
        der[places[1] + 7] = 0x03
        let list = try CertificateRevocationList(der: der)
        let error = #expect(throws: PKIError.self) { try list.verifySignature(by: family.root.certificate) }
        #expect(error?.message.contains("inside and outside") == true)
    }

    struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var version = "INTEGER:1"
        var nextUpdate = "UTCTIME:160520000000Z"
        var entry = "OID:2.5.29.21"
        var entryCritical = false
        var reason = "0a0101"
        var listExtension = "2.5.29.20"
        var listCritical = false
        var good = false
    }

    static let shapes: [Shape] = [
        Shape(testDescription: "ordinary", good: true),
        Shape(testDescription: "critical reason code", entryCritical: true, good: true),
        Shape(testDescription: "unknown entry extension", entry: "OID:1.2.3.4", reason: "0500", good: true),
        Shape(testDescription: "unknown list extension", listExtension: "1.2.3.4", good: true),
        Shape(testDescription: "no nextUpdate", nextUpdate: ""),
        Shape(testDescription: "nextUpdate that is no time", nextUpdate: "UTF8:160520000000Z"),
        Shape(testDescription: "version 1 with extensions", version: ""),
        Shape(testDescription: "version 3", version: "INTEGER:2"),
        Shape(testDescription: "entry of another issuer", entry: "OID:2.5.29.29", entryCritical: true, reason: "3000"),
        Shape(testDescription: "reason 7, which is not used", reason: "0a0107"),
        Shape(testDescription: "reason of two bytes", reason: "0a020001"),
        Shape(testDescription: "reason that is an integer", reason: "020101"),
        Shape(testDescription: "delta list", listExtension: "2.5.29.27", listCritical: true),
        Shape(testDescription: "list of a part", listExtension: "2.5.29.28", listCritical: true),
    ]

    @Test(arguments: shapes)
    func `only what is understood is read`(shape: Shape) throws {
        let openssl = try OpenSSL()
        try openssl.write("shape.cnf", Self.configuration(shape))
        try openssl.run("asn1parse -genconf shape.cnf -noout -out shape.der")
        let der = try openssl.bytes("shape.der")
        if shape.good {
            let list = try CertificateRevocationList(der: der)
            #expect(list.revoked.map(\.serialNumber) == ["2a"])
        } else {
            #expect(throws: PKIError.self) { try CertificateRevocationList(der: der) }
        }
    }

    /// A CertificateList in the language of `openssl asn1parse -genconf`; its signature is nonsense.
    private static func configuration(_ shape: Shape) -> String {
        func line(_ name: String, _ value: String) -> String { value.isEmpty ? "" : "\(name)=\(value)\n" }
        let lists = [
            "asn1=SEQUENCE:list\n[list]\na=SEQUENCE:content\nb=SEQUENCE:algorithm\nc=FORMAT:HEX,BITSTRING:3000\n",
            "[algorithm]\na=OID:ecdsa-with-SHA256\n[content]\n", line("a", shape.version),
            "b=SEQUENCE:algorithm\nc=SEQUENCE:name\nd=UTCTIME:160519000000Z\n", line("e", shape.nextUpdate),
            "f=SEQUENCE:entries\ng=EXPLICIT:0,SEQUENCE:extensions\n",
            "[name]\na=SET:part\n[part]\na=SEQUENCE:attribute\n[attribute]\na=OID:2.5.4.3\nb=UTF8:CA\n",
            "[entries]\na=SEQUENCE:entry\n[entry]\na=INTEGER:42\nb=UTCTIME:160518000000Z\nc=SEQUENCE:about\n",
            "[about]\na=SEQUENCE:one\n[one]\n", line("a", shape.entry),
            line("b", shape.entryCritical ? "BOOL:TRUE" : ""),
            "c=FORMAT:HEX,OCTETSTRING:\(shape.reason)\n",
            "[extensions]\na=SEQUENCE:other\n[other]\n", line("a", "OID:\(shape.listExtension)"),
            line("b", shape.listCritical ? "BOOL:TRUE" : ""), "c=FORMAT:HEX,OCTETSTRING:020101\n",
        ]
        return lists.joined()
    }
}
