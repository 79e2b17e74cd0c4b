import SwiftASN1
import X509

/// Reading one certificate's DER, with a reason when it cannot be.
enum CertificateDER {
    /// A whole file without PEM lines: DER, or nothing that one could name.
    static func readFile(_ bytes: [UInt8]) throws(CertificateDefect) -> IssuedCertificate {
        // Every structure of X.509 is a SEQUENCE, "0" in ASCII; a text that begins with that digit is still a text.
        guard bytes.first == 0x30, !bytes.allSatisfy({ (0x20...0x7e).contains($0) || (0x09...0x0d).contains($0) })
        else { throw .unreadable }
        return try read(bytes)
    }

    static func read(_ der: [UInt8]) throws(CertificateDefect) -> IssuedCertificate {
        if let fault = DERShape.fault(of: der) { throw .encoding(fault) }
        let root: ASN1Node
        do {
            root = try DER.parse(der)
        } catch {
            throw .encoding(.structure("\(error)"))
        }
        if let kind = DERShape.kind(of: root) { throw .otherFile(kind) }
        do {
            return try IssuedCertificate(der: der)
        } catch {
            throw reason(root, error)
        }
    }

    /// Keys and signatures of unknown kinds are legal, and only of no use here.
    private static func reason(_ root: ASN1Node, _ error: PKIError) -> CertificateDefect {
        do {
            _ = try Certificate(derEncoded: root)
        } catch let cause as CertificateError where cause.code == .unsupportedPublicKeyAlgorithm {
            return .keyAlgorithm
        } catch let cause as CertificateError where cause.code == .unsupportedSignatureAlgorithm {
            return .signatureAlgorithm
        } catch {
            return .encoding(.structure("\(error)"))
        }
        return .encoding(.structure(error.message))
    }
}
