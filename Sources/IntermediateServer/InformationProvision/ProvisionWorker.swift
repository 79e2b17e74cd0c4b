public import CoreLink
import Crypto
import Foundation
import Identifiers
import Masters
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import Tenancy
import WebServer

/// Decides on what came and sends what is ready, in batches; each step is kept before the next one.
public final class ProvisionWorker: Sendable {
    private static let batch = 200
    private let server: LinkedServer
    private let rounds: CoreRounds
    private var steps: [CoreRounds.Step] { [decide, send] }

    /// Works for one server.
    public init(_ server: LinkedServer, report: @escaping @Sendable (any Error) -> Void) {
        self.server = server
        rounds = CoreRounds(server, report: report)
    }

    /// Says that there may be something to do.
    public func wake() { rounds.wake() }

    /// Works until the task is cancelled.
    public func run() async { await rounds.run(steps) }

    /// Decides and sends what is due, until nothing is.
    /// - Throws: what a call throws; what was not sent is sent later.
    public func work() async throws { try await rounds.work(steps) }

    /// Decides on one batch of what could not be decided when it came; false when there was none.
    @Sendable private func decide() async throws -> Bool {
        // Hardly ever there is any: nobody who writes waits for the question.
        guard try await server.store.read({ tx in try !ProvisionBook(tx: tx).new(limit: 1).isEmpty }) else {
            return false
        }
        let now = server.clock.now
        return try await server.store.write { [server] tx in
            let new = try ProvisionBook(tx: tx).new(limit: Self.batch)
            let rules = try server.permits.current(in: tx)
            let decider = ProvisionDecider(
                tx: tx, rules: rules, own: server.holder(by: rules), now: now)
            let steps = ProvisionSteps(tx: tx, recorder: server.recorder, scope: server.scope, now: now)
            for before in new {
                try steps.keep(try decider.decided(before), insteadOf: before, by: "system:platform")
            }
            return !new.isEmpty
        }
    }

    /// Sends one batch; false when there was none.
    @Sendable private func send() async throws -> Bool {
        let now = server.clock.now
        let (ready, contents, rules) = try await server.store.read { [server] tx in
            let ready = try ProvisionBook(tx: tx).ready(at: now, limit: Self.batch)
            let contents = try ready.map { provision in
                try provision.answer?.content.map {
                    try ProvisionContent.open($0, of: provision.number, in: tx)
                }
            }
            return (ready, contents, try server.permits.current(in: tx))
        }
        guard !ready.isEmpty, let own = server.holder(by: rules) else { return false }
        let endings: InquiryEndings
        do {
            let key = try await server.keys.key(at: now)
            let answers = try await zip(ready, contents).map { ($0, $1) }.inParallel { provision, content in
                try Self.answer(provision, content, by: key)
            }.compactMap(\.self)
            endings = try await server.core.answer(
                ProvisionAnswers(contentKey: try await server.keys.signed(by: own, at: now), answers: answers), at: now)
        } catch {
            try await postpone(ready, at: now)
            throw error
        }
        let byNumber = Dictionary(endings.endings.map { ($0.processingNumber, $0) }) { first, _ in first }
        let end = server.clock.now
        try await server.store.write { [server] tx in
            let steps = ProvisionSteps(tx: tx, recorder: server.recorder, scope: server.scope, now: end)
            for before in ready {
                var after = before
                guard let ending = byNumber[before.number], let how = ending.end else {
                    after.attemptFailed(again: CoreRounds.again(after: before.attempts, at: end))
                    _ = try ProvisionBook(tx: tx).keep(after, insteadOf: before)
                    continue
                }
                after.ended(how, at: ending.endedAt.flatMap(JapanTime.parse) ?? end)
                try steps.keep(after, insteadOf: before, by: "system:core-system")
            }
        }
        return true
    }

    private static func answer(
        _ provision: Provision, _ content: ProvidedContent?, by key: P256.KeyAgreement.PrivateKey
    ) throws -> ProvisionAnswer? {
        guard let answer = provision.answer, let reader = provision.readerKey.flatMap({ Data(base64Encoded: $0) })
        else { return nil }
        let sealed = try content.map { content in
            try ContentSeal.seal(
                Array(try ProvisionCoding.text(content).utf8),
                for: try P256.KeyAgreement.PublicKey(x963Representation: reader), by: key,
                about: SealedSubject(provision.number, provision.purpose))
        }
        return ProvisionAnswer(
            processingNumber: provision.number, code: answer.code, content: sealed,
            isNotDisclosed: answer.isNotDisclosed)
    }

    private func postpone(_ provisions: [Provision], at now: Date) async throws {
        try await server.store.write { tx in
            for before in provisions {
                var after = before
                after.attemptFailed(again: CoreRounds.again(after: before.attempts, at: now))
                _ = try ProvisionBook(tx: tx).keep(after, insteadOf: before)
            }
        }
    }
}
