import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
import Identifiers
import OrganisationProtocol
import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let atenaNumberRegistered = AuditEvent(
        "atena-number.registered", "団体内統合宛名システム registered a 統合宛名番号 (T7).")
    public static let atenaNumbersChanged = AuditEvent(
        "atena-number.changed", "団体内統合宛名システム registered, changed or removed 統合宛名番号.")
}

/// 統合宛名番号の登録 by 団体内統合宛名システム (T7).
public struct AtenaNumberRoutes: Sendable {
    let store: TenantStore
    let service: AtenaNumberService

    /// Serves one server; the followers keep something under the numbers.
    public init(store: TenantStore, followers: [any AtenaNumberFollower]) {
        self.store = store
        service = AtenaNumberService(store: store, followers: followers)
    }

    /// Registration of one, and what happens to many.
    public var routes: [Route] {
        [
            .machine(
                .post, "\(OrganisationPaths.atenaNumbers)", .requires(.registerAtenaNumbers), .atenaNumberRegistered,
                register),
            .machine(
                .post, "\(OrganisationPaths.atenaNumbers)/batch", .requires(.registerAtenaNumbers),
                .atenaNumbersChanged
            ) { request in
                try .json(try await service.apply(try request.json(AtenaNumberBatch.self), by: request.exchange))
            },
        ]
    }

    /// Registering a number again changes nothing and says so.
    @Sendable private func register(_ request: WebRequest) async throws -> WebResponse {
        let number = try request.json(AtenaRegistration.self).atenaNumber
        let exchange = request.exchange
        let receipt = try await store.write { tx in
            let known = try AtenaNumberStore.registration(of: number, in: tx)
            if known == nil {
                try AtenaNumberStore.add(number, by: exchange.actor.identifier, at: exchange.now, in: tx)
            }
            try exchange.record(subject: number.text, in: tx.base)
            return AtenaRegistrationReceipt(
                atenaNumber: number, registeredAt: JapanTime.text(known ?? exchange.now), isNew: known == nil)
        }
        return try .json(receipt, status: receipt.isNew ? 201 : 200)
    }
}
