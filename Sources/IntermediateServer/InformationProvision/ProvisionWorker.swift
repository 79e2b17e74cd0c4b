import BackgroundWork
public import CoreLink
import Crypto
import Foundation
import Identifiers
public import Masters
import NationalProtocol
import OrganisationProtocol
public import PKI
public import ServiceCalendar
public import Tenancy
public import WebServer

/// Decides on what came and sends what is ready, in batches; each step is kept before the next one.
public final class ProvisionWorker: Sendable {
    private static let batch = 200
    private static let pause: Duration = .seconds(30)
    private let store: TenantStore
    private let core: any CoreCalls
    private let keys: ContentKeys
    private let permits: MasterPermits
    private let serverName: String
    private let vault: KeyVault
    private let gate: LinkageGate
    private let recorder: any LinkageRecorder
    private let scope: AuditScope
    private let clock: any WallClock
    private let rounds: Rounds

    /// Works for one server.
    public init(
        store: TenantStore, core: any CoreCalls, keys: ContentKeys, permits: MasterPermits, serverName: String,
        vault: KeyVault, gate: LinkageGate, recorder: any LinkageRecorder, scope: AuditScope, clock: any WallClock,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        self.store = store
        self.core = core
        self.keys = keys
        self.permits = permits
        self.serverName = serverName
        self.vault = vault
        self.gate = gate
        self.recorder = recorder
        self.scope = scope
        self.clock = clock
        rounds = Rounds(every: Self.pause, report: report)
    }

    /// Says that there may be something to do.
    public func wake() { rounds.wake() }

    /// Works until the task is cancelled.
    public func run() async { await rounds.run(work) }

    /// Decides and sends what is due, until nothing is.
    /// - Throws: what a call throws; what was not sent is sent later.
    public func work() async throws {
        guard gate.isOpen(at: clock.now) else { return }
        while !Task.isCancelled {
            let decided = try await decide()
            let sent = try await send()
            guard decided || sent else { return }
        }
    }

    /// Decides on one batch; false when there was none.
    private func decide() async throws -> Bool {
        let now = clock.now
        return try await store.write { [vault, permits, serverName, recorder, scope] tx in
            let new = try ProvisionBook(tx: tx).new(limit: Self.batch)
            let rules = try permits.current(in: tx)
            let decider = ProvisionDecider(
                tx: tx, vault: vault, rules: rules, own: rules?.holder(ofServer: serverName), now: now)
            let steps = ProvisionSteps(tx: tx, recorder: recorder, scope: scope, now: now)
            for before in new {
                try steps.keep(try decider.decided(before), insteadOf: before, by: "system:platform")
            }
            return !new.isEmpty
        }
    }

    /// Sends one batch; false when there was none.
    private func send() async throws -> Bool {
        let now = clock.now
        let (ready, contents, rules) = try await store.read { [vault, permits] tx in
            let ready = try ProvisionBook(tx: tx).ready(at: now, limit: Self.batch)
            let contents = try ready.map { provision in
                try provision.answer?.content.map {
                    try ProvisionContent.open($0, of: provision.number, in: tx, vault)
                }
            }
            return (ready, contents, try permits.current(in: tx))
        }
        guard !ready.isEmpty, let own = rules?.holder(ofServer: serverName) else { return false }
        let endings: InquiryEndings
        do {
            let key = try await keys.key(at: now)
            let answers = try zip(ready, contents).compactMap { try Self.answer($0, $1, by: key) }
            endings = try await core.answer(
                ProvisionAnswers(contentKey: try await keys.signed(by: own, at: now), answers: answers), at: now)
        } catch {
            try await postpone(ready, at: now)
            throw error
        }
        let byNumber = Dictionary(endings.endings.map { ($0.processingNumber, $0) }) { first, _ in first }
        let end = clock.now
        try await store.write { [recorder, scope] tx in
            let steps = ProvisionSteps(tx: tx, recorder: recorder, scope: scope, now: end)
            for before in ready {
                var after = before
                guard let ending = byNumber[before.number], let how = ending.end else {
                    after.attemptFailed(again: Self.again(after: before.attempts, at: end))
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

    /// Ever later, up to an hour [O].
    private static func again(after attempts: Int, at now: Date) -> Date {
        now.addingTimeInterval(min(3_600, 30 * Double(1 << min(attempts, 7))))
    }

    private func postpone(_ provisions: [Provision], at now: Date) async throws {
        try await store.write { tx in
            for before in provisions {
                var after = before
                after.attemptFailed(again: Self.again(after: before.attempts, at: now))
                _ = try ProvisionBook(tx: tx).keep(after, insteadOf: before)
            }
        }
    }
}
