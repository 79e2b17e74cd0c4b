import AuditLog
import CoreLink
import Foundation
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import Tenancy
import WebServer

/// Keeps a step of a 照会 with its audit record and its 情報提供等記録, in one transaction.
struct InquirySteps {
    let tx: TenantTransaction
    let recorder: any LinkageRecorder
    let scope: AuditScope
    let now: Date

    /// Keeps a change; if somebody else came first, nothing.
    ///
    /// What never left this server is no 提供の求め: there is no record of it.
    /// - Returns: how it stands now; nil when nothing was kept.
    @discardableResult
    func keep(_ before: Inquiry, wasAsked: Bool = true, _ change: (inout Inquiry) -> Void) throws -> Inquiry? {
        var after = before
        change(&after)
        guard after != before, try InquiryStore(tx: tx).keep(after, insteadOf: before) else { return nil }
        guard after.state != before.state else { return after }
        // An end may be heard of before the permit: the record is opened first.
        if before.state == .accepted, after.state != .refused, let opened = after.fact(nil) {
            try record(opened, after)
        }
        if wasAsked, let ending = after.recordedEnding, let concluded = after.fact(ending) {
            try record(concluded, after)
        }
        try AuditLog.append(
            AuditEntry(
                event: .inquiryAdvanced, outcome: after.state == .refused ? .refused : .success,
                organisation: scope.organisation, bureau: scope.bureau, actor: "system:core-system",
                subject: [after.receptionNumber, after.state.rawValue, after.reason?.code ?? ""]
                    .joined(separator: " ")), at: now, in: tx.base)
        return after
    }

    private func record(_ fact: LinkageFact, _ inquiry: Inquiry) throws {
        try recorder.record(fact, by: inquiry.asker, at: now, in: tx)
    }
}

extension Inquiry {
    /// The centre's word on how it ended.
    mutating func ended(_ ending: InquiryEnding) {
        guard let end = ending.end else { return }
        if state == .accepted { permitted(ending.processingNumber, answerBy: nil) }
        ended(
            end, answerCode: ending.answerCode, isHiddenByProvider: ending.isNotDisclosed,
            at: ending.endedAt.flatMap(JapanTime.parse) ?? acceptedAt)
    }

    /// What the record says of the end.
    fileprivate var recordedEnding: LinkageFact.Ending? {
        guard let endedAt else { return nil }
        return switch state {
        case .answered: .init(.answered(answerCode), at: endedAt)
        case .withdrawn: .init(.withdrawn, at: endedAt)
        case .expired: .init(.expired, at: endedAt)
        case .refused: refusal.map { .init(.refused($0), at: endedAt) }
        case .accepted, .asked: nil
        }
    }
}
