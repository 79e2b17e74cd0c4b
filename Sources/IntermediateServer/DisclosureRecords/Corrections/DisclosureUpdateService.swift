import AccessControl
import AtenaNumbers
import Foundation
import OrganisationProtocol
import RequestFiles
import Tenancy
import WebServer

/// Takes updates, and lets a second person decide on corrections.
struct DisclosureUpdateService: Sendable {
    let store: TenantStore

    /// Takes the rows of a file (IF_TKM_40133).
    static func take(
        _ updates: [DisclosureRecordUpdate], by exchange: Exchange, in tx: TenantTransaction
    ) throws -> DisclosureRecordUpdateStates {
        DisclosureRecordUpdateStates(
            updates: try updates.enumerated().map { place, update in
                do {
                    return try take(update, row: place + 1, by: exchange, in: tx)
                } catch let error as DisclosureRecordError {
                    return DisclosureRecordUpdateState(
                        row: place + 1, state: "rejected", rejection: error.rejection(row: place + 1))
                }
            })
    }

    private static func take(
        _ update: DisclosureRecordUpdate, row: Int, by exchange: Exchange, in tx: TenantTransaction
    ) throws -> DisclosureRecordUpdateState {
        try DisclosureUpdateRules.check(update)
        guard let known = try DisclosureRecordStore(tx: tx).record(update.recordNumber) else {
            throw DisclosureRecordError.unknown
        }
        if let isHidden = update.isNotDisclosed {
            guard let next = DisclosureRecordRules.judged(known.record, isHidden: isHidden) else {
                return DisclosureRecordUpdateState(row: row, state: "unchanged")
            }
            let entry = try DisclosureRecordService.write(
                next, .judged, after: known, by: "\(exchange.actor.identifier) \(update.userIdentifier)",
                reason: update.reason, at: exchange.now, in: tx)
            try JudgementStore(tx: tx).add(known, isHidden: isHidden, entry: entry.number)
            try exchange.record(subject: "record \(known.number) judged \(entry.seal)", in: tx.base)
            return DisclosureRecordUpdateState(row: row, state: "applied")
        }
        let change = DisclosureUpdateRules.change(update)
        if let person = change.person, try AtenaNumberStore.registration(of: person, in: tx) == nil {
            throw DisclosureRecordError.unknownPerson
        }
        let number = try DisclosureCorrectionStore(tx: tx).add(
            (known.number, known.entry), change, reason: update.reason, askedBy: exchange.actor.identifier,
            askedUser: update.userIdentifier, at: exchange.now)
        return DisclosureRecordUpdateState(row: row, state: "waiting", correctionNumber: number)
    }

    /// The same rows with what became of the corrections since.
    static func current(
        _ states: DisclosureRecordUpdateStates, in tx: TenantTransaction
    ) throws -> DisclosureRecordUpdateStates {
        DisclosureRecordUpdateStates(
            updates: try states.updates.map { update in
                guard let number = update.correctionNumber,
                    let correction = try DisclosureCorrectionStore(tx: tx).correction(number)
                else { return update }
                return DisclosureRecordUpdateState(
                    row: update.row, state: correction.state.rawValue, correctionNumber: number)
            })
    }

    /// A second person approves or declines; an approved correction is a further entry of the record.
    func decide(_ number: Int64, approve: Bool, by exchange: Exchange, account: String) async throws {
        let state = try await store.write { tx -> DisclosureCorrection.State in
            let corrections = DisclosureCorrectionStore(tx: tx)
            guard var correction = try corrections.correction(number),
                let known = try DisclosureRecordStore(tx: tx).record(correction.record)
            else { throw DisclosureRecordError.unknown }
            try correction.decide(approve: approve, by: account, entryNow: known.entry, at: exchange.now)
            var seal = ""
            if correction.state == .approved, let next = correction.applied(to: known.record) {
                seal = try DisclosureRecordService.write(
                    next, .corrected, after: known, by: "\(correction.askedBy) \(correction.askedUser)",
                    approvedBy: exchange.actor.identifier, reason: correction.reason, at: exchange.now, in: tx
                ).seal.description
            }
            try corrections.keep(correction)
            try exchange.record(
                subject: "correction \(number) record \(correction.record) \(correction.state.rawValue) \(seal)",
                in: tx.base)
            return correction.state
        }
        // The record says what it says by another's entry now: the decision is kept, and told to be void.
        if state == .superseded { throw DisclosureRecordError.superseded }
    }
}
