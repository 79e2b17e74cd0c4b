import AccessControl
import AuditLog
import Foundation
import Identifiers
import OrganisationProtocol
import Tenancy
import WebServer

/// Registers, changes and removes numbers, one or many in one transaction.
struct AtenaNumberService: Sendable {
    /// Entries of one request [O].
    static let limit = 5_000

    let store: TenantStore
    let followers: [any AtenaNumberFollower]

    func apply(_ batch: AtenaNumberBatch, by exchange: Exchange) async throws -> RowReceipt {
        guard batch.entries.count <= Self.limit else { throw AtenaNumberError.tooMany(batch.entries.count) }
        return try await store.write { tx in
            // What is wrong is known before anything is changed: later entries see what earlier ones will have done.
            var plan = AtenaNumberPlan(
                known: try AtenaNumberStore.known(among: batch.entries.flatMap(\.numbers), in: tx))
            let steps = batch.entries.map { plan.judge($0) }
            var rejected: [RowRejection] = []
            for (place, step) in steps.enumerated() {
                if case .refused(let refusal) = step { rejected.append(refusal.rejection(row: place + 1)) }
            }
            let mayGoOn = rejected.isEmpty || batch.mode == .goodRows
            if mayGoOn { for step in steps { try self.take(step, by: exchange, in: tx) } }
            let changed = mayGoOn ? steps.count { $0.isChange } : 0
            try exchange.record(
                outcome: changed == 0 && !rejected.isEmpty ? .refused : .success,
                subject: "entries=\(steps.count) accepted=\(changed) rejected=\(rejected.count)", in: tx.base)
            return RowReceipt(
                accepted: changed, unchanged: mayGoOn ? steps.count { $0 == .nothing } : 0, rejected: rejected)
        }
    }

    private func take(_ step: AtenaNumberPlan.Step, by exchange: Exchange, in tx: TenantTransaction) throws {
        switch step {
        case .add(let number):
            try AtenaNumberStore.add(number, by: exchange.actor.identifier, at: exchange.now, in: tx)
        case .change(let old, let new):
            try AtenaNumberStore.rename(old, to: new, in: tx)
            for follower in followers { try follower.changed(old, to: new, at: exchange.now, in: tx) }
        case .remove(let number):
            try AtenaNumberStore.remove(number, in: tx)
            for follower in followers { try follower.removed(number, at: exchange.now, in: tx) }
        case .nothing, .refused: break
        }
    }
}

/// Decides what each entry means, given the numbers that stand and what the entries before it do.
struct AtenaNumberPlan {
    enum Step: Hashable {
        case add(AtenaNumber)
        case change(AtenaNumber, to: AtenaNumber)
        case remove(AtenaNumber)
        /// It is so already: a retry doubles nothing.
        case nothing
        case refused(AtenaNumberError)

        var isChange: Bool {
            switch self {
            case .add, .change, .remove: true
            case .nothing, .refused: false
            }
        }
    }

    private(set) var known: Set<AtenaNumber>

    init(known: Set<AtenaNumber>) {
        self.known = known
    }

    mutating func judge(_ entry: AtenaNumberEntry) -> Step {
        let number = entry.atenaNumber
        switch entry.action {
        case .register:
            guard entry.newAtenaNumber == nil else { return .refused(.needlessNew) }
            return known.insert(number).inserted ? .add(number) : .nothing
        case .change:
            guard let new = entry.newAtenaNumber else { return .refused(.noNew) }
            guard new != number else { return .refused(.sameNumber) }
            if !known.contains(number) { return known.contains(new) ? .nothing : .refused(.unknown) }
            guard known.insert(new).inserted else { return .refused(.taken) }
            known.remove(number)
            return .change(number, to: new)
        case .delete:
            guard entry.newAtenaNumber == nil else { return .refused(.needlessNew) }
            return known.remove(number) == nil ? .nothing : .remove(number)
        }
    }
}

extension AtenaNumberEntry {
    fileprivate var numbers: [AtenaNumber] { [atenaNumber] + (newAtenaNumber.map { [$0] } ?? []) }
}
