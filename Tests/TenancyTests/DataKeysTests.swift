import Foundation
import Identifiers
import Storage
import StoragePostgres
import StorageSQLite
import Tenancy
import Testing

/// Sealing one tenant's data, renewing its key while others work, and the end of it.
@Suite struct DataKeysTests {
    enum Engine: String, CaseIterable, Sendable {
        case sqlite
        case postgres

        static let server = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"]
        static let allCases: [Engine] = {
            if server != nil { return [.sqlite, .postgres] }
            print("TenancyTests: PostgreSQL is not tested, KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)")
            return [.sqlite]
        }()
    }

    private static let people = SchemaStep(
        "people-001",
        """
        CREATE TABLE people (
            tenant_id TEXT NOT NULL, number INTEGER NOT NULL, said TEXT, PRIMARY KEY (tenant_id, number)
        ) STRICT;
        """)
    private static let column = SealedColumn("people", "said", key: ["number"])
    private static let outer = DataVault.newOuterKey()

    private struct World {
        let base: any DataStore
        let mine: TenantStore
        let other: TenantStore
        var keys: DataKeys { DataKeys(store: mine, columns: [column]) }

        init(_ engine: Engine) async throws {
            let name = UUID().uuidString.lowercased().replacing("-", with: "")
            switch engine {
            case .sqlite:
                base = try SQLiteStore(
                    path: FileManager.default.temporaryDirectory.appending(path: "keys-\(name).sqlite").path())
            case .postgres:
                base = try await PostgresStore(
                    PostgresSettings(connection: Engine.server ?? "", schema: "keys_\(name)", readers: 2))
            }
            try await base.migrate(TenantDirectory.schema + [people])
            let code = try LocalGovernmentCode("202029")
            @Sendable func tenant(_ bureau: Bureau) -> TenantID { TenantID(organisation: code, bureau: bureau) }
            for bureau in [Bureau.mayor, .education] {
                try await base.write { tx in
                    try tx.run(
                        "INSERT INTO tenants VALUES ($1, '202029', $2, '', $1, '', '{}', 0)",
                        [.text(tenant(bureau).text), .text(bureau.rawValue)])
                }
            }
            mine = TenantStore(
                tenant: tenant(.mayor), base: base, vault: DataVault(tenant: tenant(.mayor), outerKey: outer))
            other = TenantStore(
                tenant: tenant(.education), base: base, vault: DataVault(tenant: tenant(.education), outerKey: outer))
        }

        func say(_ text: String, _ number: Int64, in store: TenantStore? = nil) async throws {
            try await (store ?? mine).write { tx in
                try tx.run(
                    "INSERT INTO people (tenant_id, number, said) VALUES ($1, $2, $3)",
                    [.integer(number), try tx.seal(text, at: SealedPlace("people.said", String(number)))])
            }
        }

        func said(_ number: Int64, by store: TenantStore? = nil) async throws -> String {
            try await (store ?? mine).read { tx in
                let row = try tx.row("SELECT said FROM people WHERE tenant_id = $1 AND number = $2", [.integer(number)])
                return try tx.open(try row?.text("said") ?? "", at: SealedPlace("people.said", String(number)))
            }
        }

        func stored() async throws -> [String] {
            try await base.read { tx in
                try tx.rows("SELECT said FROM people ORDER BY tenant_id, number", []).map { try $0.text("said") }
            }
        }
    }

    @Test(arguments: Engine.allCases) func whatIsStoredSaysNothing(engine: Engine) async throws {
        let world = try await World(engine)
        try await world.say("信濃太郎", 1)
        try await world.say("信濃太郎", 2)
        let stored = try await world.stored()
        #expect(stored.allSatisfy { $0.hasPrefix("k1.") } && stored[0] != stored[1])
        #expect(try await world.said(1) == "信濃太郎")
        // Another process with the same outer key reads it; one with another does not.
        let again = TenantStore(
            tenant: world.mine.tenant, base: world.base,
            vault: DataVault(tenant: world.mine.tenant, outerKey: Self.outer))
        #expect(try await world.said(1, by: again) == "信濃太郎")
        let stranger = TenantStore(
            tenant: world.mine.tenant, base: world.base,
            vault: DataVault(tenant: world.mine.tenant, outerKey: DataVault.newOuterKey()))
        await #expect(throws: DataVaultError.unreadable) { _ = try await world.said(1, by: stranger) }
    }

