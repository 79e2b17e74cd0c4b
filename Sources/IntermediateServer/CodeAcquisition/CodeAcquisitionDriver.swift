import AccessControl
import AuditLog
import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Tenancy
import Verdicts
import WebServer

/// Takes a 符号取得 as far as it goes now; each step is kept before the next one is taken.
struct CodeAcquisitionDriver: Sendable {
    let store: TenantStore
    let partners: any CodeAcquisitionPartners
    let windows: [InstantWindow]
    let scope: AuditScope

    /// Goes on until nothing is to be done now; a partner's failure is kept, with the time of the next attempt.
    ///
    /// The 個人番号 is handed to the registry and to nothing else.
    func advance(
        _ start: CodeAcquisition, individualNumber: IndividualNumber?, by actor: String, at now: Date
    ) async throws -> CodeAcquisition {
        var acquisition = start
        while acquisition.next != .rest {
            guard acquisition.next == .purgeProcessingNumber || isOpen(at: now) else {
                return try await keep(acquisition, by: actor, at: now) { $0.postponed(until: opening(after: now)) }
            }
            do {
                acquisition = try await step(acquisition, individualNumber, by: actor, at: now)
            } catch let failure {
                guard let (reason, isFinal) = Self.reason(failure) else { throw failure }
                let again = BackOff.next(
                    after: isFinal ? BackOff.limit : acquisition.attempts + 1, at: now, jitter: .random(in: 0.8...1.2))
                return try await keep(acquisition, by: actor, at: now) { $0.attemptFailed(reason, again: again) }
            }
        }
        return acquisition
    }

    private func step(
        _ acquisition: CodeAcquisition, _ individualNumber: IndividualNumber?, by actor: String, at now: Date
    ) async throws -> CodeAcquisition {
        switch acquisition.next {
        case .rest:
            return acquisition
        case .askForProcessingNumber(let identifier):
            let number = try await partners.processingNumber(identifier, at: now)
            return try await keep(acquisition, by: actor, at: now) { $0.issued(number) }
        case .sendToRegistry(let number):
            var person = individualNumber
            if person == nil {
                person = try await partners.individualNumber(of: acquisition.atenaNumber, at: now)
            }
            guard let person else { return acquisition }
            let request = RegistryCodeRequest(
                processingNumber: number, atenaNumber: acquisition.atenaNumber, individualNumber: person)
            let receipt = try await partners.send(request, at: now)
            return try await keep(acquisition, by: actor, at: now) { $0.acceptedByRegistry(receipt: receipt) }
        case .purgeProcessingNumber:
            return try await keep(acquisition, by: actor, at: now) { $0.purged() }
        }
    }

    /// Keeps a change with its audit record; if somebody else came first, what they kept is what stands.
    func keep(
        _ before: CodeAcquisition, by actor: String, at now: Date,
        _ change: @escaping @Sendable (inout CodeAcquisition) -> Void
    ) async throws -> CodeAcquisition {
        try await store.write { tx in
            var after = before
            change(&after)
            let acquisitions = CodeAcquisitionStore(tx: tx)
            guard try acquisitions.keep(after, insteadOf: before, at: now) else {
                guard let standing = try acquisitions.acquisition(of: before.atenaNumber) else {
                    throw CodeAcquisitionError.unknownAtenaNumber
                }
                return standing
            }
            guard after.state != before.state else { return after }
            try AuditLog.append(
                AuditEntry(
                    event: .codeAcquisitionAdvanced, outcome: after.state == .failed ? .failed : .success,
                    organisation: scope.organisation, bureau: scope.bureau, actor: actor, remoteAddress: "",
                    subject: "\(after.atenaNumber.text) \(after.state.rawValue)"),
                at: now, in: tx.base)
            return after
        }
    }

    private func isOpen(at now: Date) -> Bool { windows.contains { $0.contains(now) } }

    private func opening(after now: Date) -> Date? { windows.map(\.opens).filter { $0 > now }.min() }

    /// What to keep of a failure, and whether trying again is of no use; nil for our own failures.
    private static func reason(_ failure: any Error) -> (CodeAcquisitionFailure, isFinal: Bool)? {
        switch failure {
        case let failure as HopFailure: (CodeAcquisitionFailure(failure), false)
        case let failure as CodeAcquisitionError:
            failure.hopFailure.map { (CodeAcquisitionFailure($0), failure.isFinal) }
        default: nil
        }
    }
}

extension CodeAcquisitionFailure {
    fileprivate init(_ failure: HopFailure) {
        self.init(
            hop: failure.hop.rawValue, code: failure.code, expected: failure.expected, seen: failure.seen,
            remedy: failure.remedy)
    }
}
