public import AuditLog
public import BackgroundWork
public import Foundation
public import Identifiers
public import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let replicaLinkHeld = AuditEvent(
        "replica-link.held",
        "A 副本 contradicts 統合宛名's birth date or sex, and is offered to nobody until a person decided.")
}

/// Compares 副本 that say a birth date or a sex with 団体内統合宛名, person by person, after they were registered.
///
/// Until that is done, and as long as they differ, nobody is offered the 副本.
public struct ReplicaLinkCheck: Sendable {
    /// Asks 団体内統合宛名システム.
    public typealias Ask = @Sendable (_ number: AtenaNumber, _ now: Date) async throws -> PersonFacts

    /// 副本 of one round: others get their turn between two.
    private static let step = 200

    let store: TenantStore
    let scope: AuditScope
    let clock: any WallClock
    let ask: Ask

    /// Works for one server.
    public init(store: TenantStore, scope: AuditScope, clock: any WallClock, ask: @escaping Ask) {
        self.store = store
        self.scope = scope
        self.clock = clock
        self.ask = ask
    }

    /// Works until the task is cancelled.
    public func run(_ rounds: Rounds) async {
        await rounds.run { if try await work() { rounds.wake() } }
    }

    /// Compares what is due; answers whether there may be more.
    func work() async throws -> Bool {
        let now = clock.now
        let due = try await store.read { tx in try ReplicaLinkStore(tx: tx).due(at: now, limit: Self.step) }
        let persons = Dictionary(grouping: due, by: \.link.atenaNumber)
        for (number, links) in persons.sorted(by: { $0.key.text < $1.key.text }) {
            try Task.checkCancellation()
            let facts = try? await ask(number, now)
            try await store.write { [scope] tx in
                for (link, record) in links {
                    try Self.judge(link, IdentityClaim(record), facts, scope, at: now, in: tx)
                }
            }
        }
        return due.count == Self.step
    }

    private static func judge(
        _ link: ReplicaLink, _ claim: IdentityClaim?, _ facts: PersonFacts?, _ scope: AuditScope, at now: Date,
        in tx: TenantTransaction
    ) throws {
        let links = ReplicaLinkStore(tx: tx)
        // What moved or was decided meanwhile is another question.
        guard try links.link(link.system, link.record.text) == link else { return }
        guard let facts else { return try links.keep(link.postponed(at: now)) }
        guard let held = link.compared(claim?.contradictions(with: facts) ?? [], at: now) else {
            return try links.remove(link)
        }
        try links.keep(held)
        try AuditLog.append(
            AuditEntry(
                event: .replicaLinkHeld, outcome: .success, organisation: scope.organisation, bureau: scope.bureau,
                actor: "system:platform", remoteAddress: "",
                subject: "\(held.system) \(held.record.text) \(held.findings.map(\.rawValue).joined(separator: " "))"),
            at: now, in: tx.base)
    }
}
