public import AuditLog
import CoreLink
import Foundation
import Identifiers
import NationalProtocol
import ServiceCalendar
import Tenancy
import WebServer

extension AuditEvent {
    public static let provisionAdvanced = AuditEvent(
        "provision.advanced", "A permitted 照会 came, was decided on, or ended.")
}

/// Keeps a step of a 情報提供 with its audit record and its 情報提供等記録, in one transaction.
struct ProvisionSteps {
    let tx: TenantTransaction
    let recorder: any LinkageRecorder
    let scope: AuditScope
    let now: Date

    /// Keeps what came, as it was decided; its record begins when it is known whom it is about.
    func add(_ provision: Provision) throws {
        let answerBy = JapanTime.parse(provision.request.answerBy) ?? now
        guard try ProvisionBook(tx: tx).add(provision, answerBy: answerBy) else { return }
        guard provision.state != .received else { return try audit(provision, by: "system:core-system") }
        try record(provision, nil, by: "system:platform")
        try audit(provision, by: "system:platform")
    }

    /// Keeps a change; false when somebody else came first.
    @discardableResult
    func keep(_ after: Provision, insteadOf before: Provision, by actor: String) throws -> Bool {
        guard after != before else { return true }
        guard try ProvisionBook(tx: tx).keep(after, insteadOf: before) else { return false }
        guard after.state != before.state else { return true }
        if before.state == .received { try record(after, nil, by: actor) }
        if let ending = after.recordedEnding { try record(after, ending, by: after.actor) }
        try audit(after, by: actor)
        return true
    }

    private func record(_ provision: Provision, _ ending: LinkageFact.Ending?, by actor: String) throws {
        try recorder.record(
            LinkageFact(
                side: .provider, processingNumber: provision.number, correlation: provision.request.correlation,
                purpose: provision.purpose, atenaNumber: provision.atenaNumber,
                requestedAt: JapanTime.parse(provision.request.requestedAt) ?? provision.receivedAt,
                isHiddenByInquirer: provision.request.isNotDisclosed,
                isHiddenByProvider: provision.state == .answered && provision.answer?.isNotDisclosed == true,
                ending: ending, replicas: provision.state == .answered ? provision.answer?.replicas ?? [] : []),
            by: actor, at: now, in: tx)
    }

    private func audit(_ provision: Provision, by actor: String) throws {
        let reason = provision.hold?.rawValue ?? provision.answer?.code.rawValue ?? ""
        try AuditLog.append(
            AuditEntry(
                event: .provisionAdvanced, organisation: scope.organisation, bureau: scope.bureau, actor: actor,
                subject: [
                    provision.number.text, provision.request.correlation, provision.state.rawValue, reason,
                ].joined(separator: " ")), at: now, in: tx.base)
    }
}

extension Provision {
    /// Who answered.
    fileprivate var actor: String { releasedBy ?? "system:platform" }

    /// What the record says of the end.
    fileprivate var recordedEnding: LinkageFact.Ending? {
        guard let endedAt else { return nil }
        return switch state {
        case .answered: .init(.answered(answer?.code), at: endedAt)
        case .withdrawn: .init(.withdrawn, at: endedAt)
        case .expired: .init(.expired, at: endedAt)
        case .received, .held, .entered, .answering: nil
        }
    }
}
