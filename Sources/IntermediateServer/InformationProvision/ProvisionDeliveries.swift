public import CoreLink
public import Foundation
public import NationalProtocol
import ServiceCalendar
public import WebServer

/// Takes what the コアシステム delivers to the provider.
public struct ProvisionDeliveries: DeliveryHandler {
    private let recorder: any LinkageRecorder
    private let scope: AuditScope
    private let wake: @Sendable () -> Void

    /// Takes for one server; `wake` tells the worker that something came.
    public init(recorder: any LinkageRecorder, scope: AuditScope, wake: @escaping @Sendable () -> Void) {
        self.recorder = recorder
        self.scope = scope
        self.wake = wake
    }

    public func step(
        for delivery: CoreDelivery, key: @Sendable (String) -> ContentKeyStatement?, at now: Date
    ) async throws -> DeliveryStep? {
        switch delivery {
        case .inquiry(let request):
            let reader = key(request.contentKey).flatMap { $0.holder == request.purpose.inquirer ? $0 : nil }
            let provision = Provision(
                request: request, receivedAt: now, readerKey: reader?.publicKey, state: .received)
            return { [recorder, scope] tx in
                try ProvisionSteps(tx: tx, recorder: recorder, scope: scope, now: now).add(provision)
            }
        case .ending(let ending):
            guard let end = ending.end else { return nil }
            return { [recorder, scope] tx in
                guard let before = try ProvisionBook(tx: tx).provision(ending.processingNumber) else { return }
                var after = before
                after.ended(end, at: ending.endedAt.flatMap(JapanTime.parse) ?? now)
                try ProvisionSteps(tx: tx, recorder: recorder, scope: scope, now: now).keep(
                    after, insteadOf: before, by: "system:core-system")
            }
        case .answer, .linkageCode: return nil
        }
    }

    public func kept() { wake() }
}
