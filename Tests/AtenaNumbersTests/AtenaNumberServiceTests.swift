import AccessControl
import AuditLog
import Foundation
import Identifiers
import OrganisationProtocol
import Storage
import StorageSQLite
import Tenancy
import Testing
import WebServer

@testable import AtenaNumbers

struct AtenaNumberServiceTests {
    struct Refused: Error {}

    /// Keeps a note under each number, and will not let 13 go.
    struct Notes: AtenaNumberFollower {
        func changed(_ old: AtenaNumber, to new: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
            try tx.base.run("UPDATE notes SET number = $2 WHERE number = $1", [.text(old.text), .text(new.text)])
        }

        func removed(_ number: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
            if number.text == "13" { throw Refused() }
            try tx.base.run("DELETE FROM notes WHERE number = $1", [.text(number.text)])
        }
    }

    let store: TenantStore

    init() async throws {
        let base = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "atena-\(UUID().uuidString).sqlite").path())
        try await base.migrate(
            AuditLog.schema + TenantDirectory.schema + AtenaNumberStore.schema
                + [SchemaStep("notes-001", "CREATE TABLE notes (number TEXT NOT NULL) STRICT")])
        let point = AccessPoint(host: "atena.example", port: 443)
        let tenant = Tenant(
            identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: .mayor),
            organisationName: "松本市", hostName: "mayor.example", address: "127.0.0.2",
            configuration: TenantConfiguration(
                holderCode: try HolderCode("0220113112101700"), atenaAccessPoint: point, registryAccessPoint: point,
                usesBasicFour: true, version: 1), createdAt: Date(timeIntervalSince1970: 0))
        try await base.write { tx in
            try TenantDirectory.add(tenant, systems: [], in: tx)
            for number in ["1", "13"] { try tx.run("INSERT INTO notes (number) VALUES ($1)", [.text(number)]) }
        }
        store = TenantStore(
            tenant: tenant.identifier, base: base,
            vault: DataVault(tenant: tenant.identifier, outerKey: DataVault.newOuterKey()))
        try await apply(.allOrNothing, [(.register, "1", nil), (.register, "13", nil)])
    }

    @discardableResult
    func apply(
        _ mode: RowMode, _ entries: [(AtenaNumberEntry.Action, String, String?)]
    ) async throws -> RowReceipt {
        let batch = AtenaNumberBatch(
            mode: mode,
            entries: try entries.map { action, number, new in
                AtenaNumberEntry(action, try AtenaNumber(number), to: try new.map { try AtenaNumber($0) })
            })
        let exchange = Exchange(
            event: .atenaNumbersChanged,
            actor: Actor(identifier: "system:atena", name: "", role: .atenaSystem, permissions: []),
            scope: AuditScope(organisation: "202029", bureau: "mayor"), remoteAddress: "10.0.0.9",
            now: Date(timeIntervalSince1970: 9))
        return try await AtenaNumberService(store: store, followers: [Notes()]).apply(batch, by: exchange)
    }

    func standing() async throws -> [[String]] {
        try await store.read { tx in
            [
                try tx.rows("SELECT atena_number FROM atena_numbers WHERE tenant_id = $1 ORDER BY atena_number", [])
                    .map { try $0.text("atena_number") },
                try tx.base.rows("SELECT number FROM notes ORDER BY number", []).map { try $0.text("number") },
            ]
        }
    }

    @Test func `what stands under a number goes where it goes`() async throws {
        let receipt = try await apply(.allOrNothing, [(.change, "1", "2"), (.register, "3", nil)])
        #expect(receipt == RowReceipt(accepted: 2, unchanged: 0, rejected: []))
        #expect(try await standing() == [["13", "2", "3"], ["13", "2"]])
        #expect(try await apply(.allOrNothing, [(.delete, "2", nil), (.delete, "2", nil)]).unchanged == 1)
        #expect(try await standing() == [["13", "3"], ["13"]])
    }

    @Test func `one bad row keeps all out, or itself only, as asked`() async throws {
        let entries: [(AtenaNumberEntry.Action, String, String?)] = [(.register, "7", nil), (.change, "8", "9")]
        let nothing = try await apply(.allOrNothing, entries)
        #expect(nothing.accepted == 0 && nothing.rejected.map(\.row) == [2])
        #expect(nothing.rejected[0].message == "変更前の統合宛名番号は登録されていません。番号を確認するか、登録として送信してください。")
        #expect(try await standing()[0] == ["1", "13"])
        let some = try await apply(.goodRows, entries)
        #expect(some.accepted == 1 && some.rejected == nothing.rejected)
        #expect(try await standing()[0] == ["1", "13", "7"])
    }

    @Test func `a follower that refuses keeps everything as it was`() async throws {
        await #expect(throws: Refused.self) { try await apply(.goodRows, [(.delete, "1", nil), (.delete, "13", nil)]) }
        #expect(try await standing() == [["1", "13"], ["1", "13"]])
    }

    @Test func `too many are refused before any is looked at`() async throws {
        let numbers = 1...AtenaNumberService.limit + 1
        let entries = numbers.map { (AtenaNumberEntry.Action.register, "\($0)", nil as String?) }
        await #expect(throws: AtenaNumberError.tooMany(5_001)) { try await apply(.goodRows, entries) }
        #expect(try await standing()[0] == ["1", "13"])
    }
}
