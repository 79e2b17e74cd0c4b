import Foundation
import OrganisationProtocol
import PKI

/// A platform's CA with whoever signs its plans, made anew for each test.
struct Authority {
    static let now = Date(timeIntervalSince1970: 1_463_628_600)

    let authority: CertificateAuthority
    let certificate: IssuedCertificate

    init() throws {
        authority = try CertificateAuthority.create(
            subject: SubjectName(
                commonName: "test CA", organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            validFrom: Self.now.addingTimeInterval(-3600), validUntil: Self.now.addingTimeInterval(86_400 * 365))
        certificate = authority.certificate
    }

    func issue(_ key: KeyPair, _ purpose: CertificatePurpose) throws -> IssuedCertificate {
        let request = try CertificateRequest(
            key: key,
            subject: SubjectName(
                commonName: "plan-signer", organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            dnsNames: [], ipAddresses: [])
        return try authority.issue(
            request, purpose: purpose, validFrom: Self.now.addingTimeInterval(-60),
            validUntil: Self.now.addingTimeInterval(86_400 * 300), crlDistributionPoint: nil)
    }

    /// A signed plan in a file.
    func plan(
        _ document: PlanDocument = PlanDocument.sample, purpose: CertificatePurpose = .documents
    ) throws -> URL {
        let key = KeyPair()
        let bytes = try SignedDocument.sign(
            Array(JSONEncoder().encode(document)), by: key,
            certificates: [try issue(key, purpose), certificate])
        let file = FileManager.default.temporaryDirectory.appending(path: "plan-\(UUID().uuidString).json")
        try Data(bytes).write(to: file)
        return file
    }
}

extension PlanDocument {
    static var sample: PlanDocument {
        func place(_ identifier: String, _ address: String) -> Place {
            Place(identifier: identifier, title: identifier, sourceAddress: address)
        }
        return PlanDocument(
            organisation: "202029", organisationName: "松本市", prefecture: "長野県", organisationKind: "city",
            requestVersion: 1, issuedAt: "2016-05-19T12:00:00+09:00", expiresAt: "2016-08-17T12:00:00+09:00",
            usesTestData: true, repository: .init(name: "repository.test", port: 80, listPath: "/repository/a.crl"),
            supportSite: .init(name: "support.test", port: 443, address: "127.0.0.2"), authorityFingerprint: "AA",
            bureaus: [
                Side(
                    bureau: "mayor", serverName: "server.test", administrationName: "admin-server.test",
                    serverPort: 443, serverAddress: "127.0.0.1", nameService: "direct",
                    administrationTerminals: [place("admin-terminal", "127.20.1.11")],
                    connectionTerminals: [place("connection-terminal", "127.20.1.12")],
                    atenaSystem: place("atena-system", "127.20.1.21"),
                    legacySystems: [place("legacy-tax", "127.20.1.31")], residentRegistry: "resident-registry",
                    usesBasicFour: true)
            ])
    }
}
