import SwiftASN1
import X509

/// A file that somebody chose as a machine's certificate: the certificate, and the issuers that came along.
public struct CertificateFile: Sendable, Hashable {
    /// No certificate is as large; what is larger was chosen by mistake.
    static let largest = 1 << 20
    /// As many as a chain may have.
    private static let most = 10

    /// The machine's certificate.
    public let certificate: IssuedCertificate
    /// Authorities from the same file, each the issuer of another; help for building the chain, trusted by nobody.
    public let issuers: [IssuedCertificate]

    /// A certificate that is at hand already, alone.
    public init(_ certificate: IssuedCertificate) {
        self.init(certificate: certificate, issuers: [])
    }

    private init(certificate: IssuedCertificate, issuers: [IssuedCertificate]) {
        self.certificate = certificate
        self.issuers = issuers
    }

    /// Reads PEM, also with text before it, or DER.
    ///
    /// Several certificates are legal when one is a machine's and all others are the authorities above it, in any order
    /// (as RFC 8446 §4.4.2 asks of those who receive them).
    public static func read(_ bytes: [UInt8]) throws(CertificateDefect) -> CertificateFile {
        guard bytes.count <= largest else { throw .unreadable }
        let blocks = PEMText.blocks(in: bytes)
        if blocks.isEmpty { return CertificateFile(certificate: try CertificateDER.readFile(bytes), issuers: []) }
        // A key beside the certificate is told even so: it should not have left its machine.
        if blocks.contains(where: { MistakenFile(label: $0.label) == .privateKey }) { throw .otherFile(.privateKey) }
        var found: [IssuedCertificate] = []
        for block in blocks where isCertificate(block.label) {
            let der: [UInt8]
            switch block.content {
            case .success(let content): der = content
            case .failure(let fault): throw .encoding(fault)
            }
            let certificate = try CertificateDER.read(der)
            if !found.contains(certificate) { found.append(certificate) }
        }
        guard found.isEmpty else { return try sorted(found) }
        throw blocks.lazy.compactMap { MistakenFile(label: $0.label) }.first.map { .otherFile($0) } ?? .unreadable
    }

    /// The labels of RFC 7468 §5.1, the two old ones included.
    private static func isCertificate(_ label: String) -> Bool {
        ["CERTIFICATE", "X509 CERTIFICATE", "X.509 CERTIFICATE"].contains(label)
    }

    private static func sorted(_ found: [IssuedCertificate]) throws(CertificateDefect) -> CertificateFile {
        if found.count == 1 { return CertificateFile(certificate: found[0], issuers: []) }
        let machines = found.filter { !$0.isAuthority }
        guard machines.count == 1, found.count <= most else { throw .several(found.map(\.subject)) }
        var known = machines
        var rest = found.filter(\.isAuthority)
        while let next = rest.firstIndex(where: { one in
            known.contains { $0.certificate.issuer == one.certificate.subject }
        }) {
            known.append(rest.remove(at: next))
        }
        guard rest.isEmpty else { throw .several(found.map(\.subject)) }
        return CertificateFile(certificate: known[0], issuers: Array(known.dropFirst()))
    }
}
