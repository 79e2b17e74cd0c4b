import AuditLog
import Foundation
import Identifiers
public import PKI
import Storage
public import Tenancy
import WebServer

/// Keys, CSRs and certificates of one server (§2.8, §2.9).
///
/// The private key never leaves it.
public struct CertificateService: Sendable {
    let tenant: Tenant
    let store: TenantStore
    /// The one audit log, where that is another database; nil where it is the server's own.
    let log: TenantStore?
    let vault: KeyVault
    /// LGPKI, whose certificates may be installed.
    let registrationAuthority: TrustAnchors
    /// What LGPKI took back, asked anew for each decision.
    let revocation: RevocationSource
    private let read = ReadCertificates()
    /// The platform's own authority: whom the organisation's terminals and systems trust.
    let platformAuthority: IssuedCertificate

    /// Serves one server.
    public init(
        tenant: Tenant, store: TenantStore, log: TenantStore? = nil, vault: KeyVault,
        registrationAuthority: TrustAnchors,
        revocation: @escaping RevocationSource, platformAuthority: IssuedCertificate
    ) {
        self.tenant = tenant
        self.store = store
        self.log = log
        self.vault = vault
        self.registrationAuthority = registrationAuthority
        self.revocation = revocation
        self.platformAuthority = platformAuthority
    }

    var context: String { Self.context(tenant.identifier.text) }

    static func context(_ tenant: String) -> String { "communication-key/\(tenant)" }

    /// How each kind stands.
    /// - Throws: `StoreError`.
    public func standings() async throws -> [CertificateStanding] {
        let history = try await history()
        return CertificateKind.allCases.map { CertificateStanding($0, history: history) }
    }

    /// Everything that was ever installed, newest first.
    func history() async throws -> [InstalledCertificate] {
        try await store.read { tx in try CertificateStore(tx: tx).history().map(\.certificate) }
    }

    /// Why the last attempt to install a certificate of a kind was refused; nil when it was not.
    /// - Throws: `StoreError`.
    func lastRefusal(of kind: CertificateKind) async throws -> String? {
        let event: AuditEvent = kind == .communication ? .certificateInstalled : .coreCertificateInstalled
        var found: [AuditRecord] = []
        // What was recorded just now has not come to the one log yet; what was recorded before the rows moved here is there alone.
        for place in [store, log].compactMap(\.self) {
            let last = try await place.read { tx in
                try AuditLog.latest(
                    of: event.name, organisation: tx.tenant.organisation.text, bureau: tx.tenant.bureau.rawValue,
                    in: tx.base)
            }
            if let last { found.append(last) }
        }
        guard let last = found.max(by: { $0.recordedAt < $1.recordedAt }), last.outcome == .refused else { return nil }
        return CertificateError.summary(ofCode: last.subject)
    }

    /// What the server proves itself with now; nil while no communication certificate is in effect.
    /// - Throws: `PKIError` or `StoreError`.
    func effective(_ kind: CertificateKind) async throws -> Effective? { try await effective([kind])[0] }

    /// A certificate in effect, and its key where the server has it.
    typealias Effective = (certificate: IssuedCertificate, key: KeyPair?)

    /// The same of several kinds at one look, in their order.
    /// - Throws: `PKIError` or `StoreError`.
    func effective(_ kinds: [CertificateKind]) async throws -> [Effective?] {
        let found = try await store.read { tx in
            let certificates = CertificateStore(tx: tx)
            return try kinds.map { kind in
                try certificates.effective(kind).map { row in
                    (row.certificate, try row.key.flatMap { try certificates.key($0)?.sealed })
                }
            }
        }
        return try found.map { found in
            guard let (certificate, sealed) = found else { return nil }
            return try read.certificate(pem: certificate.pem) {
                try sealed.map { try KeyPair(pem: try vault.open($0, context: context)) }
            }
        }
    }
}