    @Test(arguments: [
        "UPDATE people SET said = (SELECT said FROM people WHERE number = 2) WHERE number = 1",
        "UPDATE people SET said = replace(said, substr(said, 30, 1), 'A') || 'AAAA' WHERE number = 1",
        "UPDATE people SET said = (SELECT said FROM people WHERE number = 9) WHERE number = 1",
    ]) func aValueOpensInItsOwnPlaceAlone(change: String) async throws {
        let world = try await World(.sqlite)
        try await world.say("one", 1)
        try await world.say("two", 2)
        try await world.say("foreign", 9, in: world.other)
        try await world.base.write { tx in _ = try tx.run(change, []) }
        await #expect(throws: DataVaultError.unreadable) { _ = try await world.said(1) }
    }

    @Test(arguments: Engine.allCases) func aKeyIsRenewedWhileOthersWork(engine: Engine) async throws {
        let world = try await World(engine)
        for number in 0..<Int64(1_200) { try await world.say("before \(number)", number) }
        try await world.base.write { tx in
            try tx.run("UPDATE people SET said = 'clear, from before there were keys' WHERE number = 7", [])
        }
        func due() async throws -> Set<String> { try await world.base.read { tx in try DataKeys.due(in: tx) } }
        #expect(try await due() == ["202029-mayor", "202029-education"])
        #expect(try await world.keys.reseal() == 1)
        #expect(try await due() == ["202029-education"])
        #expect(try await world.keys.reseal() == 0)
        #expect(try await world.keys.rotate { _ in } == 2)
        #expect(try await due() == ["202029-mayor", "202029-education"])
        async let meanwhile: Void = {
            for number in Int64(5_000)..<5_100 {
                try await world.say("meanwhile \(number)", number)
                #expect(try await world.said(number % 1_000 + 100) == "before \(number % 1_000 + 100)")
            }
        }()
        #expect(try await world.keys.reseal() >= 1_200)
        try await meanwhile
        #expect(try await world.stored().allSatisfy { $0.hasPrefix("k2.") })
        #expect(try await world.said(7) == "clear, from before there were keys")
        #expect(try await world.said(1_199) == "before 1199")
        let versions = try await world.base.read { tx in
            try tx.rows("SELECT version FROM data_keys", []).map { try $0.integer("version") }
        }
        #expect(versions == [2])
    }

    @Test(arguments: Engine.allCases) func whatIsDestroyedIsGoneAndStaysSo(engine: Engine) async throws {
        let world = try await World(engine)
        try await world.say("mine", 1)
        try await world.say("other", 1, in: world.other)
        let tenant = world.mine.tenant
        try await world.base.write { tx in
            try DataKeys.destroy(of: tenant, by: "operator:a", at: Date(timeIntervalSince1970: 1), in: tx)
        }
        // The same process, which had the key in memory.
        await #expect(throws: DataVaultError.destroyed) { _ = try await world.said(1) }
        await #expect(throws: DataVaultError.destroyed) { try await world.say("anew", 2) }
        #expect(try await world.keys.reseal() == 0)
        #expect(try await world.base.read { tx in try DataKeys.due(in: tx) } == ["202029-education"])
        #expect(try await world.said(1, by: world.other) == "other")
    }

    @Test func whoHasNoBusinessHasNoKey() async throws {
        let world = try await World(.sqlite)
        let closed = TenantStore(tenant: world.mine.tenant, base: world.base, vault: .closed)
        await #expect(throws: DataVaultError.noKey) { try await world.say("x", 1, in: closed) }
    }
}
