public import AuditLog
import BackgroundWork
import CodeAcquisition
public import CoreLink
import Foundation
import NationalProtocol
public import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let personalNoticesDelivered = AuditEvent(
        "personal-notice.delivered", "The server brought お知らせ to マイナポータル, took some back, or heard what was read.")
}

/// Brings notices to the portal, takes them back, and hears what was read.
public final class PersonalNoticeWorker: Sendable {
    /// Notices of one call [O].
    private static let step = 200
    /// How long a notice that waits to be read is left alone between two questions [O].
    private static let patience: TimeInterval = 300
    private let store: TenantStore
    private let portal: any NoticePortal
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
    ///   - gate: nothing is sent before 情報連携 is open.
    ///   - clock: what the time is.
    ///   - report: is told what the platform's own people should look at.
    public convenience init(
        store: TenantStore, portal: NoticePortalCalls, scope: AuditScope, gate: LinkageGate, clock: any WallClock,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        self.init(store: store, calling: portal, scope: scope, gate: gate, clock: clock, report: report)
    }

    init(
        store: TenantStore, calling portal: any NoticePortal, scope: AuditScope, gate: LinkageGate,
        clock: any WallClock, report: @escaping @Sendable (any Error) -> Void
    ) {
        self.store = store
        self.portal = portal
        self.scope = scope
        self.gate = gate
        self.clock = clock
        rounds = Rounds(every: .seconds(30), report: report)
    }

    /// Says that there may be something to do.
    public func wake() { rounds.wake() }

    /// Works until the task is cancelled.
    public func run() async { await rounds.run(work) }

    /// Takes what is due once.
    func work() async throws {
        guard gate.isOpen(at: clock.now) else { return }
        try await deliver()
        try await ask(.withdrawing, after: 0) { portal, numbers, now in try await portal.withdraw(numbers, at: now) }
        try await ask(.delivered, after: Self.patience) { portal, numbers, now in
            try await portal.states(numbers, at: now)
        }
    }

    private func deliver() async throws {
        let now = clock.now
        let (due, notices) = try await store.read { tx in
            let due = try PersonalNoticeStore(tx: tx).due(.accepted, askedBefore: now, limit: Self.step)
            // Whose 符号 was taken away since is left waiting, and found by its state.
            let notices = try due.compactMap { notice -> PortalNotice? in
                try KnownCodes.code(of: notice.atenaNumber, in: tx).map { code in
                    PortalNotice(
                        number: notice.number, linkageCode: code, title: notice.content.title,
                        text: notice.content.text, shownUntil: notice.content.shownUntil)
                }
            }
            return (due, notices)
        }
        guard !notices.isEmpty else { return }
        try await hear(try await portal.deliver(PortalNotices(notices: notices), at: now), of: due, at: now)
    }

    private func ask(
        _ state: PersonalNotice.State, after pause: TimeInterval,
        _ call: (any NoticePortal, PortalNoticeNumbers, Date) async throws -> PortalNoticeStates
    ) async throws {
        let now = clock.now
        let due = try await store.read { tx in
            try PersonalNoticeStore(tx: tx).due(
                state, askedBefore: now.addingTimeInterval(-pause), limit: Self.step)
        }
        guard !due.isEmpty else { return }
        let states = try await call(portal, PortalNoticeNumbers(numbers: due.map(\.number)), now)
        try await hear(states, of: due, at: now)
    }

    /// Keeps what the portal said, with one record for all that changed.
    private func hear(_ states: PortalNoticeStates, of notices: [PersonalNotice], at now: Date) async throws {
        let scope = scope
        let said = Dictionary(states.states.map { ($0.number, $0) }) { first, _ in first }
        try await store.write { tx in
            let kept = PersonalNoticeStore(tx: tx)
            var changes: [String: Int] = [:]
            for before in notices {
                guard let word = said[before.number] else { continue }
                var after = before
                let since = word.since.flatMap(JapanTime.parse) ?? now
                guard after.hear(word.state, since: since, at: now) else { continue }
                try kept.keep(after, insteadOf: before)
                changes[after.state.rawValue, default: 0] += 1
            }
            try kept.asked(notices.map(\.number), at: now)
            guard !changes.isEmpty else { return }
            try AuditLog.append(
                AuditEntry(
                    event: .personalNoticesDelivered, organisation: scope.organisation, bureau: scope.bureau,
                    actor: "system:platform",
                    subject: changes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")),
                at: now, in: tx.base)
        }
    }
}
