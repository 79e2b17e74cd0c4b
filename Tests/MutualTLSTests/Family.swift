import Foundation
import MutualTLS
import PKI
import Verdicts

/// A root of ours and identities under it, valid for a year from the day of the rehearsal unless told otherwise.
struct Family {
    static let hostName = "cs01.city.example.lg.jp"

    let root: CertificateAuthority
    let anchors: TrustAnchors

    init(name: String = "架け橋 Root CA", from: Date = Rehearsal.start, until: Date = Rehearsal.end) throws {
        root = try CertificateAuthority.create(
            subject: SubjectName(commonName: name), validFrom: from, validUntil: until)
        anchors = TrustAnchors([root.certificate])
    }

    /// An identity straight under the root.
    func identity(
        _ purpose: CertificatePurpose = .server, name: String = hostName, addresses: [String] = [],
        from: Date = Rehearsal.start, until: Date = Rehearsal.end
    ) throws -> TLSIdentity {
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key, subject: SubjectName(commonName: name), dnsNames: [name], ipAddresses: addresses)
        let leaf = try root.issue(
            request, purpose: purpose, validFrom: from, validUntil: until, crlDistributionPoint: nil)
        return try TLSIdentity(chain: [leaf], key: key)
    }

    /// An identity under a subordinate authority, which the server sends along or not.
    func identityBelowSubordinate(sendsSubordinate: Bool) throws -> TLSIdentity {
        let authorityKey = KeyPair()
        let authorityRequest = try CertificateRequest(
            key: authorityKey, subject: SubjectName(commonName: "Sub CA"), dnsNames: [], ipAddresses: [])
        let authorityCertificate = try root.issue(
            authorityRequest, purpose: .authority(pathLength: 0), validFrom: Rehearsal.start,
            validUntil: Rehearsal.end, crlDistributionPoint: nil)
        let subordinate = try CertificateAuthority(
            certificatePEM: authorityCertificate.pem, privateKeyPEM: authorityKey.privateKeyPEM)
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key, subject: SubjectName(commonName: Self.hostName), dnsNames: [Self.hostName], ipAddresses: [])
        let leaf = try subordinate.issue(
            request, purpose: .server, validFrom: Rehearsal.start, validUntil: Rehearsal.end,
            crlDistributionPoint: nil)
        return try TLSIdentity(chain: [leaf] + (sendsSubordinate ? [authorityCertificate] : []), key: key)
    }

    /// How a listener speaks with an identity of this family.
    func tls(
        _ identity: TLSIdentity? = nil, clientAnchors: TrustAnchors = TrustAnchors([]), now: Date = Rehearsal.now
    ) throws -> ServerTLS {
        ServerTLS(identity: try identity ?? self.identity(), clientAnchors: clientAnchors, now: { now })
    }

    /// A plan to a port of this machine, under the name that the family's servers have.
    ///
    /// Its time is so long that it never ends on a machine that has other things to do.
    func plan(
        port: Int, _ request: ExchangeRequest = ExchangeRequest(path: "/health"), name: String = hostName,
        isTLS: Bool = true, at now: Date = Rehearsal.now
    ) -> ExchangePlan {
        ExchangePlan(
            target: ExchangeTarget(name: name, address: "127.0.0.1", port: port, isTLS: isTLS), request: request,
            anchors: anchors, validationTime: now, timeout: .seconds(240))
    }
}

/// The failure of an exchange, or nil when it came through.
func refusal(
    of plan: ExchangePlan,
    beforeSending: @escaping @Sendable (ValidatedChain) async throws(HopFailure) -> Void = { _ in }
) async -> HopFailure? {
    do {
        _ = try await PhasedClient.exchange(plan, beforeSending: beforeSending)
        return nil
    } catch {
        return error
    }
}
