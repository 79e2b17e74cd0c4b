import CoreLink
import EveryEngine
import Foundation
import OrganisationProtocol
import Storage
import Tenancy
import Testing

@testable import InformationProvision

/// What passed between two servers stands under each one's own data keys: renewed with them, and gone with them.
@Suite struct LinkageKeysTests {
    private func answered(_ engine: Engine) async throws -> (pair: LinkageTests.Pair, number: String) {
        let pair = try await LinkageTests.Pair(engine)
        try await pair.answering.replica("T-1", of: "77", value: "1234567")
        let number = try await pair.ask()
        try await pair.world.settle()
        return (pair, number)
    }

    private static func keys(of server: LinkageServer) -> DataKeys {
        DataKeys(store: server.store, columns: CoreLinkSchema.sealed + ProvisionSchema.sealed)
    }

    private static func destroy(_ server: LinkageServer) async throws {
        let tenant = server.store.tenant
        try await server.base.write { tx in
            try DataKeys.destroy(of: tenant, by: "operator:o", at: LinkageWorld.start, in: tx)
        }
    }

    /// What the provider keeps of the content that it sent, opened.
    private func provided(_ pair: LinkageTests.Pair) async throws -> ProvidedContent? {
        try await pair.answering.store.read { tx in
            let row = try tx.row("SELECT * FROM information_provisions WHERE tenant_id = $1")
            let provision = try ProvisionBook.provision(try #require(row))
            return try provision.answer?.content.map {
                try ProvisionContent.open($0, of: provision.number, in: tx)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `whoever asked reads the answer after its keys were renewed, and not after they were destroyed`(
        engine: Engine
    ) async throws {
        let (pair, number) = try await answered(engine)
        let keys = Self.keys(of: pair.asking)
        try await keys.rotate { _ in }
        #expect(try await keys.reseal() == 1, "the content key")
        let result = try await pair.asking.result(number)
        #expect(result.content?.records.map(\.values) == [["所得額": .text("1234567")]])
        try await Self.destroy(pair.asking)
        await #expect(throws: DataVaultError.destroyed) { try await pair.asking.result(number) }
        pair.asking.restart()
        await #expect(throws: DataVaultError.destroyed) { try await pair.asking.result(number) }
    }

    @Test(arguments: Engine.allCases)
    func `what the provider keeps of its answer goes with its keys`(engine: Engine) async throws {
        let (pair, _) = try await answered(engine)
        let keys = Self.keys(of: pair.answering)
        try await keys.rotate { _ in }
        #expect(try await keys.reseal() == 2, "the content key, and the content")
        #expect(try await provided(pair)?.records.map(\.values) == [["所得額": .text("1234567")]])
        try await Self.destroy(pair.answering)
        await #expect(throws: DataVaultError.destroyed) { try await provided(pair) }
    }

    /// A step that began before the keys were renewed and is kept behind that does not put the old form back.
    @Test(arguments: Engine.allCases)
    func `a step across a renewal of the keys loses nothing`(engine: Engine) async throws {
        let (pair, _) = try await answered(engine)
        let before = try await pair.answering.store.read { tx in
            try ProvisionBook.provision(
                try #require(try tx.row("SELECT * FROM information_provisions WHERE tenant_id = $1")))
        }
        let keys = Self.keys(of: pair.answering)
        try await keys.rotate { _ in }
        try await keys.reseal()
        let isKept = try await pair.answering.store.write { tx in
            var after = before
            after.attempts += 1
            return try ProvisionBook(tx: tx).keep(after, insteadOf: before)
        }
        #expect(isKept)
        #expect(try await provided(pair)?.records.count == 1)
    }
}
