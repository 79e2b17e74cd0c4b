import PKI

// Also compiled into Fuzz/, by a symbolic link.

/// What holds for every reader and all bytes: nothing traps, and what is read once is read the same again.
enum ReaderProperties {
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    /// How many of the four readers took the bytes for theirs.
    ///
    /// - Throws: `Broken` when one reads its own answer differently.
    static func check(_ bytes: [UInt8]) throws(Broken) -> Int {
        let answers = [
            try checkFile(bytes), try checkCertificate(bytes), try checkList(bytes), try checkRequest(bytes),
        ]
        return answers.filter(\.self).count
    }

    private static func checkFile(_ bytes: [UInt8]) throws(Broken) -> Bool {
        guard let file = try? CertificateFile.read(bytes) else { return false }
        for one in [file.certificate] + file.issuers {
            guard (try? IssuedCertificate(der: one.der)) == one else { throw differs("a certificate of a file") }
        }
        let alone = try? CertificateFile.read(Array(file.certificate.pem.utf8))
        guard alone?.certificate == file.certificate, alone?.issuers.isEmpty == true else { throw differs("a file") }
        return true
    }

    private static func checkCertificate(_ bytes: [UInt8]) throws(Broken) -> Bool {
        guard let one = try? IssuedCertificate(der: bytes) else { return false }
        guard one.der == bytes, let again = try? IssuedCertificate(pem: one.pem), told(again) == told(one) else {
            throw differs("a certificate")
        }
        // What is a certificate must be one as a file too, or be told as something that it is as well.
        guard let file = try? CertificateFile.read(bytes), file.certificate == one else {
            throw differs("a certificate that is no file")
        }
        return true
    }

    private static func told(_ one: IssuedCertificate) -> [String] {
        [one.subject, one.issuer, one.serialNumber, "\(one.notBefore)", "\(one.notAfter)", one.sha256Fingerprint]
            + one.dnsNames + one.ipAddresses + one.crlDistributionPoints
    }

    private static func checkList(_ bytes: [UInt8]) throws(Broken) -> Bool {
        guard let list = try? CertificateRevocationList(der: bytes) else { return false }
        guard list.der == bytes, let again = try? CertificateRevocationList(pem: list.pem), again == list,
            again.revoked == list.revoked, again.nextUpdate == list.nextUpdate, again.issuer == list.issuer
        else { throw differs("a list") }
        guard list.revoked.allSatisfy({ list.revocation(of: $0.serialNumber) != nil }) else {
            throw differs("an entry that is not found")
        }
        return true
    }

    private static func checkRequest(_ bytes: [UInt8]) throws(Broken) -> Bool {
        guard let request = try? CertificateRequest(der: bytes) else { return false }
        guard let again = try? CertificateRequest(pem: request.pem), again.der == bytes else {
            throw differs("a request")
        }
        return true
    }

    private static func differs(_ what: String) -> Broken { Broken(description: "\(what) reads differently") }
}
