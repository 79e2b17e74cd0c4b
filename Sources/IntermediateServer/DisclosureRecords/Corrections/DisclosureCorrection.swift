import Foundation
import Identifiers

/// What is said to be wrong in a record, and what a second person decided about it.
struct DisclosureCorrection: Sendable, Hashable {
    /// How it stands.
    enum State: String, Sendable, Hashable, CaseIterable {
        case waiting
        case approved
        case declined
        /// Something else was written to the record meanwhile.
        case superseded

        var title: String {
            switch self {
            case .waiting: "承認待ち"
            case .approved: "承認済み（訂正した）"
            case .declined: "却下"
            case .superseded: "無効（記録が先に変更された）"
            }
        }
    }

    /// What the record is to say instead.
    struct Change: Sendable, Hashable, Codable {
        var affair: AffairCode?
        var procedure: ProcedureCode?
        var person: AtenaNumber?

        var isEmpty: Bool { affair == nil && procedure == nil && person == nil }
    }

    let number: Int64
    let record: Int64
    /// The record's entry that is to be corrected.
    let entry: Int64
    let change: Change
    let reason: String
    /// The system that sent it, and on whose behalf.
    let askedBy: String
    let askedUser: String
    let askedAt: Date
    private(set) var state = State.waiting
    private(set) var decidedBy = ""
    private(set) var decidedAt: Date?

    /// A second person decides; nobody approves what they asked for.
    mutating func decide(
        approve: Bool, by account: String, entryNow: Int64, at now: Date
    ) throws(DisclosureRecordError) {
        guard state == .waiting else { throw .decided }
        guard account != askedUser else { throw .ownCorrection }
        state = entryNow != entry ? .superseded : approve ? .approved : .declined
        decidedBy = account
        decidedAt = now
    }

    /// Takes what was kept.
    mutating func restore(_ state: State, by account: String, at instant: Date?) {
        self.state = state
        decidedBy = account
        decidedAt = instant
    }

    /// The record as it is to be; nil when it says so already.
    func applied(to record: DisclosureRecord) -> DisclosureRecord? {
        var next = record
        next.affair = change.affair ?? record.affair
        next.procedure = change.procedure ?? record.procedure
        next.atenaNumber = change.person ?? record.atenaNumber
        return next == record ? nil : next
    }
}
