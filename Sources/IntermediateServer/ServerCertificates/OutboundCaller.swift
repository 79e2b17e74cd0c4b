public import Foundation
public import MutualTLS
public import PKI
public import Tenancy
import Verdicts

/// How packets reach an access point of an organisation. Without a VPN device, in a loopback rehearsal, an entry stands in
/// for its NAT: the certificate must still be the access point's.
public struct AccessRoutes: Sendable, Hashable, Codable {
    private let entries: [String: AccessPoint]

    /// Takes destinations by `host:port` of the access point.
    public init(_ entries: [String: AccessPoint] = [:]) {
        self.entries = entries
    }

    /// Where packets for an access point go.
    public func destination(of point: AccessPoint) -> AccessPoint {
        entries["\(point.host):\(point.port)"] ?? point
    }
}

/// Calls that the server makes itself, proving itself with its communication certificate (§2.8).
public struct OutboundCaller: Sendable {
    let certificates: CertificateService
    let routes: AccessRoutes
    /// Who issues the certificates of an organisation's own systems.
    let organisationAnchors: TrustAnchors

    /// Calls in the name of one server.
    public init(certificates: CertificateService, routes: AccessRoutes, organisationAnchors: TrustAnchors) {
        self.certificates = certificates
        self.routes = routes
        self.organisationAnchors = organisationAnchors
    }

    /// Calls a system of the organisation at its access point.
    /// - Throws: `HopFailure` with the first hop that failed.
    public func callOrganisation(_ point: AccessPoint, _ request: ExchangeRequest, at now: Date) async throws
        -> ExchangeResponse
    {
        let destination = routes.destination(of: point)
        let target = ExchangeTarget(name: point.host, address: destination.host, port: destination.port)
        return try await PhasedClient.exchange(
            ExchangePlan(
                target: target, request: request, identity: try await identity(), anchors: organisationAnchors,
                validationTime: now))
    }

    /// Calls the national side, which must prove itself by the core system's certificate (§2.9).
    /// - Throws: `HopFailure` with the first hop that failed.
    public func callNational(_ target: ExchangeTarget, _ request: ExchangeRequest, at now: Date) async throws
        -> ExchangeResponse
    {
        let identity = try await identity()
        guard let core = try await certificates.effective(.core) else {
            throw Self.notEffective(.core)
        }
        return try await PhasedClient.exchange(
            ExchangePlan(
                target: target, request: request, identity: identity, anchors: TrustAnchors([core.certificate]),
                validationTime: now))
    }

    private func identity() async throws -> TLSIdentity {
        guard let own = try await certificates.effective(.communication), let key = own.key else {
            throw Self.notEffective(.communication)
        }
        return try TLSIdentity(chain: [own.certificate], key: key)
    }

    /// The stable code of "no certificate in effect", by which a connection test knows what else cannot work.
    public static let notEffectiveCode = "certificate.not-effective"

    private static func notEffective(_ kind: CertificateKind) -> HopFailure {
        HopFailure(
            hop: .chain, code: notEffectiveCode, expected: "このサーバーの\(kind.title)が有効であること",
            seen: "\(kind.title)がインストールされていないか、定期再起動（日曜17:00～月曜8:00）を経ていないため有効ではありません",
            remedy: "システム管理者は「証明書管理」画面で状態を確認してください。証明書は必ずこのサーバー（首長部局・教育委員会の別）で作成したCSRから"
                + "発行を受けたものをインストールし、定期再起動後に再度実施してください。")
    }
}
