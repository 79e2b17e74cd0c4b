public import Foundation
public import Identifiers
import MutualTLS
public import OrganisationProtocol
public import ServerCertificates
public import Tenancy
import Verdicts

/// Asks 団体内統合宛名システム about one person, at the access point of the 設定依頼票 (T9).
public struct AtenaSystemInquiry: Sendable {
    typealias Send = @Sendable (BasicFourQuery, Date) async throws -> (status: Int, body: [UInt8])

    private let send: Send

    init(send: @escaping Send) {
        self.send = send
    }

    /// Asks in the name of one server.
    public init(tenant: Tenant, caller: OutboundCaller) {
        self.init { query, now in
            let body = try JSONEncoder().encode(query)
            let response = try await caller.callOrganisation(
                "団体内統合宛名システム", at: tenant.configuration.atenaAccessPoint,
                .json("POST", OrganisationPaths.basicFour, body: Array(body)), now: now)
            return (response.status, response.body)
        }
    }

    /// The person's 基本4情報, which the caller shows or compares, and does not keep.
    /// - Throws: `HopFailure` with the hop that failed, a silent partner's and a wrong answer's too.
    public func ask(_ number: AtenaNumber, purpose: String, at now: Date) async throws -> BasicFourAnswer {
        let response = try await send(BasicFourQuery(atenaNumber: number, purpose: purpose), now)
        return try BasicFourAnswerRule.answer(to: number, status: response.status, body: response.body)
    }
}
