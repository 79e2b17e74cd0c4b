public import CoreLink
import Crypto
import Foundation
import Identifiers
import Masters
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import SortedJSON
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

    /// Decides on one batch of what could not be decided when it came; answers how many.
    @Sendable private func decide() async throws -> Int {
        // Hardly ever there is any: nobody who writes waits for the question.
        guard try await server.store.read({ tx in try !ProvisionBook(tx: tx).new(limit: 1).isEmpty }) else {
            return 0
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
            return new.count
        }
    }

    /// Sends one batch; answers how many it was of.
    @Sendable private func send() async throws -> Int {
        let now = server.clock.now
        let (ready, contents, rules) = try await server.store.read { [server] tx in
            let ready = try ProvisionBook(tx: tx).ready(at: now, limit: Self.batch)
            let contents = try ready.map { provision in
                try provision.answer?.content.map {
                    try ProvisionContent.text($0, of: provision.number, in: tx)
                }
            }
            return (ready, contents, try server.permits.current(in: tx))
        }
        guard !ready.isEmpty, let own = server.holder(by: rules) else { return 0 }
        let endings: InquiryEndings
        do {
            let key = try await server.keys.key(at: now)
            let answers = try await Self.answers(Array(zip(ready, contents)), by: key)
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
        return ready.count
    }

    /// Answers in any order, since each names its inquiry: one secret is made with each reader.
    private static func answers(
        _ ready: [(Provision, String?)], by key: P256.KeyAgreement.PrivateKey
    ) async throws -> [ProvisionAnswer] {
        try await Array(Dictionary(grouping: ready) { $0.0.readerKey }).inParallel { reader, provisions in
            guard let reader = reader.flatMap({ Data(base64Encoded: $0) }) else { return [ProvisionAnswer]() }
            let sealer = try ContentSealer(
                for: try P256.KeyAgreement.PublicKey(x963Representation: reader), by: key)
            return try provisions.compactMap { try answer($0, $1, by: sealer) }
        }.flatMap(\.self)
    }

    private static func answer(
        _ provision: Provision, _ content: String?, by sealer: ContentSealer
    ) throws -> ProvisionAnswer? {
        guard let answer = provision.answer else { return nil }
        let sealed = try content.map { content in
            try sealer.seal(Array(content.utf8), about: SealedSubject(provision.number, provision.purpose))
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
