import AccessControl
import EveryEngine
import Foundation
import Identifiers
import OrganisationProtocol
import RequestFiles
import Tenancy
import Testing
import WebServer

@testable import ReplicaDisclosure

struct DisclosureTests {
    @Test(arguments: Flag.allCases, Engine.allCases)
    func `a flag of a 副本 is its own system's, set once and taken off once`(flag: Flag, engine: Engine) async throws {
        let server = try await DisclosureServer(engine)
        let entries = try [ReplicaFlagEntry.make("T-1", true), .make("W-1", true), .make("T-1", true)]
        let receipt = try await server.flags { try $0.set(flag, entries) }
        #expect(receipt.accepted == 1 && receipt.unchanged == 1)
        #expect(
            receipt.rejected == [
                RowRejection(
                    row: 2, field: "recordIdentifier", code: "disclosure.unknown-replica",
                    message: "指定されたレコード識別番号の副本はありません。番号を確認してください。他のシステムが登録した副本は指定できません。")
            ])
        let asked = try [ReplicaEntry.make("T-1"), .make("W-1")]
        let states = try await server.flags { try $0.states(asked) }.states
        #expect(
            states == [
                FlagState(
                    key: "T-1", isKnown: true, bansAutomaticAnswer: flag == .automaticAnswerBan,
                    isNotDisclosed: flag == .nonDisclosure),
                FlagState(key: "W-1", isKnown: false, bansAutomaticAnswer: false, isNotDisclosed: false),
            ])
        let off = try [ReplicaFlagEntry.make("T-1", false), .make("T-1", false)]
        let back = try await server.flags { try $0.set(flag, off) }
        #expect(back == RowReceipt(accepted: 1, unchanged: 1, rejected: []))
    }

    @Test(arguments: Engine.allCases)
    func `a person's flags hold whichever system asks, and follow the number`(engine: Engine) async throws {
        let server = try await DisclosureServer(engine)
        let entries = try [PersonFlagEntry.make("1001", true), .make("9999", true)]
        let receipt = try await server.flags { try $0.set(.nonDisclosure, entries) }
        #expect(receipt.accepted == 1 && receipt.rejected.map(\.code) == ["disclosure.unknown-atena-number"])
        #expect(receipt.rejected.allSatisfy { !$0.message.contains("9999") })
        let asked = try [PersonEntry.make("1001"), .make("1002"), .make("9999")]
        let seen = try await server.flags(of: "welfare") { try $0.states(asked) }.states
        #expect(seen.map(\.isNotDisclosed) == [true, false, false] && seen.map(\.isKnown) == [true, true, false])
        let (old, new) = (try AtenaNumber("1001"), try AtenaNumber("1002"))
        try await server.store.write { tx in
            try FlagFollower().changed(old, to: new, at: DisclosureServer.start, in: tx)
        }
        #expect(try await server.flags { try $0.states(asked) }.states.map(\.isNotDisclosed) == [false, true, false])
        try await server.store.write { tx in try FlagFollower().removed(new, at: DisclosureServer.start, in: tx) }
        #expect(try await server.flags { try $0.states(asked) }.states.allSatisfy { !$0.isNotDisclosed })
    }

    private func file(_ key: String, _ entries: [ReplicaFlagEntry]) throws -> RequestFile<ReplicaFlagEntry> {
        let body = try JSONEncoder().encode(entries)
        let text = #"{"requestKey":"\#(key)","entries":\#(String(decoding: body, as: UTF8.self))}"#
        return try JSONDecoder().decode(RequestFile<ReplicaFlagEntry>.self, from: Data(text.utf8))
    }

    private func take(
        _ file: RequestFile<ReplicaFlagEntry>, _ server: DisclosureServer, _ exchange: Exchange
    ) async throws -> RequestFileReceipt {
        try await server.service.take(file, for: .replicaAutomaticAnswerBans, by: exchange) { tx, entries in
            try Flags(tx: tx, system: exchange.actor.systemIdentifier, now: exchange.now)
                .set(.automaticAnswerBan, entries)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a file's result is kept for its system, and the file again is the same file`(engine: Engine) async throws {
        let server = try await DisclosureServer(engine)
        let sent = try file("a", [.make("T-1", true), .make("X", true)])
        let receipt = try await take(sent, server, DisclosureServer.exchange())
        #expect(receipt.number == 1 && receipt.entries == 2)
        #expect(try await take(sent, server, DisclosureServer.exchange(after: 60)) == receipt)
        await #expect(throws: RequestFileError.keyInUse) {
            try await take(try file("a", [.make("T-1", false)]), server, DisclosureServer.exchange(after: 61))
        }
        let service = server.service
        let result = try await service.result(
            of: 1, for: .replicaAutomaticAnswerBans, by: DisclosureServer.exchange(after: 62))
        let read = try JSONDecoder().decode(RowReceipt.self, from: Data(result.utf8))
        #expect(read.accepted == 1 && read.rejected.map(\.row) == [2])
        let others: [(String, RequestFilePurpose)] = [
            ("welfare", .replicaAutomaticAnswerBans), ("tax", .personFlagStates),
        ]
        for (system, purpose) in others {
            await #expect(throws: RequestFileError.unknownFile) {
                try await service.result(of: 1, for: purpose, by: DisclosureServer.exchange(system, after: 63))
            }
        }
        // Another system's file has its own number and may have the same key.
        let other = try await take(try file("a", [.make("W-1", true)]), server, DisclosureServer.exchange("welfare"))
        #expect(other.number == 2)
    }

    @Test(arguments: Engine.allCases)
    func `bad files leave nothing`(engine: Engine) async throws {
        let server = try await DisclosureServer(engine)
        let one = try ReplicaFlagEntry.make("T-1", true)
        let rows: [(RequestFile<ReplicaFlagEntry>, RequestFileError)] = [
            (try file("a b", [one]), .badKey), (try file("a", []), .empty(interface: "disclosure")),
            (
                try file("a", Array(repeating: one, count: 50_000 + 1)),
                .tooMany(50_001, limit: 50_000, interface: "disclosure")
            ),
        ]
        for (sent, error) in rows {
            await #expect(throws: error) { try await take(sent, server, DisclosureServer.exchange()) }
        }
        let asked = [try ReplicaEntry.make("T-1")]
        #expect(try await server.flags { try $0.states(asked) }.states.allSatisfy { !$0.bansAutomaticAnswer })
    }
}
