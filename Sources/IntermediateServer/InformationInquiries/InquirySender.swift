public import AuditLog
import CodeAcquisition
public import CoreLink
import Foundation
import Identifiers
import Masters
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import Tenancy
import WebServer

extension AuditEvent {
    public static let inquiryAdvanced = AuditEvent(
        "inquiry.advanced", "A 照会 was permitted or refused by the コアシステム, or ended.")
}

/// Sends 照会 and withdrawals that are due, in batches; each step is kept before the next one.
public final class InquirySender: Sendable {
    /// 照会 of one message.
    private static let batch = 500
    private let server: LinkedServer
    private let waiting: InquiryWaiting
    private let rounds: CoreRounds
    private var steps: [CoreRounds.Step] { [submit, withdraw] }

    /// Sends for one server.
    public init(_ server: LinkedServer, waiting: InquiryWaiting, report: @escaping @Sendable (any Error) -> Void) {
        self.server = server
        self.waiting = waiting
        rounds = CoreRounds(server, report: report)
    }

    /// Says that there may be something to do.
    public func wake() { rounds.wake() }

    /// Works until the task is cancelled.
    public func run() async { await rounds.run(steps) }

    /// Sends what is due, until nothing is.
    /// - Throws: what a call throws; what was not answered is tried again later.
    public func work() async throws { try await rounds.work(steps) }

    /// One batch of new 照会; answers how many.
    @Sendable private func submit() async throws -> Int {
        let now = server.clock.now
        let (due, rules) = try await server.store.read { [permits = server.permits] tx in
            let inquiries = try InquiryStore(tx: tx).toSubmit(at: now, limit: Self.batch)
            return (
                try inquiries.map { ($0, try KnownCodes.code(of: $0.entry.atenaNumber, in: tx)) },
                try permits.current(in: tx)
            )
        }
        guard !due.isEmpty, let own = server.holder(by: rules) else { return 0 }
        let sendable = due.compactMap { inquiry, code in code.map { inquiry.submission($0) } }
        var judged: [String: InquiryJudgement] = [:]
        if !sendable.isEmpty {
            do {
                let submissions = InquirySubmissions(
                    contentKey: try await server.keys.signed(by: own, at: now), inquiries: sendable)
                for one in try await server.core.submit(submissions, at: now).judgements {
                    judged[one.correlation] = one
                }
            } catch {
                try await postpone(due.map(\.0), at: now)
                throw error
            }
        }
        let (judgements, end) = (judged, server.clock.now)
        let kept = try await server.store.write { tx in
            try due.compactMap { before, code in
                try self.keep(before, in: tx, at: end, wasAsked: code != nil) { inquiry in
                    guard code != nil else { return inquiry.lostCode(at: end) }
                    guard let judgement = judgements[inquiry.receptionNumber] else {
                        return inquiry.attemptFailed(again: CoreRounds.again(after: before.attempts, at: end))
                    }
                    inquiry.judged(judgement)
                }
            }
        }
        for inquiry in kept { waiting.stands(inquiry) }
        return due.count
    }

    /// One batch of withdrawals; answers how many.
    @Sendable private func withdraw() async throws -> Int {
        let now = server.clock.now
        let due = try await server.store.read { tx in try InquiryStore(tx: tx).toWithdraw(at: now, limit: Self.batch) }
        let numbers = due.compactMap(\.processingNumber)
        guard !numbers.isEmpty else { return 0 }
        let endings: InquiryEndings
        do {
            endings = try await server.core.withdraw(InquiryWithdrawals(processingNumbers: numbers), at: now)
        } catch {
            try await postpone(due, at: now)
            throw error
        }
        let byNumber = Dictionary(endings.endings.map { ($0.processingNumber, $0) }) { first, _ in first }
        let end = server.clock.now
        let kept = try await server.store.write { tx in
            try due.compactMap { before -> Inquiry? in
                guard let ending = before.processingNumber.flatMap({ byNumber[$0] }), ending.end != nil else {
                    return try self.keep(before, in: tx, at: end) {
                        $0.attemptFailed(again: CoreRounds.again(after: before.attempts, at: end))
                    }
                }
                // An answer that was first is delivered with its content; that delivery ends the 照会.
                guard ending.end != .answered else {
                    return try self.keep(before, in: tx, at: end) { $0.withdrawalCameLate() }
                }
                return try self.keep(before, in: tx, at: end) { $0.ended(ending) }
            }
        }
        for inquiry in kept { waiting.stands(inquiry) }
        return due.count
    }

    private func postpone(_ inquiries: [Inquiry], at now: Date) async throws {
        try await server.store.write { tx in
            for before in inquiries {
                var after = before
                after.attemptFailed(again: CoreRounds.again(after: before.attempts, at: now))
                try InquiryStore(tx: tx).keep(after, insteadOf: before)
            }
        }
    }

    private func keep(
        _ before: Inquiry, in tx: TenantTransaction, at now: Date, wasAsked: Bool = true,
        _ change: (inout Inquiry) -> Void
    ) throws -> Inquiry? {
        try InquirySteps(tx: tx, recorder: server.recorder, scope: server.scope, now: now)
            .keep(before, wasAsked: wasAsked, change)
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
