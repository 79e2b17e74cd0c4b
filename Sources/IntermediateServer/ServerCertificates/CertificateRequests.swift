import Foundation
import PKI
import Tenancy
import WebServer

/// Keys and CSRs (§2.8).
extension CertificateService {
    /// What a new request would say.
    func subject() async throws -> SubjectTemplate {
        try await store.read { tx in try CertificateStore(tx: tx).subject() } ?? .usual(for: tenant)
    }

    /// Makes a new key and a CSR for it; the subject is kept as the template of the next.
    /// - Throws: `CertificateError`, `PKIError` or `StoreError`.
    func createRequest(_ subject: SubjectTemplate, by exchange: Exchange) async throws {
        try subject.check()
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key, subject: subject.subject(of: tenant), dnsNames: [tenant.hostName], ipAddresses: [])
        let sealed = try vault.seal(key.privateKeyPEM, context: context)
        try await store.write { tx in
            let certificates = CertificateStore(tx: tx)
            try certificates.keep(subject)
            try certificates.add(sealed: sealed, request: request.pem, at: exchange.now)
            try exchange.record(subject: request.publicKeyFingerprint, in: tx.base)
        }
    }

    /// The newest CSR and when it was made; nil when none was.
    func newestRequest() async throws -> (request: CertificateRequest, createdAt: Date)? {
        guard let key = try await store.read({ tx in try CertificateStore(tx: tx).keys().first }) else { return nil }
        return (try CertificateRequest(pem: key.request), key.createdAt)
    }

    /// The newest CSR.
    /// - Throws: `CertificateError.noRequest`.
    func request() async throws -> CertificateRequest {
        guard let newest = try await newestRequest() else { throw CertificateError.noRequest }
        return newest.request
    }
}
