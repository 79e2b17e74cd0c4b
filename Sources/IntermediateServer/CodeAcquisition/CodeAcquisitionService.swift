import AccessControl
import AtenaNumbers
import AuditLog
import Foundation
import Identifiers
public import OrganisationProtocol
public import ServiceCalendar
import Storage
public import Tenancy
public import WebServer

/// Carries a 符号取得 from S3 through the インターフェイスシステム to S5, and stops there in the preparation phase (T8).
public struct CodeAcquisitionService: Sendable {
    let store: TenantStore
    let driver: CodeAcquisitionDriver
    let wake: @Sendable () -> Void

    /// Serves one server.
    ///
    /// - Parameters:
    ///   - store: the server's rows.
    ///   - partners: whom it speaks to.
    ///   - windows: when the インターフェイスシステム may be used (§3.5).
    ///   - scope: whose audit records they are.
    ///   - wake: tells the worker that something may be due.
    public init(
        store: TenantStore, partners: PartnerCalls, windows: [InstantWindow], scope: AuditScope,
        wake: @escaping @Sendable () -> Void
    ) {
        self.init(
            store: store,
            driver: CodeAcquisitionDriver(store: store, partners: partners, windows: windows, scope: scope),
            wake: wake)
    }

    init(store: TenantStore, driver: CodeAcquisitionDriver, wake: @escaping @Sendable () -> Void) {
        self.store = store
        self.driver = driver
        self.wake = wake
    }

    /// Begins or resumes, and goes as far as it can at once; outside the windows it waits for the next one.
    ///
    /// What a partner does not answer well is told in the status: it is tried again later all the same.
    /// - Throws: `CodeAcquisitionError` for a number that is not registered.
    public func acquire(_ request: CodeAcquisitionRequest, by exchange: Exchange) async throws -> CodeAcquisitionStatus
    {
        let acquisition = try await driver.advance(
            try await begin(request, by: exchange), individualNumber: request.individualNumber,
            by: exchange.actor.identifier, at: exchange.now)
        return try await recorded(acquisition, by: exchange)
    }

    /// How far it has come.
    /// - Throws: `CodeAcquisitionError.unknownRequest`.
    func status(of number: AtenaNumber, by exchange: Exchange) async throws -> CodeAcquisitionStatus {
        try await recorded(try await standing(number), by: exchange)
    }

    /// Forgets a request whose code has not come.
    /// - Throws: `CodeAcquisitionError` when there is none, or a code is there.
    func cancel(_ number: AtenaNumber, by exchange: Exchange) async throws -> CodeAcquisitionStatus {
        let before = try await standing(number)
        guard before.state != .usable, before.state != .codeReceived else { throw CodeAcquisitionError.codeIsThere }
        let after = try await driver.keep(before, by: exchange.actor.identifier, at: exchange.now) { $0.cancelled() }
        return try await recorded(after, by: exchange)
    }

    /// The インターフェイスシステム delivers a 符号; the 処理通番 that ties it to the person is purged.
    /// - Throws: `CodeAcquisitionError.unknownRequest` for a number that no request waits with.
    func receive(_ delivered: LinkageCodeDelivery, by exchange: Exchange) async throws -> CodeAcquisitionStatus {
        let before = try await store.read { tx in
            try CodeAcquisitionStore(tx: tx).acquisition(processing: delivered.processingNumber)
        }
        guard let before else { throw CodeAcquisitionError.unknownRequest }
        let actor = exchange.actor.identifier
        var now = try await driver.keep(before, by: actor, at: exchange.now) { $0.received(delivered.linkageCode) }
        now = try await driver.advance(now, individualNumber: nil, by: actor, at: exchange.now)
        return try await recorded(now, by: exchange)
    }

    private func begin(_ request: CodeAcquisitionRequest, by exchange: Exchange) async throws -> CodeAcquisition {
        let number = request.atenaNumber
        let (before, isOver) = try await store.write { tx in
            guard try AtenaNumberStore.registration(of: number, in: tx) != nil else {
                throw CodeAcquisitionError.unknownAtenaNumber
            }
            let acquisitions = CodeAcquisitionStore(tx: tx)
            if let known = try acquisitions.acquisition(of: number), known.state != .cancelled, known.state != .removed
            {
                return (known, known.state == .failed)
            }
            let new = CodeAcquisition(
                atenaNumber: number, requestIdentifier: UUID().uuidString.lowercased(),
                delivery: request.delivery ?? .push, state: .requested)
            try acquisitions.add(new, at: exchange.now)
            return (new, false)
        }
        guard isOver else { return before }
        return try await driver.keep(before, by: exchange.actor.identifier, at: exchange.now) { $0.retried() }
    }

    private func standing(_ number: AtenaNumber) async throws -> CodeAcquisition {
        let found = try await store.read { tx in try CodeAcquisitionStore(tx: tx).acquisition(of: number) }
        guard let found else { throw CodeAcquisitionError.unknownRequest }
        return found
    }

    private func recorded(_ acquisition: CodeAcquisition, by exchange: Exchange) async throws -> CodeAcquisitionStatus {
        try await store.write { tx in
            try exchange.record(
                outcome: acquisition.failure == nil ? .success : .failed,
                subject: "\(acquisition.atenaNumber.text) \(acquisition.processingNumber?.text ?? "")", in: tx.base)
        }
        if acquisition.nextAttemptAt != nil { wake() }
        return acquisition.status
    }
}
