import AuditLog
public import Foundation
import Identifiers
import PKI
import Tenancy
import WebServer

/// Installing, and the weekly restart that puts what was installed into effect (§2.8, §2.9).
extension CertificateService {
    /// Installs what the registration authority issued; it takes effect at the next weekly restart.
    /// - Throws: `CertificateError` that says what is wrong with it.
    func install(_ bytes: [UInt8], by exchange: Exchange) async throws {
        let file = try CertificateRules.read(bytes)
        let (keys, history) = try await store.read { tx in
            let certificates = CertificateStore(tx: tx)
            return (try certificates.keys(), try certificates.history())
        }
        let opened = try keys.map {
            (number: $0.number, pair: try KeyPair(pem: try vault.open($0.sealed, context: context)))
        }
        // A certificate may come for an earlier request of this very server; of another's it matches none.
        let own = opened.first { $0.pair.matches(file.certificate) } ?? opened.first
        try await CertificateRules.checkCommunication(
            file,
            expecting: await expectation(
                key: own?.pair, installed: Self.fingerprints(.communication, history.map(\.certificate)),
                at: exchange.now))
        try await keep(.communication, file.certificate, key: own?.number, by: exchange)
    }

    /// Installs the core system's certificate as handed out; it takes effect at the next weekly restart.
    /// - Throws: `CertificateError` that says what is wrong with it.
    func installCore(_ bytes: [UInt8], by exchange: Exchange) async throws {
        let file = try CertificateRules.read(bytes)
        try CertificateRules.checkCore(
            file,
            expecting: AuthorityExpectation(
                installedFingerprints: Self.fingerprints(.core, try await history()), now: exchange.now))
        try await keep(.core, file.certificate, key: nil, by: exchange)
    }

    private func keep(
        _ kind: CertificateKind, _ certificate: IssuedCertificate, key: Int64?, by exchange: Exchange
    ) async throws {
        try await store.write { tx in
            try CertificateStore(tx: tx).install(kind, certificate, key: key, at: exchange.now)
            try exchange.record(subject: certificate.serialNumber, in: tx.base)
        }
    }

    /// What a weekly restart does for this server: what was installed before it began is judged once more and put into
    /// effect; what has become bad since stays out, and what was in effect before stays in.
    ///
    /// No connection is dropped: the next call of the server uses the new certificate.
    /// - Throws: `StoreError` or `PKIError`.
    public func restart(began: Date, at now: Date) async throws {
        let waiting = try await store.read { tx in
            try CertificateStore(tx: tx).history().filter {
                $0.certificate.isWaiting && $0.certificate.installedAt < began
            }
        }
        for row in waiting.reversed() {
            let defect = try await defect(of: row, at: now)
            try await store.write { tx in
                try CertificateStore(tx: tx).settle(row.certificate, failure: defect?.code, at: now)
                try AuditLog.append(
                    AuditEntry(
                        event: Self.event(row.certificate.kind, failed: defect != nil),
                        outcome: defect == nil ? .success : .failed, organisation: tx.tenant.organisation.text,
                        bureau: tx.tenant.bureau.rawValue, actor: "operator:weekly-restart",
                        subject: defect?.code ?? ""), at: now, in: tx.base)
            }
        }
    }

    private func defect(of row: CertificateStore.Row, at now: Date) async throws -> CertificateDefect? {
        let file = CertificateFile(try IssuedCertificate(pem: row.certificate.pem))
        guard row.certificate.kind == .communication else {
            return CertificateInspection.defect(
                ofAuthority: file.certificate, expecting: AuthorityExpectation(installedFingerprints: [], now: now))
        }
        let stored = try await store.read { tx in try row.key.flatMap { try CertificateStore(tx: tx).key($0) } }
        let key = try stored.map { try KeyPair(pem: try vault.open($0.sealed, context: context)) }
        return await CertificateInspection.defect(
            of: file, expecting: await expectation(key: key, installed: [], at: now))
    }

    private func expectation(key: KeyPair?, installed: Set<String>, at now: Date) async -> InstallationExpectation {
        InstallationExpectation(
            key: key, hostName: tenant.hostName, anchors: registrationAuthority, revocation: await revocation(now),
            installedFingerprints: installed, purpose: .client, now: now)
    }

    private static func fingerprints(_ kind: CertificateKind, _ history: [InstalledCertificate]) -> Set<String> {
        // What a restart could not put into effect may be tried again.
        Set(history.filter { $0.kind == kind && $0.failedAt == nil }.map(\.sha256Fingerprint))
    }

    private static func event(_ kind: CertificateKind, failed: Bool) -> AuditEvent {
        switch (kind, failed) {
        case (.communication, false): .certificateEffective
        case (.core, false): .coreCertificateEffective
        case (_, true): .certificateActivationFailed
        }
    }
}
