public import Foundation
public import MutualTLS
public import PKI
public import Tenancy
import Verdicts

/// How packets reach an access point of an organisation.
///
/// Without a VPN device, in a loopback rehearsal, an entry stands in for its NAT: the certificate
/// must still be the access point's.
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
    /// From where systems of an organisation are called: firewalls let the server's own address pass, and no other (§3.1).
    let ownAddress: String
    /// Who issues the certificates of an organisation's own systems.
    let organisationAnchors: TrustAnchors
    /// To the national side, which is asked often.
    let national: KeptConnections

    /// Calls in the name of one server.
    public init(
        certificates: CertificateService, routes: AccessRoutes, ownAddress: String, organisationAnchors: TrustAnchors,
        national: KeptConnections = KeptConnections()
    ) {
        self.certificates = certificates
        self.routes = routes
        self.ownAddress = ownAddress
        self.organisationAnchors = organisationAnchors
        self.national = national
    }

    /// Calls a system of the organisation, by the title that staff knows, at its access point.
    /// - Throws: `HopFailure` with the first hop that failed.
    public func callOrganisation(
        _ title: String, at point: AccessPoint, _ request: ExchangeRequest, now: Date
    ) async throws -> ExchangeResponse {
        let destination = routes.destination(of: point)
        let target = ExchangeTarget(name: point.host, address: destination.host, port: destination.port)
        let plan = ExchangePlan(
            target: target, request: request, identity: try await identity(), anchors: organisationAnchors,
            validationTime: now, localAddress: ownAddress)
        do throws(HopFailure) {
            return try await PhasedClient.exchange(plan)
        } catch {
            guard error.hop < .tls else { throw error }
            throw HopFailure(
                hop: error.hop, code: error.code,
                expected: "中間サーバーから\(title)のアクセス先（\(point.host):\(point.port)）へ接続できること", seen: error.seen,
                remedy: "\(title)が起動しているかを担当者に確認してください。起動している場合は、設定依頼票のアクセス先と、"
                    + "VPN装置のNAT・パケットフィルタの設定が一致しているかをVPN装置管理者に確認してください。")
        }
    }

    /// Calls the national side, which must prove itself by the core system's certificate (§2.9).
    ///
    /// Whatever is asked there may be asked twice. An answer that the other side may keep waiting has a time of its own.
    /// - Throws: `HopFailure` with the first hop that failed.
    public func callNational(
        _ target: ExchangeTarget, _ request: ExchangeRequest, answerTimeout: Duration? = nil, at now: Date
    ) async throws -> ExchangeResponse {
        let effective = try await certificates.effective([.communication, .core])
        let identity = try await identity(effective[0])
        guard let core = effective[1] else { throw try await notEffective(.core) }
        return try await national.exchange(
            ExchangePlan(
                target: target, request: request, identity: identity, anchors: TrustAnchors([core.certificate]),
                validationTime: now, answerTimeout: answerTimeout))
    }

    /// Signs a document with the key of the communication certificate; answers the certificate's fingerprint with it.
    /// - Throws: `HopFailure` while no certificate is in effect.
    public func sign(_ payload: [UInt8]) async throws -> (document: [UInt8], certificate: String) {
        guard let own = try await certificates.effective(.communication), let key = own.key else {
            throw try await notEffective(.communication)
        }
        let document = try SignedDocument.sign(payload, by: key, certificates: [own.certificate])
        return (document, own.certificate.sha256Fingerprint)
    }

    private func identity() async throws -> TLSIdentity {
        try await identity(try await certificates.effective(.communication))
    }

    private func identity(_ own: CertificateService.Effective?) async throws -> TLSIdentity {
        guard let own, let key = own.key else {
            throw try await notEffective(.communication)
        }
        return try TLSIdentity(chain: [own.certificate], key: key)
    }

    /// The stable code of "no certificate in effect", by which a connection test knows what else cannot work.
    public static let notEffectiveCode = "certificate.not-effective"

    private func notEffective(_ kind: CertificateKind) async throws -> HopFailure {
        let refusal = try await certificates.lastRefusal(of: kind).map { "直近のインストールは拒否されました: \($0)" }
        return HopFailure(
            hop: .chain, code: Self.notEffectiveCode, expected: "このサーバーの\(kind.title)が有効であること",
            seen: "\(kind.title)が有効ではありません。" + (refusal ?? "インストールされていないか、定期再起動（日曜17:00～月曜8:00）を経ていません。"),
            remedy: "システム管理者は、必ずこのサーバー（首長部局・教育委員会の別）の「証明書管理」画面で作成したCSRから発行を受けた証明書を"
                + "インストールし、定期再起動の後に再度実施してください。")
    }
}
