import AccessControl
import AuditLog
import Foundation
import Identifiers
import ServiceCalendar
import Storage
import Tenancy
import WebServer

/// One master of one server: staged, applied, undone, each in one transaction with its record.
struct MasterVersions<Document: MasterDocument>: Sendable {
    let store: TenantStore

    // MARK: - Reading

    /// How the master stands, in one view.
    func state(at now: Date) async throws -> MasterState<Document> {
        try await store.read { tx in
            let masters = MasterStore<Document>(tx: tx)
            let found = try StagedMasterStore<Document>(tx: tx).found()
            let history = try masters.history()
            return MasterState(
                history: history,
                waiting: found.flatMap { MasterRules.isWaiting(stagedAt: $0.stagedAt, now: now) ? $0 : nil },
                canUndo: MasterRules.undoTarget(restored: history.reversed().map(\.restored)) != nil)
        }
    }

    func history() async throws -> [MasterLine] {
        try await store.read { tx in try MasterStore<Document>(tx: tx).history() }
    }

    func version(_ number: Int64) async throws -> AppliedMaster<Document> {
        guard let found = try await store.read({ tx in try MasterStore<Document>(tx: tx).version(number) }) else {
            throw MasterError.noSuchVersion
        }
        return found
    }

    /// The waiting file beside what it would replace.
    func preview(at now: Date) async throws -> MasterPreview<Document> {
        try await store.read { tx in
            let staged = try StagedMasterStore<Document>(tx: tx).waiting(at: now)
            return MasterPreview(
                staged: staged, current: try MasterStore(tx: tx).current(),
                warnings: try MasterWarnings.on(staged, in: tx, at: now))
        }
    }

    // MARK: - Importing

    /// Reads and checks a file, and keeps it for confirmation; nothing is applied yet.
    func stage(_ file: [UInt8]?, by exchange: Exchange) async throws {
        try await recording(exchange, Document.events.staged) { tx in
            guard let file else { throw MasterError.noFile(Document.form.title) }
            let master = try MasterRules.document(Document.self, from: file, on: try Self.setting(tx, exchange))
            try MasterRules.check(master, after: try MasterStore<Document>(tx: tx).current()?.master)
            let sha256 = MasterCoding.sha256(file)
            try StagedMasterStore<Document>(tx: tx).put(
                master, sha256: sha256, by: exchange.actor.identifier, at: exchange.now)
            return (Document.events.staged, "\(master.version) sha256:\(sha256)")
        }
    }

    /// Applies the file that the page showed, if it still waits and replaces what the page said.
    func applyStaged(_ choice: MasterChoice?, by exchange: Exchange) async throws {
        try await recording(exchange, Document.events.imported) { tx in
            let masters = MasterStore<Document>(tx: tx)
            let desk = StagedMasterStore<Document>(tx: tx)
            let staged = try desk.waiting(at: exchange.now)
            let current = try masters.current()
            guard choice == MasterChoice(sha256: staged.sha256, against: current?.line.number ?? 0) else {
                throw MasterError.moved
            }
            try MasterRules.check(staged.master, on: try Self.setting(tx, exchange))
            try MasterRules.check(staged.master, after: current?.master)
            try masters.add(
                staged.master, sha256: staged.sha256, by: exchange.actor.identifier, at: exchange.now)
            try desk.clear()
            return (staged.master.appliedEvent, staged.master.version)
        }
    }

    /// Discards the waiting file; that there is none any more is no error.
    func cancel(by exchange: Exchange) async throws {
        try await recording(exchange, Document.events.cancelled) { tx in
            let desk = StagedMasterStore<Document>(tx: tx)
            let version = try desk.found()?.master.version ?? ""
            try desk.clear()
            return (Document.events.cancelled, version)
        }
    }

    /// Applies a document without a person's confirmation: at a server's birth.
    func apply(_ master: Document, by exchange: Exchange) async throws {
        let file = Array(try MasterCoding.text(master).utf8)
        try await store.write { tx in
            // Read back from its own text: a document made in code is held to every rule that a file is held to.
            let checked = try MasterRules.document(Document.self, from: file, on: try Self.setting(tx, exchange))
            let masters = MasterStore<Document>(tx: tx)
            try MasterRules.check(checked, after: try masters.current()?.master)
            try masters.add(
                checked, sha256: MasterCoding.sha256(file), by: exchange.actor.identifier, at: exchange.now)
            try exchange.record(checked.appliedEvent, subject: checked.version, scope: scope, in: tx.base)
        }
    }

    // MARK: - Undoing

    /// What undoing would do; nil when there is nothing to go back to.
    func undoOffer() async throws -> MasterUndo<Document>? {
        try await store.read { tx in try Self.undoOffer(in: MasterStore(tx: tx)) }
    }

    /// Brings back what was in force before, as a new line of the history; nothing is deleted.
    func undo(from number: Int64, by exchange: Exchange) async throws {
        try await recording(exchange, Document.events.undone) { tx in
            let masters = MasterStore<Document>(tx: tx)
            guard let offer = try Self.undoOffer(in: masters) else { throw MasterError.nothingToUndo }
            guard offer.current.line.number == number else { throw MasterError.moved }
            try masters.add(
                offer.target.master, sha256: offer.target.line.sha256, restoring: offer.target.line.number,
                by: exchange.actor.identifier, at: exchange.now)
            return (Document.events.undone, "\(offer.current.master.version) → \(offer.target.master.version)")
        }
    }

    private static func undoOffer(in masters: MasterStore<Document>) throws -> MasterUndo<Document>? {
        guard let number = MasterRules.undoTarget(restored: try masters.history().reversed().map(\.restored)),
            let current = try masters.current(), let target = try masters.version(number)
        else { return nil }
        return MasterUndo(current: current, target: target)
    }

    // MARK: - Records

    private var scope: AuditScope {
        AuditScope(organisation: store.tenant.organisation.text, bureau: store.tenant.bureau.rawValue)
    }

    /// Changes and records in one transaction; a refusal leaves its own record under the server's name.
    private func recording(
        _ exchange: Exchange, _ event: AuditEvent,
        _ change: @escaping @Sendable (TenantTransaction) throws -> (AuditEvent, String)
    ) async throws {
        do {
            try await store.write { tx in
                let (event, subject) = try change(tx)
                try exchange.record(event, subject: subject, scope: scope, in: tx.base)
            }
        } catch let error as MasterError {
            try await store.write { tx in
                try exchange.record(event, outcome: .refused, subject: error.problem.code, scope: scope, in: tx.base)
            }
            throw error
        }
    }

    private static func setting(_ tx: TenantTransaction, _ exchange: Exchange) throws -> MasterSetting {
        let affairs = try MasterStore<DistributedMaster>(tx: tx).current()?.master.affairs
        return MasterSetting(
            tenant: tx.tenant, today: CalendarDay(exchange.now), affairs: affairs.map { Set($0.map(\.code)) })
    }
}
