import DesignSystem
import Foundation
import MutualTLS
import PKI
import PublicRepository
import ServiceCalendar
import Verdicts

/// Whether a revocation list can be had and for how long it is good, found out as a terminal would: over HTTP.
struct RepositoryHealth: Sendable {
    let title: String
    let kind: Notice.Kind
    let text: String

    /// A list is renewed at half its life: one with less than a quarter left was not.
    private static let soon = RevocationRegister.validity / 4

    static func look(_ title: String, at target: ExchangeTarget, path: String, now: Date) async -> RepositoryHealth {
        let plan = ExchangePlan(
            target: target, request: ExchangeRequest(path: path), validationTime: now, timeout: .seconds(2))
        func health(_ kind: Notice.Kind, _ text: String) -> RepositoryHealth {
            RepositoryHealth(title: title, kind: kind, text: text)
        }
        let response: ExchangeResponse
        do {
            response = try await PhasedClient.exchange(plan)
        } catch {
            return health(.error, "接続できません（\(error.seen)）。端末のTLS接続が失敗します。直ちに復旧してください。")
        }
        guard response.status == 200, let list = try? CertificateRevocationList(der: response.body) else {
            return health(.error, "失効リストを取得できません（応答 \(response.status)）。端末のTLS接続が失敗します。")
        }
        let about = "失効 \(list.revoked.count)件、\(JapanTime.japanese(list.nextUpdate)) まで有効"
        guard now < list.nextUpdate else { return health(.error, "期限が切れています（\(about)）。端末のTLS接続が失敗します。") }
        guard list.nextUpdate.timeIntervalSince(now) > soon else {
            return health(.warning, "まもなく期限が切れます（\(about)）。更新されていない原因を確認してください。")
        }
        return health(.success, about)
    }
}
