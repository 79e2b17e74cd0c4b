import AccessControl
import Crypto
import Foundation
import OrganisationProtocol
import ReplicaFiles
import RequestFiles
import Tenancy
import WebServer

/// Takes a file of 照会 as existing systems write it (IF_SKI_10123, eighteen columns): some rows at a time, each lot durable.
///
/// Nothing is taken of a file that cannot be read to its end, or that has another number of rows than its sender counted.
/// Sent again after a break, rows that were accepted before are the same 照会.
struct InquiryFileIntake: Sendable {
    /// Rows of one transaction: others get their turn between two.
    private static let step = 1_000
    let store: TenantStore
    let service: RequestFileService
    let desk: @Sendable (TenantTransaction, Exchange) -> InquiryDesk
    let wake: @Sendable () -> Void

    func take(_ bytes: [UInt8], key: String, records: Int, by exchange: Exchange) async throws -> RequestFileReceipt {
        let digest = "sha256:" + SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
        let known = try await service.receipt(key: key, digest: digest, for: .inquiries, by: exchange)
        if let known { return known }
        try service.checkFile(records)
        try await count(bytes, expected: records)
        var rejected: [RowRejection] = []
        var read = 0
        let reader = try InquiryFileReader(bytes)
        while case let rows = try reader.next(Self.step), !rows.isEmpty {
            rejected += try await register(rows, after: read, key: key, by: exchange)
            read += rows.count
            wake()
        }
        let (kept, system) = (rejected, exchange.actor.systemIdentifier)
        return try await service.keep(key: key, digest: digest, rows: read, for: .inquiries, by: exchange) { tx in
            let rows = try InquiryStore(tx: tx).accepted(system: system, key: InquiryDesk.key(key, .file))
            return InquiryReceipt(accepted: rows, rejected: kept)
        }
    }

    /// Reads it once without taking anything.
    private func count(_ bytes: [UInt8], expected: Int) async throws {
        do {
            let reader = try InquiryFileReader(bytes)
            var seen = 0
            while case let rows = try reader.next(Self.step), !rows.isEmpty {
                seen += rows.count
                guard seen <= expected else { break }
                await Task.yield()
            }
            guard seen == expected else { throw Self.otherCount(expected) }
        } catch let refusal as ReplicaFileRefusal {
            throw Problem(
                status: 422, code: "inquiry-\(refusal.code)", title: "照会のファイルを読み取れません。何も受け付けていません。",
                detail: refusal.reason)
        }
    }

    private func register(
        _ rows: [InquiryFileRow], after read: Int, key: String, by exchange: Exchange
    ) async throws -> [RowRejection] {
        var faulty: [RowRejection] = []
        var entries: [InquiryDesk.Row] = []
        for (place, row) in rows.enumerated() {
            switch row {
            case .entry(let entry): entries.append(InquiryDesk.Row(number: read + place + 1, entry: entry))
            case .faults(let faults): faulty += faults.map(RowRejection.init)
            }
        }
        let found = entries
        let receipt = try await store.write { [desk] tx in
            try desk(tx, exchange).register(found, key: key, by: .file)
        }
        return (faulty + receipt.rejected).sorted { $0.row < $1.row }
    }

    private static func otherCount(_ expected: Int) -> Problem {
        Problem(
            status: 422, code: "inquiry-file.other-count",
            title: "送信側の件数（\(expected)件）と、ファイルの行数が一致しません。何も受け付けていません。",
            detail: "ファイルが途中で切れていないか確認して、再度送信してください。", field: "records")
    }
}

extension RowRejection {
    fileprivate init(_ fault: ReplicaFileFault) {
        self.init(row: Int(fault.row), field: fault.column, code: fault.code, message: fault.message)
    }
}
