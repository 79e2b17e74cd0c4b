import EveryEngine
import Foundation
import Identifiers
import OrganisationProtocol
import Storage
import Tenancy
import Testing

@testable import SelfDisclosure

/// What is kept of persons' requests means the same on every engine, and stays with its server.
struct SelfDisclosureStoreTests {
    private static let start = Date(timeIntervalSince1970: 1_467_338_400)

    /// A mayor's and a board's server on one platform.
    private static func servers(_ engine: Engine) async throws -> (mayor: TenantStore, education: TenantStore) {
        let base = try await engine.store(TenantDirectory.schema + SelfDisclosureSchema.steps)
        func server(_ bureau: Bureau) async throws -> TenantStore {
            let point = AccessPoint(host: "atena.example", port: 443)
            let tenant = Tenant(
                identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: bureau),
                organisationName: "松本市", hostName: "\(bureau).example", address: "127.0.0.2",
                configuration: TenantConfiguration(
                    holderCode: try HolderCode("0220202029201700"), atenaAccessPoint: point,
                    registryAccessPoint: point, usesBasicFour: true, version: 1), createdAt: start)
            try await base.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
            return TenantStore(
                tenant: tenant.identifier, base: base,
                vault: DataVault(tenant: tenant.identifier, outerKey: DataVault.newOuterKey()))
        }
        return (try await server(.mayor), try await server(.education))
    }

    private static func later(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    private static func disclosure(
        _ number: Int64, of person: String?, asked seconds: Double = 0,
        _ answer: SelfDisclosureAnswer = .notProvided(.noReplica)
    ) throws -> SelfDisclosure {
        SelfDisclosure(
            number: number, atenaNumber: try person.map { try AtenaNumber($0) },
            item: try ItemCode("TM00000000000002"), askedAt: later(seconds), answer: answer,
            answeredAt: later(seconds + 0.25), deliveredAt: nil)
    }

    private static func records() throws -> [SelfDisclosureRecord] {
        [
            SelfDisclosureRecord(
                recordIdentifier: try RecordIdentifier("R1"), publicationStart: "2016-05-01", publicationEnd: nil,
                values: ["所得額": .text("1,200\"円\\\u{0}end"), "控除額": .missing(reason: "NotAcceptable")])
        ]
    }

    @Test(arguments: Engine.allCases)
    func `each answer comes back as it was kept, and to its server alone`(engine: Engine) async throws {
        let (mayor, education) = try await Self.servers(engine)
        // PostgreSQL keeps no U+0000 in a text; what an answer holds is JSON, where it is written in ASCII.
        let kept =
            try [
                Self.disclosure(1, of: "1001", .provided(try Self.records())), Self.disclosure(2, of: nil),
            ]
            + SelfDisclosureAnswer.Reason.allCases.enumerated().map {
                try Self.disclosure(Int64($0.offset) + 3, of: "1002", .notProvided($0.element))
            }
        let first = try await mayor.read { tx in try SelfDisclosureStore(tx: tx).lastNumber() }
        #expect(first == 0)
        try await mayor.write { tx in for one in kept { try SelfDisclosureStore(tx: tx).add(one) } }
        let (found, last) = try await mayor.read { tx in
            let store = SelfDisclosureStore(tx: tx)
            return (try kept.map { try store.disclosure($0.number) }, try store.lastNumber())
        }
        #expect(found == kept && last == 7)
        try await education.read { tx in
            let store = SelfDisclosureStore(tx: tx)
            let (last, found) = (try store.lastNumber(), try store.disclosure(1))
            #expect(last == 0 && found == nil)
            #expect(try store.disclosures(of: AtenaNumber("1001"), limit: 9).isEmpty)
            #expect(try store.disclosures(from: .distantPast, until: .distantFuture, limit: 9).isEmpty)
            #expect(try store.undelivered(limit: 9).isEmpty)
        }
        await #expect(throws: StoreError.self) {
            try await mayor.write { tx in try SelfDisclosureStore(tx: tx).add(kept[0]) }
        }
        try await education.write { tx in try SelfDisclosureStore(tx: tx).add(kept[0]) }
    }

    @Test(arguments: Engine.allCases)
    func `they are found by person and by time, and told once`(engine: Engine) async throws {
        let (mayor, education) = try await Self.servers(engine)
        let kept = try [
            Self.disclosure(5, of: "1001", asked: 20), Self.disclosure(6, of: "1002", asked: 10),
            Self.disclosure(7, of: "1001", asked: 20),
        ]
        try await education.write { tx in try SelfDisclosureStore(tx: tx).add(kept[0]) }
        try await mayor.write { tx in for one in kept.reversed() { try SelfDisclosureStore(tx: tx).add(one) } }
        try await mayor.read { tx in
            let store = SelfDisclosureStore(tx: tx)
            let found = try [(10, 21, 9), (10, 21, 2), (10, 20, 9), (10.000001, 20.000001, 9)].map {
                first, last, limit in
                try store.disclosures(from: Self.later(first), until: Self.later(last), limit: limit).map(\.number)
            }
            // The first instant belongs to a period, the last does not.
            #expect(found == [[6, 5, 7], [6, 5], [6], [5, 7]])
            #expect(try store.disclosures(of: AtenaNumber("1001"), limit: 9).map(\.number) == [5, 7])
            #expect(try store.disclosures(of: AtenaNumber("1001"), limit: 1).map(\.number) == [5])
            #expect(try store.undelivered(limit: 2).map(\.number) == [5, 6])
        }
        for (number, seconds) in [(Int64(6), 30.0), (5, 40), (6, 50)] {
            try await mayor.write { tx in try SelfDisclosureStore(tx: tx).delivered(number, at: Self.later(seconds)) }
        }
        try await mayor.read { tx in
            let store = SelfDisclosureStore(tx: tx)
            let (left, told) = (try store.undelivered(limit: 9), try store.disclosure(6))
            // The first time counts.
            #expect(left.map(\.number) == [7] && told?.deliveredAt == Self.later(30))
        }
        let others = try await education.read { tx in try SelfDisclosureStore(tx: tx).undelivered(limit: 9).count }
        #expect(others == 1)
    }

    @Test(arguments: Engine.allCases)
    func `they follow the 統合宛名番号, and stay when it goes`(engine: Engine) async throws {
        let (mayor, education) = try await Self.servers(engine)
        let (old, new) = (try AtenaNumber("1001"), try AtenaNumber("2001"))
        for server in [mayor, education] {
            try await server.write { tx in
                try SelfDisclosureStore(tx: tx).add(Self.disclosure(1, of: "1001"))
                try SelfDisclosureStore(tx: tx).add(Self.disclosure(2, of: "1002"))
            }
        }
        let follower = SelfDisclosureFollower()
        try await mayor.write { tx in
            try follower.changed(old, to: new, at: Self.start, in: tx)
            follower.removed(new, at: Self.start, in: tx)
        }
        func numbers(_ server: TenantStore, of person: AtenaNumber) async throws -> [Int64] {
            try await server.read { tx in
                try SelfDisclosureStore(tx: tx).disclosures(of: person, limit: 9).map(\.number)
            }
        }
        let here = try await (numbers(mayor, of: old), numbers(mayor, of: new), numbers(mayor, of: AtenaNumber("1002")))
        #expect(here == ([], [1], [2]))
        let there = try await (numbers(education, of: old), numbers(education, of: new))
        #expect(there == ([1], []))
    }
}
