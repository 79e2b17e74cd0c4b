public import CoreLink
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

    public func steps(
        for deliveries: [CoreDelivery], key: @escaping @Sendable (String) -> ContentKeyStatement?, at now: Date
    ) async throws -> [DeliveryStep?] {
        let answers = deliveries.compactMap { delivery -> InquiryAnswer? in
            if case .answer(let answer) = delivery, answer.content != nil { answer } else { nil }
        }
        let sealed = try await sealed(answers, by: key)
        return deliveries.map { delivery in
            switch delivery {
            case .answer(let answer):
                let sealed = sealed[answer.ending.correlation]
                return step(answer.ending, at: now) { inquiry in
                    guard !inquiry.state.isOver else { return }
                    inquiry.ended(answer.ending)
                    inquiry.sealed = sealed
                }
            case .ending(let ending): return step(ending, at: now) { $0.ended(ending) }
            case .inquiry, .linkageCode: return nil
            }
        }
    }

    public func kept() {}

    /// What is kept of answers: only what opens, by the provider that was asked.
    private func sealed(
        _ answers: [InquiryAnswer], by key: @escaping @Sendable (String) -> ContentKeyStatement?
    ) async throws -> [String: Inquiry.Sealed] {
        guard !answers.isEmpty else { return [:] }
        let found = try await server.store.read { [keys = server.keys] tx in
            // Where no key was ever made, nothing was sealed for it.
            try keys.opener(in: tx).map { opener in
                (opener, try answers.map { try InquiryStore(tx: tx).inquiry($0.ending.correlation) })
            }
        }
        guard let (opener, inquiries) = found else { return [:] }
        let opened = try await Array(zip(answers, inquiries)).inParallel { [waiting] answer, inquiry in
            inquiry.flatMap { Self.sealed(answer, of: $0, by: key(answer.contentKey), openedBy: opener, waiting) }
        }
        return Dictionary(
            zip(answers.map(\.ending.correlation), opened).compactMap { name, sealed in
                sealed.map { (name, $0) }
            }
        ) { first, _ in first }
    }

    private static func sealed(
        _ answer: InquiryAnswer, of inquiry: Inquiry, by writer: ContentKeyStatement?,
        openedBy opener: ContentOpener, _ waiting: InquiryWaiting
    ) -> Inquiry.Sealed? {
        guard let content = answer.content, let writer, writer.holder == inquiry.purpose.provider else { return nil }
        var opened = inquiry
        opened.ended(answer.ending)
        opened.sealed = Inquiry.Sealed(content: content, writer: writer.publicKey)
        guard let sealed = opened.sealed, let content = try? opened.content(openedBy: opener) else { return nil }
        waiting.opened(content, from: sealed, of: opened.receptionNumber)
        return sealed
    }

    private func step(
        _ ending: InquiryEnding, at now: Date, _ change: @escaping @Sendable (inout Inquiry) -> Void
    ) -> DeliveryStep {
        { [server, waiting] tx -> (@Sendable () -> Void)? in
            // An ending goes to the provider too: there no 照会 has its number.
            guard let before = try InquiryStore(tx: tx).inquiry(ending.correlation) else { return nil }
            let after = try InquirySteps(
                tx: tx, recorder: server.recorder, scope: server.scope, now: now
            ).keep(before, change)
            guard let after else { return nil }
            return { waiting.stands(after) }
        }
    }
}
