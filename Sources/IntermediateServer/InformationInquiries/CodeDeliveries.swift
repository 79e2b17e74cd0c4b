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

    public func step(
        for delivery: CoreDelivery, key: @Sendable (String) -> ContentKeyStatement?, at now: Date
    ) async throws -> DeliveryStep? {
        guard case .linkageCode(let number, let code) = delivery else { return nil }
        return { [scope] tx in try CodeReceipt.keep(code, for: number, scope: scope, at: now, in: tx) }
    }

    public func kept() {}
}
