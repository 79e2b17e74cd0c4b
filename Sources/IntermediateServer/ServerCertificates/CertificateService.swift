import AuditLog
public import Foundation
import Identifiers
public import PKI
import Storage
public import Tenancy
public import WebServer

/// Keys, CSRs and certificates of one server (§2.8, §2.9).
///
/// The private key never leaves it.
public struct CertificateService: Sendable {
    let tenant: Tenant
    let store: TenantStore
    let vault: KeyVault
    /// LGPKI, whose certificates may be installed.
    let registrationAuthority: TrustAnchors

    /// Serves one server.
    public init(tenant: Tenant, store: TenantStore, vault: KeyVault, registrationAuthority: TrustAnchors) {
        self.tenant = tenant
        self.store = store
        self.vault = vault
        self.registrationAuthority = registrationAuthority
    }

    private var context: String { "communication-key/\(tenant.identifier.text)" }

    /// Makes a new key and a CSR for it.
    /// - Throws: `PKIError` or `StoreError`.
    public func createRequest(by exchange: Exchange) async throws {
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key,
            subject: SubjectName(
                commonName: tenant.hostName, organisationalUnit: tenant.identifier.bureau.title,
                organisation: tenant.organisationName, country: "JP"), dnsNames: [tenant.hostName], ipAddresses: [])
        let sealed = try vault.seal(key.privateKeyPEM, context: context)
        try await store.write { tx in
            try CertificateStore(tx: tx).add(sealed: sealed, request: request.pem, at: exchange.now)
            try exchange.record(subject: request.publicKeyFingerprint, in: tx.base)
        }
    }

    /// The newest CSR, PEM.
    /// - Throws: `CertificateError.noRequest`.
    public func request() async throws -> String {
        guard let key = try await store.read({ tx in try CertificateStore(tx: tx).latestKey() }) else {
            throw CertificateError.noRequest
        }
        return key.request
    }

    /// Installs what the registration authority issued; it takes effect at the next weekly restart.
    ///
    /// The registration authority publishes no lists yet; a certificate that names a place for one is refused until the
    /// caller passes what could be had from there.
    /// - Throws: `CertificateError` that says what is wrong with it.
    public func install(
        _ bytes: [UInt8], revocation: RevocationKnowledge = .notPublished, by exchange: Exchange
    ) async throws {
        let file = try CertificateRules.read(bytes)
        let (stored, installed) = try await store.read { tx in
            let certificates = CertificateStore(tx: tx)
            return (try certificates.latestKey(), try certificates.fingerprints(.communication))
        }
        let key = try stored.map { try KeyPair(pem: try vault.open($0.sealed, context: context)) }
        try await CertificateRules.checkCommunication(
            file,
            expecting: InstallationExpectation(
                key: key, hostName: tenant.hostName, anchors: registrationAuthority, revocation: revocation,
                installedFingerprints: installed, purpose: .client, now: exchange.now))
        try await store.write { tx in
            try CertificateStore(tx: tx).install(
                .communication, file.certificate, key: stored?.number, at: exchange.now)
            try exchange.record(subject: file.certificate.serialNumber, in: tx.base)
        }
    }

    /// Installs the core system's certificate as handed out; it takes effect at the next weekly restart.
    /// - Throws: `CertificateError` that says what is wrong with it.
    public func installCore(_ bytes: [UInt8], by exchange: Exchange) async throws {
        let file = try CertificateRules.read(bytes)
        let installed = try await store.read { tx in try CertificateStore(tx: tx).fingerprints(.core) }
        try CertificateRules.checkCore(
            file, expecting: AuthorityExpectation(installedFingerprints: installed, now: exchange.now))
        try await store.write { tx in
            try CertificateStore(tx: tx).install(.core, file.certificate, key: nil, at: exchange.now)
            try exchange.record(subject: file.certificate.serialNumber, in: tx.base)
        }
    }

    /// What a weekly restart does for this server: certificates installed before it began are in effect from now on.
    /// - Throws: `StoreError`.
    public func restart(began: Date, at now: Date) async throws {
        let scope = AuditScope(
            organisation: tenant.identifier.organisation.text, bureau: tenant.identifier.bureau.rawValue)
        try await store.write { tx in
            let certificates = CertificateStore(tx: tx)
            for kind in try certificates.waiting(installedBefore: began) {
                try AuditLog.append(
                    AuditEntry(
                        event: kind == .communication ? .certificateEffective : .coreCertificateEffective,
                        organisation: scope.organisation, bureau: scope.bureau, actor: "operator:weekly-restart"),
                    at: now, in: tx.base)
            }
            try certificates.makeEffective(installedBefore: began, at: now)
        }
    }

    /// Why the last attempt to install a certificate of a kind was refused; nil when it was not.
    /// - Throws: `StoreError`.
    func lastRefusal(of kind: CertificateKind) async throws -> String? {
        let event: AuditEvent = kind == .communication ? .certificateInstalled : .coreCertificateInstalled
        let last = try await store.read { tx in
            try AuditLog.latest(
                of: event.name, organisation: tx.tenant.organisation.text, bureau: tx.tenant.bureau.rawValue,
                in: tx.base)
        }
        guard let last, last.outcome == .refused else { return nil }
        return CertificateError.summary(ofCode: last.subject)
    }

    /// The newest certificate of each kind, in effect or not.
    /// - Throws: `StoreError`.
    public func installed() async throws -> [InstalledCertificate] {
        try await store.read { tx in
            try CertificateKind.allCases.compactMap {
                try CertificateStore(tx: tx).newest($0, effective: false)?.certificate
            }
        }
    }

    /// What the server proves itself with now; nil while no communication certificate is in effect.
    /// - Throws: `PKIError` or `StoreError`.
    func effective(_ kind: CertificateKind) async throws -> (certificate: IssuedCertificate, key: KeyPair?)? {
        let found = try await store.read { tx in
            let certificates = CertificateStore(tx: tx)
            guard let newest = try certificates.newest(kind, effective: true) else {
                return nil as (InstalledCertificate, [UInt8]?)?
            }
            return (newest.certificate, try newest.key.flatMap { try certificates.key($0)?.sealed })
        }
        guard let (certificate, sealed) = found else { return nil }
        let key = try sealed.map { try KeyPair(pem: try vault.open($0, context: context)) }
        return (try IssuedCertificate(pem: certificate.pem), key)
    }
}
