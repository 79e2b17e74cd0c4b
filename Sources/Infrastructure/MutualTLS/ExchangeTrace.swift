import Foundation
public import PKI
import Synchronization
public import Verdicts

/// Takes down what one exchange sees on its way, also where it fails.
public final class ExchangeTrace: Sendable {
    private struct Kept {
        var details: ProbeDetails
        var handshake: Handshake?
    }

    /// What the details of a handshake are made of, when somebody asks for them.
    struct Handshake {
        var version: String?
        var cipherSuite: UInt16?
        var serverName: String?
        var presented: [[UInt8]]
    }

    private let kept: Mutex<Kept>

    /// Begins an exchange with `name:port`.
    public init(target: String) {
        kept = Mutex(Kept(details: ProbeDetails(target: target)))
    }

    /// Runs one phase and takes its time down, and its failure.
    public func phase<Answer>(
        _ phase: ProbePhase.Phase, _ work: () async throws(HopFailure) -> Answer
    ) async throws(HopFailure) -> Answer {
        let start = ContinuousClock.now
        defer { add(phase, since: start) }
        do {
            return try await work()
        } catch {
            fail(error)
            throw error
        }
    }

    /// Takes down a phase that has just ended.
    public func add(_ phase: ProbePhase.Phase, since start: ContinuousClock.Instant) {
        add(phase, (ContinuousClock.now - start) / .milliseconds(1))
    }

    func add(_ phase: ProbePhase.Phase, _ milliseconds: Double) {
        kept.withLock { $0.details.phases.append(ProbePhase(phase, milliseconds: milliseconds)) }
    }

    /// Takes down why the exchange goes no further; what failed first stays.
    public func fail(_ failure: HopFailure) {
        kept.withLock { $0.details.failure = $0.details.failure ?? failure }
    }

    /// Changes what is known so far.
    public func note(_ change: (inout ProbeDetails) -> Void) {
        kept.withLock { change(&$0.details) }
    }

    func note(_ handshake: Handshake) {
        kept.withLock { $0.handshake = handshake }
    }

    /// Whether the exchange failed.
    public var hasFailed: Bool { kept.withLock { $0.details.failure != nil } }

    /// All that is known so far.
    public var details: ProbeDetails {
        let kept = kept.withLock { $0 }
        var details = kept.details
        details.tls = kept.handshake.map { handshake in
            TLSDetails(
                version: handshake.version, cipherSuite: handshake.cipherSuite.map(CipherSuites.name),
                serverName: handshake.serverName,
                certificates: handshake.presented.compactMap { der in
                    (try? IssuedCertificate(der: der)).map(CertificateDetails.init)
                })
        }
        return details
    }
}

extension CertificateDetails {
    /// What a certificate says of itself.
    public init(_ certificate: IssuedCertificate) {
        self.init(
            subject: certificate.subject, issuer: certificate.issuer, serialNumber: certificate.serialNumber,
            names: certificate.dnsNames + certificate.ipAddresses, notBefore: certificate.notBefore.ISO8601Format(),
            notAfter: certificate.notAfter.ISO8601Format(), keyUsages: certificate.keyUsageNames,
            extendedKeyUsages: certificate.extendedKeyUsageNames, publicKey: certificate.publicKeyKind,
            sha256Fingerprint: certificate.sha256Fingerprint)
    }
}
