public import CoreLink
import Crypto
public import Foundation
public import NationalProtocol
import Tenancy

/// Takes what the コアシステム delivers to the inquirer.
public struct InquiryDeliveries: DeliveryHandler {
    private let server: LinkedServer
    private let waiting: InquiryWaiting

    /// Takes for one server.
    public init(_ server: LinkedServer, waiting: InquiryWaiting) {
        self.server = server
        self.waiting = waiting
    }

    public func step(
        for delivery: CoreDelivery, key: @Sendable (String) -> ContentKeyStatement?, at now: Date
    ) async throws -> DeliveryStep? {
        switch delivery {
        case .answer(let answer):
            let sealed = try await sealed(answer, by: key(answer.contentKey), at: now)
            return step(answer.ending, at: now) { inquiry in
                guard !inquiry.state.isOver else { return }
                inquiry.ended(answer.ending)
                inquiry.sealed = sealed
            }
        case .ending(let ending): return step(ending, at: now) { $0.ended(ending) }
        case .inquiry, .linkageCode: return nil
        }
    }

    public func kept() { waiting.tell() }

    /// What is kept of an answer: only what opens, by the provider that was asked.
    private func sealed(
        _ answer: InquiryAnswer, by writer: ContentKeyStatement?, at now: Date
    ) async throws -> Inquiry.Sealed? {
        guard let content = answer.content, let writer else { return nil }
        let own = try await server.keys.key(at: now)
        let found = try await server.store.read { tx in
            try InquiryStore(tx: tx).inquiry(answer.ending.correlation)
        }
        guard var opened = found, writer.holder == opened.purpose.provider else { return nil }
        opened.ended(answer.ending)
        opened.sealed = Inquiry.Sealed(content: content, writer: writer.publicKey)
        guard let sealed = opened.sealed, let content = try? opened.content(openedWith: own) else { return nil }
        waiting.opened(content, from: sealed, of: opened.receptionNumber)
        return sealed
    }

    private func step(
        _ ending: InquiryEnding, at now: Date, _ change: @escaping @Sendable (inout Inquiry) -> Void
    ) -> DeliveryStep {
        { [server, waiting] tx in
            // An ending goes to the provider too: there no 照会 has its number.
            guard let before = try InquiryStore(tx: tx).inquiry(ending.correlation) else { return }
            try InquirySteps(
                tx: tx, recorder: server.recorder, scope: server.scope, waiting: waiting, now: now
            ).keep(before, change)
        }
    }
}
