public import CoreLink
public import Foundation
import Masters
public import NationalProtocol
import ServiceCalendar
import Storage
import Tenancy

/// Takes what the コアシステム delivers to the provider.
public struct ProvisionDeliveries: DeliveryHandler {
    private let server: LinkedServer
    private let wake: @Sendable () -> Void

    /// Takes for one server; `wake` tells the worker that something came.
    public init(_ server: LinkedServer, wake: @escaping @Sendable () -> Void) {
        self.server = server
        self.wake = wake
    }

    public func steps(
        for deliveries: [CoreDelivery], key: @escaping @Sendable (String) -> ContentKeyStatement?, at now: Date
    ) async throws -> [DeliveryStep?] {
        deliveries.map { step(for: $0, key: key, at: now) }
    }

    private func step(
        for delivery: CoreDelivery, key: (String) -> ContentKeyStatement?, at now: Date
    ) -> DeliveryStep? {
        switch delivery {
        case .inquiry(let request):
            let reader = key(request.contentKey).flatMap { $0.holder == request.purpose.inquirer ? $0 : nil }
            let provision = Provision(
                request: request, receivedAt: now, readerKey: reader?.publicKey, state: .received)
            return { tx in
                try steps(tx, now).add(try decided(provision, at: now, in: tx))
                return nil
            }
        case .ending(let ending):
            guard let end = ending.end else { return nil }
            return { tx in
                guard let before = try ProvisionBook(tx: tx).provision(ending.processingNumber) else { return nil }
                var after = before
                after.ended(end, at: ending.endedAt.flatMap(JapanTime.parse) ?? now)
                try steps(tx, now).keep(after, insteadOf: before, by: "system:core-system")
                return nil
            }
        case .answer, .linkageCode: return nil
        }
    }

    public func kept() { wake() }

    private func steps(_ tx: TenantTransaction, _ now: Date) -> ProvisionSteps {
        ProvisionSteps(tx: tx, recorder: server.recorder, scope: server.scope, now: now)
    }

    /// What came, decided in the transaction that keeps it.
    ///
    /// What cannot be decided is kept all the same: the worker takes it up and says why, and nothing behind it waits.
    private func decided(_ provision: Provision, at now: Date, in tx: TenantTransaction) throws -> Provision {
        let rules = try server.permits.current(in: tx)
        let decider = ProvisionDecider(tx: tx, rules: rules, own: server.holder(by: rules), now: now)
        do {
            return try decider.decided(provision)
        } catch let error as StoreError {
            throw error
        } catch {
            return provision
        }
    }
}
