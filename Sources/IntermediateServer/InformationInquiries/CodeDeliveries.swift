import CodeAcquisition
public import CoreLink
public import Foundation
public import NationalProtocol
public import WebServer

/// Takes 符号 that the national side delivers, so that the persons can be asked about.
public struct CodeDeliveries: DeliveryHandler {
    private let scope: AuditScope

    /// Takes for one server.
    public init(scope: AuditScope) {
        self.scope = scope
    }

    public func steps(
        for deliveries: [CoreDelivery], key: @escaping @Sendable (String) -> ContentKeyStatement?, at now: Date
    ) async throws -> [DeliveryStep?] {
        deliveries.map { delivery in
            guard case .linkageCode(let number, let code) = delivery else { return nil }
            return { [scope] tx in
                try CodeReceipt.keep(code, for: number, scope: scope, at: now, in: tx)
                return nil
            }
        }
    }

    public func kept() {}
}
