public import CoreLink
import Crypto
public import Foundation
public import NationalProtocol
import ServiceCalendar
public import WebServer

/// Takes what the コアシステム delivers to the inquirer.
public struct InquiryDeliveries: DeliveryHandler {
    private let keys: ContentKeys
    private let recorder: any LinkageRecorder
    private let scope: AuditScope

    /// Takes for one server.
    public init(keys: ContentKeys, recorder: any LinkageRecorder, scope: AuditScope) {
        self.keys = keys
        self.recorder = recorder
        self.scope = scope
    }

    public func step(
        for delivery: CoreDelivery, key: @Sendable (String) -> ContentKeyStatement?, at now: Date
    ) async throws -> DeliveryStep? {
        switch delivery {
        case .answer(let answer):
            let writer = key(answer.contentKey)
            let own = try await keys.key(at: now)
            return step(answer.ending, at: now) { inquiry in
                inquiry.ended(answer.ending)
                guard let content = answer.content, let writer else { return }
                // Only what opens, by the provider that was asked, is kept.
                let sealed = Inquiry.Sealed(content: content, writer: writer.publicKey)
                var opened = inquiry
                opened.sealed = sealed
                guard writer.holder == inquiry.purpose.provider, (try? opened.content(openedWith: own)) != nil else {
                    return
                }
                inquiry = opened
            }
        case .ending(let ending): return step(ending, at: now) { $0.ended(ending) }
        case .inquiry, .linkageCode: return nil
        }
    }

    public func kept() {}

    private func step(
        _ ending: InquiryEnding, at now: Date, _ change: @escaping @Sendable (inout Inquiry) -> Void
    ) -> DeliveryStep {
        { [recorder, scope] tx in
            // An ending goes to the provider too: there no 照会 has its number.
            guard let before = try InquiryStore(tx: tx).inquiry(ending.correlation) else { return }
            try InquirySteps(tx: tx, recorder: recorder, scope: scope, now: now).keep(before, change)
        }
    }
}
