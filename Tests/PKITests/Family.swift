import Foundation
import PKI

/// A root of ours with the certificates that tests need, valid for a year from the day of the rehearsal.
struct Family {
    static let hostName = "cs01.city.example.lg.jp"

    let root: CertificateAuthority
    let anchors: TrustAnchors

    init(name: String = "架け橋 Root CA") throws {
        root = try CertificateAuthority.create(
            subject: SubjectName(commonName: name, organisation: "架け橋"), validFrom: Rehearsal.start,
            validUntil: Rehearsal.end)
        anchors = TrustAnchors([root.certificate])
    }

    static func request(_ key: KeyPair = KeyPair(), name: String = hostName) throws -> CertificateRequest {
        try CertificateRequest(
            key: key, subject: SubjectName(commonName: name), dnsNames: [name], ipAddresses: ["192.0.2.10"])
    }

    func leaf(
        _ purpose: CertificatePurpose = .server, from: Date = Rehearsal.start, until: Date = Rehearsal.end,
        issuer: CertificateAuthority? = nil
    ) throws -> IssuedCertificate {
        try (issuer ?? root).issue(
            Self.request(), purpose: purpose, validFrom: from, validUntil: until,
            crlDistributionPoint: "http://repository.example.jp/ca.crl")
    }

    /// A subordinate authority.
    func subordinate(
        _ name: String, pathLength: Int?, of issuer: CertificateAuthority? = nil, until: Date = Rehearsal.end
    ) throws -> CertificateAuthority {
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key, subject: SubjectName(commonName: name), dnsNames: [], ipAddresses: [])
        let issued = try (issuer ?? root).issue(
            request, purpose: .authority(pathLength: pathLength), validFrom: Rehearsal.start, validUntil: until,
            crlDistributionPoint: nil)
        return try CertificateAuthority(certificatePEM: issued.pem, privateKeyPEM: key.privateKeyPEM)
    }

    func list(
        _ revoked: [Revocation] = [], by authority: CertificateAuthority? = nil, number: Int64 = 7
    ) throws -> CertificateRevocationList {
        try (authority ?? root).revocationList(
            number: number, revoked: revoked, thisUpdate: Rehearsal.start,
            nextUpdate: Rehearsal.start.addingTimeInterval(86_400))
    }

    func validated(_ certificates: [IssuedCertificate]) async throws -> ValidatedChain {
        try await UnverifiedChain(der: certificates.map(\.der)).validate(
            anchors: anchors, hostName: Self.hostName, ipAddress: nil, purpose: .server, at: Rehearsal.now
        ).get()
    }
}

extension Result {
    /// The failure, or nil.
    var refusal: Failure? {
        switch self {
        case .success: nil
        case .failure(let failure): failure
        }
    }
}
