public import AuditLog
import BackgroundWork
import CodeAcquisition
public import CoreLink
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ReplicaDisclosure
import ReplicaRegistration
public import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let selfDisclosureAnswered = AuditEvent(
        "self-disclosure.answered", "A person asked for their own 特定個人情報 at マイナポータル, and got it or a reason why not.")
}

/// Collects persons' requests, answers them from 副本, and brings the answers to the portal.
public final class SelfDisclosureWorker: Sendable {
    /// Requests of one call, and 副本 of one person [O].
    private static let (step, replicas) = (100, 1_000)
    private let store: TenantStore
    private let portal: any SelfDisclosurePortal
    private let scope: AuditScope
    private let gate: LinkageGate
    private let clock: any WallClock
    private let rounds: Rounds

    /// Works for one server.
    ///
    /// - Parameters:
    ///   - store: the server's rows.
    ///   - portal: whom it speaks to.
    ///   - scope: whose audit records they are.
    ///   - gate: nothing is answered before 情報連携 is open.
    ///   - clock: what the time is.
    ///   - report: is told what the platform's own people should look at.
    public convenience init(
        store: TenantStore, portal: SelfDisclosurePortalCalls, scope: AuditScope, gate: LinkageGate,
        clock: any WallClock, report: @escaping @Sendable (any Error) -> Void
    ) {
        self.init(store: store, calling: portal, scope: scope, gate: gate, clock: clock, report: report)
    }

    init(
        store: TenantStore, calling portal: any SelfDisclosurePortal, scope: AuditScope, gate: LinkageGate,
        clock: any WallClock, report: @escaping @Sendable (any Error) -> Void
    ) {
        self.store = store
        self.portal = portal
        self.scope = scope
        self.gate = gate
        self.clock = clock
        // A person waits at a screen.
        rounds = Rounds(every: .seconds(2), report: report)
    }

    /// Works until the task is cancelled.
    public func run() async { await rounds.run(work) }

    /// Takes what is there once.
    func work() async throws {
        guard gate.isOpen(at: clock.now) else { return }
        try await collect()
        try await deliver()
    }

    private func collect() async throws {
        let now = clock.now
        let last = try await store.read { tx in try SelfDisclosureStore(tx: tx).lastNumber() }
        let found = try await portal.collect(PersonalRequestCollection(after: last, limit: Self.step), at: now)
        guard !found.requests.isEmpty else { return }
        let scope = scope
        try await store.write { tx in
            let kept = SelfDisclosureStore(tx: tx)
            for request in found.requests where request.number > last {
                guard try kept.disclosure(request.number) == nil else { continue }
                let disclosure = try Self.answer(request, at: now, in: tx)
                try kept.add(disclosure)
                try AuditLog.append(
                    AuditEntry(
                        event: .selfDisclosureAnswered, organisation: scope.organisation, bureau: scope.bureau,
                        actor: "system:personal-portal",
                        subject: "request \(disclosure.number) \(disclosure.atenaNumber?.text ?? "nobody") "
                            + "\(disclosure.item.text) \(disclosure.answer.reason?.rawValue ?? "provided")"),
                    at: now, in: tx.base)
            }
        }
    }

    /// What a request is answered with by what the server knows now.
    private static func answer(
        _ request: PersonalRequest, at now: Date, in tx: TenantTransaction
    ) throws -> SelfDisclosure {
        let persons = try KnownCodes.persons(with: request.linkageCode, in: tx)
        let person = persons.count == 1 ? persons.first : nil
        let found =
            try person.map { person in
                try ReplicaStore(tx: tx).replicas(of: person, in: nil, limit: replicas)
                    .filter { $0.record.itemCode == request.itemCode }
            } ?? []
        let flags = try person.map { person in
            try StandingFlags.read(
                of: person, replicas: found.map { ($0.system, $0.record.recordIdentifier) }, in: tx)
        }
        return SelfDisclosure(
            number: request.number, atenaNumber: person, item: request.itemCode,
            askedAt: JapanTime.parse(request.askedAt) ?? now,
            answer: SelfDisclosureRules.answer(
                persons: persons, replicas: found, isBarred: flags?.bansAutomaticAnswer ?? false,
                on: CalendarDay(now).description), answeredAt: now, deliveredAt: nil)
    }

    private func deliver() async throws {
        let now = clock.now
        let due = try await store.read { tx in try SelfDisclosureStore(tx: tx).undelivered(limit: Self.step) }
        guard !due.isEmpty else { return }
        let receipt = try await portal.answer(PersonalAnswers(answers: due.map(PersonalAnswer.init)), at: now)
        try await store.write { tx in
            for number in receipt.kept { try SelfDisclosureStore(tx: tx).delivered(number, at: now) }
        }
    }
}

extension PersonalAnswer {
    init(_ disclosure: SelfDisclosure) {
        self.init(
            number: disclosure.number, reasonCode: disclosure.answer.reason?.rawValue,
            records: disclosure.answer.records.map { record in
                Record(
                    from: record.publicationStart, until: record.publicationEnd,
                    values: record.values.sorted { $0.key < $1.key }.map { name, value in
                        switch value {
                        case .text(let text): Value(name: name, value: text, reasonOfNull: nil)
                        case .missing(let reason): Value(name: name, value: nil, reasonOfNull: reason)
                        }
                    })
            }, answeredAt: JapanTime.text(disclosure.answeredAt))
    }
}
