import Foundation
import PKI
import Testing

/// Lists of our own issuing.
struct RevocationListTests {
    @Test func `openssl verifies our list and reads what it says`() throws {
        let family = try Family()
        let list = try family.list(
            RevocationReason.allCases.filter { $0 != .removeFromCRL }.map {
                Revocation(
                    serialNumber: "8\($0.rawValue & 7)\($0.rawValue / 8)f", revokedAt: Rehearsal.start, reason: $0)
            })
        let openssl = try OpenSSL()
        try openssl.write("ca.pem", family.root.certificate.pem)
        try openssl.write("ca.crl", list.der)
        let text = try openssl.run("crl -inform DER -in ca.crl -CAfile ca.pem -noout -text -crlnumber")
        #expect(text.contains("verify OK"))
        #expect(text.contains("Version 2"))
        #expect(text.contains("Last Update: May 19 00:00:00 2016 GMT"))
        #expect(text.contains("Next Update: May 20 00:00:00 2016 GMT"))
        #expect(text.contains("crlNumber=0x07"))
        #expect(text.contains("X509v3 Authority Key Identifier"))
        for words in [
            "Key Compromise", "CA Compromise", "Affiliation Changed", "Superseded", "Cessation Of Operation",
            "Certificate Hold", "Privilege Withdrawn", "AA Compromise",
        ] {
            #expect(text.contains(words))
        }
        #expect(!text.contains("Unspecified"))
    }

    @Test func `openssl refuses what our list revokes and nothing else`() throws {
        let family = try Family()
        let openssl = try OpenSSL()
        let revoked = try family.leaf()
        try openssl.write("ca.pem", family.root.certificate.pem)
        try openssl.write("revoked.pem", revoked.pem)
        try openssl.write("good.pem", family.leaf().pem)
        let entry = Revocation(serialNumber: revoked.serialNumber, revokedAt: Rehearsal.start, reason: .keyCompromise)
        try openssl.write("ca.crl", family.list([entry]).pem)
        let verify = "verify -x509_strict -crl_check -CRLfile ca.crl -CAfile ca.pem -attime"
        let now = Int(Rehearsal.now.timeIntervalSince1970)
        #expect(try openssl.run("\(verify) \(now) good.pem").contains("good.pem: OK"))
        #expect(try openssl.ask("\(verify) \(now) revoked.pem").text.contains("certificate revoked"))
        #expect(try openssl.ask("\(verify) \(now + 86_400) good.pem").text.contains("CRL has expired"))
    }

    @Test func `a list reads as it was written`() throws {
        let family = try Family()
        let entries = RevocationReason.allCases.filter { $0 != .removeFromCRL }.enumerated().map { index, reason in
            Revocation(
                serialNumber: "a\(index)", revokedAt: Rehearsal.start.addingTimeInterval(Double(-index) * 1000),
                reason: reason)
        }
        for list in [try family.list(entries), try CertificateRevocationList(pem: family.list(entries).pem)] {
            #expect(list.revoked == entries)
            #expect(list.number == 7)
            #expect(list.issuer == family.root.certificate.subject)
            #expect(list.thisUpdate == Rehearsal.start)
            #expect(list.nextUpdate == Rehearsal.start.addingTimeInterval(86_400))
            #expect(list.revocation(of: "a3") == entries[3])
            #expect(list.revocation(of: "a") == nil)
            try list.verifySignature(by: family.root.certificate)
        }
        #expect(try family.list().revoked.isEmpty)
    }

    @Test func `reasons have the numbers and names of the RFC`() {
        #expect(RevocationReason.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 8, 9, 10])
        #expect(RevocationReason(name: "keyCompromise") == .keyCompromise)
        #expect(RevocationReason(name: "aACompromise")?.name == "aACompromise")
        #expect(RevocationReason(name: "") == nil)
    }

    @Test(arguments: [
        ("1950-01-01T00:00:00Z", "Jan  1 00:00:00 1950"), ("1969-12-31T23:59:59Z", "Dec 31 23:59:59 1969"),
        ("1970-01-01T00:00:00Z", "Jan  1 00:00:00 1970"), ("2000-02-29T12:34:56Z", "Feb 29 12:34:56 2000"),
        ("2016-12-31T23:59:59Z", "Dec 31 23:59:59 2016"), ("2049-12-31T23:59:59Z", "Dec 31 23:59:59 2049"),
        ("2050-01-01T00:00:00Z", "Jan  1 00:00:00 2050"), ("2100-03-01T00:00:00Z", "Mar  1 00:00:00 2100"),
        ("9999-12-31T23:59:58Z", "Dec 31 23:59:58 9999"),
    ])
    func `instants of every kind come through, with us and with openssl`(text: String, printed: String) throws {
        let family = try Family()
        let openssl = try OpenSSL()
        let at = try instant(text)
        let list = try family.root.revocationList(
            number: 1, revoked: [], thisUpdate: at, nextUpdate: at.addingTimeInterval(1))
        #expect(list.thisUpdate == at)
        try openssl.write("ca.crl", list.pem)
        #expect(try openssl.value(after: "lastUpdate=", of: "crl -in ca.crl -noout -lastupdate") == printed + " GMT")
    }

    @Test(arguments: ["", "f", "xy", "+1", "0x1f", String(repeating: "ab", count: 21)])
    func `what is no serial number cannot be listed`(serial: String) throws {
        let family = try Family()
        let error = #expect(throws: PKIError.self) {
            try family.list([Revocation(serialNumber: serial, revokedAt: Rehearsal.start, reason: .superseded)])
        }
        #expect(error?.code == "revocation.serial")
    }

    @Test func `a list that says nothing sensible is not issued`() throws {
        let family = try Family()
        let removal = Revocation(serialNumber: "01", revokedAt: Rehearsal.start, reason: .removeFromCRL)
        #expect(throws: PKIError.self) { try family.list([removal]) }
        #expect(throws: PKIError.self) { try family.list(number: -1) }
        #expect(throws: PKIError.self) {
            try family.root.revocationList(
                number: 1, revoked: [], thisUpdate: Rehearsal.now, nextUpdate: Rehearsal.now)
        }
    }

    @Test func `a list is believed of its own issuer only`() throws {
        let list = try Family().list()
        let (namesake, stranger) = (try Family().root.certificate, try Family(name: "Stranger").root.certificate)
        #expect(#expect(throws: PKIError.self) { try list.verifySignature(by: namesake) }?.code == "crl.bad-signature")
        #expect(#expect(throws: PKIError.self) { try list.verifySignature(by: stranger) }?.code == "crl.wrong-issuer")
    }

    @Test func `ten thousand entries are no burden`() throws {
        let family = try Family()
        let entries = (0..<10_000).map {
            Revocation(
                serialNumber: String(0x4000_0000 + $0, radix: 16), revokedAt: Rehearsal.start, reason: .superseded)
        }
        let list = try family.list(entries)
        #expect(list.revocation(of: "4000270f") == entries.last)
    }
}
