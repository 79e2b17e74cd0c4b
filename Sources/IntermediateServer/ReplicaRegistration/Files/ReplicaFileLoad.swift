import AccessControl
import Foundation
import OrganisationProtocol
import ReplicaFiles
import ServiceCalendar
import Storage
import Tenancy
import WebServer

/// Brings the rows of one file into the database, some at a time; interrupted anywhere, it goes on where it was.
///
/// Its rows are seen by nobody until the last of them stands: then all are, in one moment.
struct ReplicaFileLoad: Sendable {
    /// Rows of one transaction, and of one while others want to write [O]: they get their turn between two.
    static let (step, stepBesideOthers) = (1_000, 50)

    private var size: Int { store.base.isBesideOthers ? Self.stepBesideOthers : Self.step }

    let store: TenantStore
    let folder: ReplicaFileFolder
    let items: ReplicaItems
    let checksLinks: Bool
    let scope: AuditScope
    let clock: any WallClock

    /// Removes what lies here of files of which nothing more will come: an end and its removal are two steps.
    func sweep() async throws {
        for number in try await folder.numbers() {
            let file = try await store.read { tx in try ReplicaFileStore(tx: tx).file(number) }
            if file?.state.isFinal ?? true { try await folder.remove(number) }
        }
    }

    /// Works on a file until nothing more happens to it.
    func work(on file: ReplicaFile) async throws {
        var file = file
        if file.state == .waiting { file = try await change(file) { $0.state = .loading } }
        if file.state == .loading { file = try await loaded(file) }
        if file.state == .discarding { try await discard(file) }
        try await folder.remove(file.number)
    }

    private func loaded(_ file: ReplicaFile) async throws -> ReplicaFile {
        do {
            return try await end(try await rows(file))
        } catch let refusal as ReplicaFileRefusal {
            return try await refuse(file.number, refusal.reason)
        }
    }

    /// Reads and seals the next rows while the ones before are written.
    private func rows(_ start: ReplicaFile) async throws -> ReplicaFile {
        var file = start
        let (number, format, already) = (file.number, file.request.format, file.read)
        let key = try await store.read { tx in try ReplicaFileStore(tx: tx).key(of: number) }
        let reader = try await ReplicaFileFolder.away { [folder] in
            let reader = try folder.reader(of: number, key: key, format)
            var skipped: Int64 = 0
            while skipped < already {
                let rows = try reader.next(Int(min(Int64(Self.step), already - skipped)))
                guard !rows.isEmpty else { break }
                skipped += Int64(rows.count)
            }
            return reader
        }
        let system = file.request.system
        @Sendable func next() async throws -> ReplicaFileStep {
            let size = size
            let rows = try await ReplicaFileFolder.away { try reader.next(size) }
            return try await ReplicaFileStep(rows, of: system, for: store)
        }
        var step = try await next()
        // A file with more rows than were announced is refused; how many more is not worth reading.
        while !step.rows.isEmpty, file.read <= file.request.records {
            try Task.checkCancellation()
            async let following = next()
            file = try await write(step, of: file)
            step = try await following
        }
        return file
    }

    private func write(_ step: ReplicaFileStep, of before: ReplicaFile) async throws -> ReplicaFile {
        let now = clock.now
        return try await store.write { [items, checksLinks] tx in
            var file = before
            let places = step.places.map { file.read + Int64($0) + 1 }
            var faults = step.faults
            file.refused += Int64(step.rows.count - step.places.count)
            let batch = ReplicaBatch(
                tx: tx, system: file.request.system, items: try items.current(in: tx), checksLinks: checksLinks,
                now: now)
            let outcome = try batch.register(step.records, sealed: step.sealed, file: file.number)
            for (place, refusals) in outcome.refused {
                faults += refusals.map {
                    ReplicaFileFault(row: places[place], column: $0.column, code: $0.code, message: $0.message)
                }
            }
            file.read += Int64(step.rows.count)
            file.accepted += Int64(outcome.accepted)
            file.unchanged += Int64(outcome.unchanged.count)
            file.refused += Int64(outcome.refused.count)
            file.changedAt = now
            let files = ReplicaFileStore(tx: tx)
            faults.sort { $0.row < $1.row }
            try files.add(faults, to: file)
            file.faultCount += Int64(faults.count)
            try files.keep(file)
            return file
        }
    }

    /// The whole file has been read: it stands, or nothing of it does.
    private func end(_ file: ReplicaFile) async throws -> ReplicaFile {
        if file.read != file.request.records {
            return try await refuse(
                file.number,
                "送信側の件数（\(file.request.records)件）と読み取った件数（\(file.read)件）が一致しません。何も登録されていません。ファイルを確認して再度送信してください。")
        }
        if file.request.mode == .allOrNothing, file.refused > 0 {
            return try await refuse(
                file.number, "誤りのある行が\(file.refused)件あるため、何も登録されていません。誤りを直して再度送信してください。")
        }
        if file.accepted + file.unchanged == 0 {
            return try await refuse(file.number, "登録できる行がありません。誤りを直して再度送信してください。")
        }
        return try await change(file, record: .replicaFileRegistered) { $0.state = .registered }
    }

    private func refuse(_ number: Int64, _ reason: String) async throws -> ReplicaFile {
        guard let file = try await store.read({ tx in try ReplicaFileStore(tx: tx).file(number) }) else {
            throw ReplicaFileError.unknownFile
        }
        return try await change(file) {
            $0.state = .discarding
            $0.reason = reason
        }
    }

    /// Its rows are looked for beside the writer: between them may be millions of others.
    private func discard(_ file: ReplicaFile) async throws {
        var last = ""
        while true {
            let (after, size) = (last, size)
            let rows = try await store.read { tx in
                try ReplicaFileStore(tx: tx).rows(of: file, after: after, limit: size)
            }
            guard let end = rows.last else { break }
            try await store.write { tx in try ReplicaFileStore(tx: tx).discard(rows, of: file) }
            try Task.checkCancellation()
            last = end
        }
        _ = try await change(file, record: .replicaFileRefused) {
            $0.state = .refused
            $0.accepted = 0
            $0.unchanged = 0
        }
    }

    private func change(
        _ file: ReplicaFile, record: ReplicaFileEnding? = nil, _ edit: @escaping @Sendable (inout ReplicaFile) -> Void
    ) async throws -> ReplicaFile {
        let now = clock.now
        return try await store.write { [scope] tx in
            var file = file
            edit(&file)
            file.changedAt = now
            try ReplicaFileStore(tx: tx).keep(file)
            if let record { try record.append(file, scope: scope, at: now, in: tx.base) }
            return file
        }
    }
}
