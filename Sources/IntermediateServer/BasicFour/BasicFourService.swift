import AccessControl
import AtenaNumbers
import Foundation
import Identifiers
import OrganisationProtocol
import ReplicaRegistration
public import Tenancy
import Verdicts
import WebServer

/// Asks 団体内統合宛名システム for a person's 基本4情報, to be shown and not kept (T9).
public struct BasicFourService: Sendable {
    let tenant: Tenant
    let store: TenantStore
    let inquiry: AtenaSystemInquiry

    /// Serves one server.
    public init(tenant: Tenant, store: TenantStore, inquiry: AtenaSystemInquiry) {
        self.tenant = tenant
        self.store = store
        self.inquiry = inquiry
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
                title: "指定された団体内統合宛名番号は登録されていません。",
                detail: "番号を確認してください。正しい場合は、団体内統合宛名システムから先に登録してください。", field: "atena-number")
        }
        try await checkScope(number, exchange.actor)
        let answer: BasicFourAnswer
        do {
            answer = try await inquiry.ask(number, purpose: purpose, at: exchange.now)
        } catch let failure as HopFailure {
            throw Problem(failure)
        }
        try await store.write { tx in
            try exchange.record(subject: "\(number.text) \(purpose)", in: tx.base)
        }
        return answer
    }

    /// Somebody of some 行政区 only is shown only whom a 副本 places there.
    private func checkScope(_ number: AtenaNumber, _ actor: Actor) async throws {
        guard let districts = actor.districts else { return }
        let found = try await store.read { tx in
            try ReplicaStore(tx: tx).replicas(of: number, in: districts, limit: 1)
        }
        guard !found.isEmpty else {
            throw Problem(
                status: 403, code: "basic-four.other-district", title: "担当の行政区の方であることを確認できません。",
                detail: "この番号の副本に、あなたの行政区のものがありません。必要な場合は、システム管理者に行政区の設定を依頼してください。",
                field: "atena-number")
        }
    }
}
