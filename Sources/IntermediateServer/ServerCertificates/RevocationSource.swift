public import Foundation
public import MutualTLS
public import PKI

/// Where what an authority took back is asked: answers what is known at an instant.
public typealias RevocationSource = @Sendable (Date) async -> RevocationKnowledge

/// The lists of LGPKI, fetched from where the platform's configuration says and nowhere else: an address in a certificate
/// that somebody brings would let them choose whom this server calls.
public struct PublishedLists: Sendable {
    let target: ExchangeTarget
    let path: String

    /// Fetches one list over plain HTTP (RFC 5280 §4.2.1.13).
    public init(target: ExchangeTarget, path: String) {
        self.target = target
        self.path = path
    }

    /// The list, or none when it cannot be had or read: then nothing is known, and the inspection refuses.
    @Sendable public func knowledge(at now: Date) async -> RevocationKnowledge {
        let plan = ExchangePlan(
            target: target, request: ExchangeRequest(path: path), validationTime: now, timeout: .seconds(3))
        guard let response = try? await PhasedClient.exchange(plan), response.status == 200,
            let list = try? CertificateRevocationList(der: response.body)
        else { return .lists([]) }
        return .lists([list])
    }
}
