/// Whether a certificate speaks for a host (RFC 9525 §6.3).
///
/// Only its dNSName entries count, the common name never does: without a subjectAltName it speaks for nobody. A wildcard is
/// legal as the whole first label, for exactly one label.
struct NameDecision {
    let hostName: String

    func defect(of certificate: IssuedCertificate) -> CertificateDefect? {
        guard !certificate.dnsNames.contains(where: matches) else { return nil }
        return .name(expected: hostName, seen: certificate.dnsNames + certificate.ipAddresses)
    }

    private func matches(_ presented: String) -> Bool {
        let host = Self.labels(of: hostName)
        let labels = Self.labels(of: presented)
        guard labels.count == host.count, let first = labels.first, !host.contains([]) else { return false }
        // "*.jp" would speak for everybody below a registry.
        if first == Array("*".utf8) { return labels.count > 2 && labels.dropFirst() == host.dropFirst() }
        return labels == host
    }

    /// Bytes, not characters: the case of ASCII is all that may differ (RFC 4343), and no look-alike is equal.
    private static func labels(of name: String) -> [[UInt8]] {
        let lowered = name.utf8.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
        return lowered.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Array.init)
    }
}
