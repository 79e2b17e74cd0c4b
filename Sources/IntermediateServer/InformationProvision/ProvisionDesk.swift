import AccessControl
import CodeAcquisition
import CoreLink
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ReplicaDisclosure
import ServiceCalendar
import Storage
import Tenancy
import WebServer

/// The use cases of 情報提供 in one transaction, for a system or a clerk.
struct ProvisionDesk {
    /// States of one answer [O].
    static let limit = 1_000
    let tx: TenantTransaction
    let recorder: any LinkageRecorder
    let exchange: Exchange

    private var book: ProvisionBook { ProvisionBook(tx: tx) }

    /// How they are (IF_TKY_11312).
    func states(_ query: ProvisionQuery) throws -> ProvisionStatuses {
        let state = query.state.map { Provision.State(rawValue: $0) }
        if case .some(.none) = state { throw Self.badQuery("state") }
        let (from, until) = (try Self.instant(query.from, "from"), try Self.instant(query.until, "until"))
        let (found, count) = try book.provisions(in: state ?? nil, from: from, until: until, limit: Self.limit)
        return ProvisionStatuses(provisions: found.map(\.status), count: count)
    }

    /// What was asked of us (IF_TKY_11512).
    func requests(_ asked: [ProvisionReference]) throws -> ProvisionRequests {
        ProvisionRequests(
            provisions: try asked.map { reference in
                try book.provision(reference.processingNumber)?.inquiry
                    ?? .init(unknown: .unknown(reference.processingNumber))
            })
    }

    /// What is or was provided (IF_TKY_11912).
    func contents(_ asked: [ProvisionReference]) throws -> ProvisionContents {
        ProvisionContents(
            provisions: try asked.map { reference in
                guard let found = try book.provision(reference.processingNumber) else {
                    return .init(status: .unknown(reference.processingNumber), content: nil)
                }
                return .init(status: found.status, content: try content(of: found))
            })
    }

    /// The content of a held 情報提供 (IF_TKY_20311).
    func enter(_ entries: [ProvisionEntry]) throws -> RowReceipt {
        try rows(entries.map(\.processingNumber)) { place, after throws in
            let content = entries[place].content
            guard content?.records.isEmpty != true else { throw ProvisionStepRefusal.emptyContent }
            let flags = try after.atenaNumber.map { try StandingFlags.read(of: $0, replicas: [], in: tx) }
            try after.entered(
                Provision.Answer(
                    code: content == nil ? .declined : .provided,
                    content: try content.map { try ProvisionContent.seal($0, of: after.number, in: tx) },
                    replicas: [], isNotDisclosed: flags?.isNotDisclosed ?? false), by: exchange.actor.identifier)
        }
    }

    /// Sending what was entered is permitted (IF_TKY_20511).
    func release(_ asked: [ProvisionReference]) throws -> RowReceipt {
        let policy = try ProvisionPolicy.current(in: tx)
        return try rows(asked.map(\.processingNumber)) { _, after throws in
            try after.released(by: exchange.actor.identifier, needsTwo: policy.needsTwo)
        }
    }

    /// The content under the platform's key, opened.
    func content(of provision: Provision) throws -> ProvidedContent? {
        try provision.answer?.content.map { try ProvisionContent.open($0, of: provision.number, in: tx) }
    }

    private func rows(
        _ numbers: [ProcessingNumber], _ step: (Int, inout Provision) throws -> Void
    ) throws -> RowReceipt {
        let steps = ProvisionSteps(tx: tx, recorder: recorder, scope: exchange.scope, now: exchange.now)
        var accepted = 0
        var rejected: [RowRejection] = []
        for (place, number) in numbers.enumerated() {
            do {
                guard let before = try book.provision(number) else { throw ProvisionStepRefusal.unknown }
                var after = before
                try step(place, &after)
                try steps.keep(after, insteadOf: before, by: exchange.actor.identifier)
                accepted += 1
            } catch let refusal as ProvisionStepRefusal {
                rejected.append(refusal.rejection(row: place + 1))
            }
        }
        return RowReceipt(accepted: accepted, unchanged: 0, rejected: rejected)
    }

    private static func instant(_ text: String?, _ field: String) throws(Problem) -> Date? {
        guard let text else { return nil }
        guard let instant = JapanTime.parse(text) else { throw badQuery(field) }
        return instant
    }

    private static func badQuery(_ field: String) -> Problem {
        Problem(
            status: 422, code: "provision.bad-query", title: "検索条件「\(field)」の形式が正しくありません。",
            detail: "状態は仕様の値、日時はRFC 3339で指定してください。", field: field)
    }
}
