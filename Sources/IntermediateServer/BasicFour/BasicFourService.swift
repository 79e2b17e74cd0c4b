import AccessControl
import AtenaNumbers
import Foundation
import Identifiers
import MutualTLS
import OrganisationProtocol
import ReplicaRegistration
public import ServerCertificates
public import Tenancy
import Verdicts
import WebServer

/// Asks 団体内統合宛名システム for a person's 基本4情報, to be shown and not kept (T9).
public struct BasicFourService: Sendable {
    let tenant: Tenant
    let store: TenantStore
    let caller: OutboundCaller

    /// Serves one server.
    public init(tenant: Tenant, store: TenantStore, caller: OutboundCaller) {
        self.tenant = tenant
        self.store = store
        self.caller = caller
    }

    /// Whether the organisation uses it at all (任意事務).
    public var isUsed: Bool { tenant.configuration.usesBasicFour }

    /// Asks, and records who asked about which number and why.
    /// - Throws: `Problem`, with the hop where the exchange itself failed.
    func ask(_ number: AtenaNumber, purpose: String, by exchange: Exchange) async throws -> BasicFourAnswer {
        guard isUsed else {
            throw Problem(
                status: 409, code: "basic-four.not-used", title: "この団体では基本4情報の取得を使用しません（任意事務）。",
                detail: "使用する場合は、設定依頼票を変更して送付してください。")
        }
        let known = try await store.read { tx in try AtenaNumberStore.registration(of: number, in: tx) != nil }
        guard known else {
            throw Problem(
                status: 404, code: "basic-four.unknown-atena-number",
                title: "指定された団体内統合宛名番号「\(number.text)」は登録されていません。",
                detail: "番号を確認してください。", field: "atena-number")
        }
        try await checkScope(number, exchange.actor)
        let answer = try await fetch(number, purpose: purpose, at: exchange.now)
        try await store.write { tx in
            try exchange.record(subject: "\(number.text) \(purpose)", in: tx.base)
        }
        return answer
    }

    /// Somebody of some 行政区 only is shown only whom a 副本 places there.
    private func checkScope(_ number: AtenaNumber, _ actor: Actor) async throws {
        guard let districts = actor.districts else { return }
        let found = try await store.read { tx in
            try ReplicaStore(tx: tx).replicas(of: number.text, in: districts, limit: 1)
        }
        guard !found.isEmpty else {
            throw Problem(
                status: 403, code: "basic-four.other-district", title: "担当の行政区の方であることを確認できません。",
                detail: "この番号の副本に、あなたの行政区のものがありません。必要な場合は、システム管理者に行政区の設定を依頼してください。",
                field: "atena-number")
        }
    }

    private func fetch(_ number: AtenaNumber, purpose: String, at now: Date) async throws -> BasicFourAnswer {
        let body = try JSONEncoder().encode(BasicFourQuery(atenaNumber: number, purpose: purpose))
        let response: ExchangeResponse
        do {
            response = try await caller.callOrganisation(
                "団体内統合宛名システム", at: tenant.configuration.atenaAccessPoint,
                .json("POST", OrganisationPaths.basicFour, body: Array(body)), now: now)
        } catch let failure as HopFailure {
            throw Problem(failure)
        }
        guard response.status == 200,
            let answer = try? JSONDecoder().decode(BasicFourAnswer.self, from: Data(response.body)),
            answer.atenaNumber == number
        else {
            throw Problem(
                HopFailure(
                    hop: .application, code: "basic-four.refused", expected: "団体内統合宛名システムが基本4情報を返すこと",
                    seen: "団体内統合宛名システムの応答が正しくありません（\(response.status)）",
                    remedy: "団体内統合宛名システムの担当者に、該当の統合宛名番号が登録されているかを確認してください。"))
        }
        return answer
    }
}
