import Foundation
import Identifiers

/// Whether a 副本 is surely about whom it is registered for, as long as that is in question.
struct ReplicaLink: Sendable, Hashable {
    enum State: String, Sendable, CaseIterable {
        /// Not compared yet.
        case pending
        /// Contradicts 統合宛名; waits for a person.
        case held
        /// A person said that it is right.
        case released
        /// A person said that it is wrong: it is offered to nobody.
        case withheld

        var title: String {
            switch self {
            case .pending: "照合待ち"
            case .held: "提供保留"
            case .released: "保留解除（副本は正しい）"
            case .withheld: "提供しない（副本は誤り）"
            }
        }

        /// Whether the 副本 may be offered to others: fail closed.
        var isOffered: Bool { self == .released }
    }

    let system: String
    let record: RecordIdentifier
    let atenaNumber: AtenaNumber
    var state: State
    var findings: [IdentityClaim.Contradiction]
    var attempts: Int
    var nextAttemptAt: Date?
    var changedAt: Date
    /// Who decided, and why; empty before anybody did.
    var decidedBy: String
    var reason: String

    /// What a comparison says; nil when nothing speaks against the 副本 any more.
    func compared(_ found: [IdentityClaim.Contradiction], at now: Date) -> ReplicaLink? {
        guard !found.isEmpty else { return nil }
        var link = self
        link.state = .held
        link.findings = found
        link.nextAttemptAt = nil
        link.changedAt = now
        return link
    }

    /// 統合宛名 could not be asked: again after a minute, two, four, an hour at last [O].
    func postponed(at now: Date) -> ReplicaLink {
        var link = self
        link.attempts += 1
        link.nextAttemptAt = now.addingTimeInterval(min(3_600, 60 * pow(2, Double(min(attempts, 10)))))
        return link
    }

    /// What a person decides; nothing before the comparison, and anything again afterwards.
    func decided(_ state: State, by person: String, because reason: String, at now: Date) -> ReplicaLink? {
        guard self.state != .pending, state == .released || state == .withheld else { return nil }
        var link = self
        link.state = state
        link.decidedBy = person
        link.reason = reason
        link.changedAt = now
        return link
    }
}
