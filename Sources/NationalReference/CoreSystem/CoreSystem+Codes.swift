import AccessControl
import BackgroundWork
import Foundation
import HTTPTypes
public import Identifiers
import NationalProtocol
public import Storage
public import WebServer

extension CoreSystem {
    /// Makes a body's 符号 of a resident and puts it into the body's box (domain.md, 符号取得 5 and 6).
    ///
    /// Who the resident is reaches the centre as a hash that 住基ネット makes; it is kept to know the person again.
    /// - Returns: false for a server that takes no part.
    /// - Throws: `StoreError`.
    public func issueCode(
        for number: ProcessingNumber, resident hash: [UInt8], to server: String,
        record: @escaping @Sendable (any StoreTransaction) throws -> Void = { _ in }
    ) async throws -> Bool {
        guard let holder = rules.holder(ofServer: server) else { return false }
        try await store.write { tx in
            try record(tx)
            let person = try Self.person(hash, in: tx)
            try Mailboxes(tx: tx).put(.linkageCode(number, try codes.code(of: person, for: holder)), for: server)
        }
        bell.ring([server])
        return true
    }

    /// What 住基ネット tells the centre; `server` finds to whom a 処理通番 was issued.
    public func residentRoutes(
        server: @escaping @Sendable (ProcessingNumber, any StoreTransaction) throws -> String?
    ) -> [Route] {
        [
            .machine(.post, NationalPaths.residentCodes, .requires(.passResidents), .coreCodeIssued) { request in
                let notice = try request.json(ResidentNotice.self)
                let exchange = request.exchange
                let found = try await store.read { tx in try server(notice.processingNumber, tx) }
                guard let found, let hash = Data(base64Encoded: notice.residentHash),
                    try await issueCode(
                        for: notice.processingNumber, resident: Array(hash), to: found,
                        record: { tx in try exchange.record(subject: notice.processingNumber.text, in: tx) })
                else {
                    throw Problem(
                        status: 404, code: "core.unknown-processing-number", title: "該当する処理通番はありません。",
                        detail: "処理通番を払い出したサーバーが、許可表にあるかを確認してください。")
                }
                return try .json(["processingNumber": notice.processingNumber.text], status: 201)
            }
        ]
    }

    static func person(_ hash: [UInt8], in tx: any StoreTransaction) throws -> PersonNumber {
        let known = try tx.row("SELECT person FROM core_people WHERE resident_hash = $1", [.bytes(hash)])
        if let known, let person = PersonNumber(bytes: try known.bytes("person")) { return person }
        let person = PersonNumber()
        try tx.run(
            "INSERT INTO core_people (resident_hash, person) VALUES ($1, $2)", [.bytes(hash), .bytes(person.bytes)])
        return person
    }
}
