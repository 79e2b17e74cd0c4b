public import AuditLog
import BackgroundWork
import CodeAcquisition
public import CoreLink
import Foundation
import Identifiers
public import Masters
import NationalProtocol
import OrganisationProtocol
public import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let inquiryAdvanced = AuditEvent(
        "inquiry.advanced", "A 照会 was permitted or refused by the コアシステム, or ended.")
}

/// Sends 照会 and withdrawals that are due, in batches; each step is kept before the next one.
public final class InquirySender: Sendable {
    /// 照会 of one message.
    private static let batch = 500
    private static let pause: Duration = .seconds(30)
    let store: TenantStore
    private let core: any CoreCalls
    private let keys: ContentKeys
    private let permits: MasterPermits
    private let serverName: String
    private let gate: LinkageGate
    private let recorder: any LinkageRecorder
    private let scope: AuditScope
    private let clock: any WallClock
    private let rounds: Rounds

    /// Sends for one server.
    public init(
        store: TenantStore, core: any CoreCalls, keys: ContentKeys, permits: MasterPermits, serverName: String,
        gate: LinkageGate, recorder: any LinkageRecorder, scope: AuditScope, clock: any WallClock,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        self.store = store
        self.core = core
        self.keys = keys
        self.permits = permits
        self.serverName = serverName
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

    /// Sends what is due, until nothing is.
    /// - Throws: what a call throws; what was not answered is tried again later.
    public func work() async throws {
        guard gate.isOpen(at: clock.now) else { return }
        while !Task.isCancelled {
            let submitted = try await submit()
            let withdrawn = try await withdraw()
            guard submitted || withdrawn else { return }
        }
    }

    /// One batch of new 照会; false when there was none.
    private func submit() async throws -> Bool {
        let now = clock.now
        let (due, rules) = try await store.read { [permits] tx in
            let inquiries = try InquiryStore(tx: tx).toSubmit(at: now, limit: Self.batch)
            return (
                try inquiries.map { ($0, try KnownCodes.code(of: $0.entry.atenaNumber, in: tx)) },
                try permits.current(in: tx)
            )
        }
        guard !due.isEmpty, let own = rules?.holder(ofServer: serverName) else { return false }
        let sendable = due.compactMap { inquiry, code in code.map { inquiry.submission($0) } }
        var judged: [String: InquiryJudgement] = [:]
        if !sendable.isEmpty {
            do {
                let submissions = InquirySubmissions(
                    contentKey: try await keys.signed(by: own, at: now), inquiries: sendable)
                for one in try await core.submit(submissions, at: now).judgements { judged[one.correlation] = one }
            } catch {
                try await postpone(due.map(\.0), at: now)
                throw error
            }
        }
        let (judgements, end) = (judged, clock.now)
        try await store.write { tx in
            for (before, code) in due {
                try self.keep(before, in: tx, at: end) { inquiry in
                    guard code != nil else { return inquiry.lostCode(at: end) }
                    guard let judgement = judgements[inquiry.receptionNumber] else {
                        return inquiry.attemptFailed(again: Self.again(after: before.attempts, at: end))
                    }
                    inquiry.judged(judgement)
                }
            }
        }
        return true
    }

    /// One batch of withdrawals; false when there was none.
    private func withdraw() async throws -> Bool {
        let now = clock.now
        let due = try await store.read { tx in try InquiryStore(tx: tx).toWithdraw(at: now, limit: Self.batch) }
        let numbers = due.compactMap(\.processingNumber)
        guard !numbers.isEmpty else { return false }
        let endings: InquiryEndings
        do {
            endings = try await core.withdraw(InquiryWithdrawals(processingNumbers: numbers), at: now)
        } catch {
            try await postpone(due, at: now)
            throw error
        }
        let byNumber = Dictionary(endings.endings.map { ($0.processingNumber, $0) }) { first, _ in first }
        let end = clock.now
        try await store.write { tx in
            for before in due {
                guard let ending = before.processingNumber.flatMap({ byNumber[$0] }), ending.end != nil else {
                    try self.keep(before, in: tx, at: end) {
                        $0.attemptFailed(again: Self.again(after: before.attempts, at: end))
                    }
                    continue
                }
                // An answer that was first is delivered with its content; that delivery ends the 照会.
                guard ending.end != .answered else {
                    try self.keep(before, in: tx, at: end) { $0.withdrawalCameLate() }
                    continue
                }
                try self.keep(before, in: tx, at: end) { $0.ended(ending) }
            }
        }
        return true
    }

    private func postpone(_ inquiries: [Inquiry], at now: Date) async throws {
        try await store.write { tx in
            for before in inquiries {
                var after = before
                after.attemptFailed(again: Self.again(after: before.attempts, at: now))
                try InquiryStore(tx: tx).keep(after, insteadOf: before)
            }
        }
    }

    /// Ever later, up to an hour [O].
    private static func again(after attempts: Int, at now: Date) -> Date {
        now.addingTimeInterval(min(3_600, 30 * Double(1 << min(attempts, 7))))
    }

    private func keep(
        _ before: Inquiry, in tx: TenantTransaction, at now: Date, _ change: (inout Inquiry) -> Void
    ) throws {
        try InquirySteps(tx: tx, recorder: recorder, scope: scope, now: now).keep(before, change)
    }
}

extension Inquiry {
    fileprivate func submission(_ code: LinkageCode) -> InquirySubmission {
        InquirySubmission(
            correlation: receptionNumber, purpose: purpose, linkageCode: code, conditions: entry.conditions,
            isNotDisclosed: entry.isNotDisclosed, requestedAt: entry.requestedAt)
    }

    fileprivate mutating func judged(_ judgement: InquiryJudgement) {
        let instant = JapanTime.parse(judgement.judgedAt) ?? acceptedAt
        if let number = judgement.processingNumber {
            permitted(number, answerBy: judgement.answerBy.flatMap(JapanTime.parse))
        } else {
            refused(judgement.refusal ?? .noPermit, at: instant)
        }
    }
}
