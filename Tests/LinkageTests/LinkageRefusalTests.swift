import CoreLink
import CoreSystem
import EveryEngine
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import Storage
import Tenancy
import Testing

@testable import CodeAcquisition
@testable import InformationInquiries

/// What is refused before anything is sent, and what the centre refuses by its own table.
@Suite struct LinkageRefusalTests {
    private static let (nagano, unknownHolder) = ("9999920201100000", "0220113112101700")

    @Test(
        arguments: [
            ("no permit", "inquiry.no-permit"), ("wrong bureau", "inquiry.wrong-bureau"),
            ("unknown provider", "inquiry.unknown-provider"), ("unknown procedure", "inquiry.unknown-procedure"),
            ("other affair", "inquiry.unknown-procedure"), ("unknown item", "inquiry.unknown-item"),
            ("own item", "inquiry.own-item"), ("no delegation", "inquiry.no-delegation"),
            ("unknown number", "inquiry.unknown-atena-number"), ("no code", "inquiry.no-code"),
            ("bad days", "inquiry.bad-field"),
        ], Engine.allCases)
    func `a 照会 is refused with its own code`(row: (String, String), engine: Engine) async throws {
        let (situation, code) = row
        let world = try await LinkageWorld(engine)
        let asking = try await world.server(LinkageTests.matsumoto, "202029")
        try await asking.person("1001", resident: "taro")
        try await asking.store.write { tx in
            try tx.run(
                """
                INSERT INTO atena_numbers (tenant_id, atena_number, registered_at, registered_by)
                VALUES ($1, '1002', 0, 'system:atena')
                """)
        }
        let provider = try HolderCode(Self.nagano)
        let entry =
            switch situation {
            case "no permit": try asking.entry("1001", to: provider, item: "TM99000000000005")
            case "wrong bureau": try asking.entry("1001", to: provider, inquirer: HolderCode("9999920202900001"))
            case "unknown provider": try asking.entry("1001", to: HolderCode(Self.unknownHolder))
            case "unknown procedure": try asking.entry("1001", to: provider, procedure: "JT99010000009999")
            case "other affair": try asking.entry("1001", to: provider, affair: "JM99000000000001")
            case "unknown item": try asking.entry("1001", to: provider, item: "TM99000000009999")
            case "own item": try asking.entry("1001", to: asking.holder)
            case "no delegation": try asking.entry("1001", to: provider, inquirerDelegator: "9999920203700000")
            case "unknown number": try asking.entry("4711", to: provider)
            case "no code": try asking.entry("1002", to: provider)
            default: try asking.entry("1001", to: provider, from: "2016-05-02", until: "2016-05-01")
            }
        let receipt = try await asking.register([entry])
        #expect(receipt.accepted.isEmpty && receipt.rejected.map(\.code) == [code], "\(receipt)")
        // Stable codes; no message repeats the person's number.
        #expect(receipt.rejected.allSatisfy { !$0.message.contains("1001") && !$0.message.contains("4711") })
    }

    @Test(arguments: Engine.allCases)
    func `a board of education asks in its own procedures alone`(engine: Engine) async throws {
        let world = try await LinkageWorld(engine)
        let board = try await world.server("9999920202900001", "202029", .education)
        let answering = try await world.server(Self.nagano, "202011")
        try await board.person("5", resident: "taro")
        try await answering.person("77", resident: "taro")
        try await answering.replica("T-1", of: "77", value: "9")
        let provider = answering.holder
        let refused = try await board.register([try board.entry("5", to: provider)])
        #expect(refused.rejected.map(\.code) == ["inquiry.no-permit"])
        let accepted = try await board.register([
            try board.entry("5", to: provider, procedure: "JT99010000000004", affair: "JM99000000000004")
        ])
        try await world.settle()
        let number = try #require(accepted.accepted.first?.receptionNumber, "\(accepted)")
        #expect(try await board.result(number).content != nil)
    }

    @Test(arguments: Engine.allCases)
    func `a union asks by a 委任 that the master knows`(engine: Engine) async throws {
        let world = try await LinkageWorld(engine)
        let union = try await world.server("9999920993700000", "209937")
        let answering = try await world.server(Self.nagano, "202011")
        try await union.person("5", resident: "taro")
        try await answering.person("77", resident: "taro")
        try await answering.replica("T-1", of: "77", value: "9")
        let provider = answering.holder
        #expect(
            try await union.register([try union.entry("5", to: provider)]).rejected.map(\.code) == [
                "inquiry.no-permit"
            ])
        let receipt = try await union.register([
            try union.entry("5", to: provider, inquirerDelegator: LinkageTests.ueda)
        ])
        try await world.settle()
        let number = try #require(receipt.accepted.first?.receptionNumber, "\(receipt)")
        #expect(try await union.result(number).content != nil)
    }

    @Test(arguments: Engine.allCases)
    func `the same request again is the same 照会, and the same question is not asked twice`(engine: Engine) async throws
    {
        let pair = try await LinkageTests.Pair(engine)
        let entry = try pair.asking.entry("1001", to: pair.answering.holder)
        let first = try await pair.asking.register([entry], key: "a")
        let again = try await pair.asking.register([entry], key: "a")
        #expect(first == again && first.accepted.count == 1)
        let other = try await pair.asking.register([entry, entry], key: "b")
        #expect(other.accepted.isEmpty && other.rejected.map(\.code) == ["inquiry.duplicate", "inquiry.duplicate"])
        let changed = try pair.asking.entry("1001", to: pair.answering.holder, from: "2016-01-01")
        await #expect(throws: InquiryRefusal.keyInUse) { try await pair.asking.register([changed], key: "a") }
        // A file has keys of its own.
        let file = try await pair.asking.inquiries { try $0.register([changed], key: "a", by: .file) }
        #expect(file.accepted.count == 1)
    }

    /// The centre believes no server: the same rules by its own table, and whose code it is besides.
    @Test(arguments: Engine.allCases)
    func `the centre refuses what a server should not have sent`(engine: Engine) async throws {
        let pair = try await LinkageTests.Pair(engine)
        let world = pair.world
        let third = try await world.server(LinkageTests.ueda, "202037")
        try await third.person("9", resident: "taro")
        let codes = try await [(pair.asking.store, "1001"), (third.store, "9")].asyncMap { store, number in
            try await store.read { tx in try KnownCodes.code(of: AtenaNumber(number), in: tx) }
        }
        let (own, others) = (try #require(codes[0]), try #require(codes[1]))
        #expect(own != others)
        let good = try pair.asking.entry("1001", to: pair.answering.holder)
        let bad = try pair.asking.entry("1001", to: pair.answering.holder, item: "TM99000000000005")
        let rows: [(InquiryEntry, LinkageCode, String, LinkageRefusal)] = [
            (bad, own, pair.asking.name, .noPermit), (good, others, pair.asking.name, .unknownCode),
            (good, own, third.name, .wrongServer), (good, own, "mayor-999999.chukan.example", .wrongServer),
        ]
        for (place, (entry, code, server, refusal)) in rows.enumerated() {
            let judged = try await world.core.judge(
                InquirySubmissions(
                    contentKey: "k",
                    inquiries: [
                        InquirySubmission(
                            correlation: "c-\(place)", purpose: entry.purpose, linkageCode: code,
                            conditions: entry.conditions, isNotDisclosed: false, requestedAt: entry.requestedAt)
                    ]), from: server, at: world.clock.now
            ) { _, _, _ in }
            #expect(judged.judgements.map(\.refusal) == [refusal])
        }
        #expect(try await pair.answering.collector.collect(waiting: 0) == 0)
    }

    /// The 求め was made: it is recorded where it was made, though nothing came of it (番号法23条1項).
    @Test(arguments: Engine.allCases)
    func `what the centre refuses is recorded, and what never left is not`(engine: Engine) async throws {
        let pair = try await LinkageTests.Pair(engine)
        let third = try await pair.world.server(LinkageTests.ueda, "202037")
        try await third.person("9", resident: "taro")
        let foreign = try await third.store.read { tx in try KnownCodes.code(of: AtenaNumber("9"), in: tx) }
        let number = try await pair.ask()
        // The code is not one that was issued to the inquirer: only the centre can know.
        let code = try #require(foreign)
        try await pair.asking.store.write { tx in
            let row = try tx.row("SELECT request_id FROM linkage_codes WHERE tenant_id = $1 AND atena_number = '1001'")
            let place = CodeAcquisitionStore.place(try #require(row).text("request_id"))
            try tx.run(
                "UPDATE linkage_codes SET linkage_code = $2 WHERE tenant_id = $1 AND atena_number = '1001'",
                [try tx.seal(code.text, at: place)])
        }
        try await pair.world.settle()
        #expect(try await pair.asking.result(number).status.reason?.code == "inquiry.unknown-code")
        let kept = try await pair.asking.refusals()
        #expect(kept.map(\.correlation) == [number] && kept.map(\.ending) == ["unknownCode"])
        let others = try await pair.asking.records() + pair.answering.records()
        #expect(others.isEmpty)
        let line = try #require(try await pair.world.core.log(after: "").first)
        #expect(line.correlation == number && line.refusal == .unknownCode && line.processingNumber == nil)

        let lost = try await pair.ask()
        try await pair.asking.store.write { tx in
            try tx.run("UPDATE linkage_codes SET linkage_code = NULL WHERE tenant_id = $1 AND atena_number = '1001'")
        }
        try await pair.world.settle()
        #expect(try await pair.asking.result(lost).status.state == "refused")
        #expect(try await pair.asking.refusals().count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `nobody answers or takes back what is another's`(engine: Engine) async throws {
        let pair = try await LinkageTests.Pair(engine)
        try await pair.answering.flag("automaticAnswerBan", of: "77")
        let third = try await pair.world.server(LinkageTests.ueda, "202037")
        _ = try await pair.ask()
        try await pair.world.settle()
        let number = try await pair.provision().processingNumber
        let now = pair.world.clock.now
        let withdrawn = try await third.calls.withdraw(InquiryWithdrawals(processingNumbers: [number]), at: now)
        let answered = try await third.calls.answer(
            ProvisionAnswers(
                contentKey: "k",
                answers: [
                    ProvisionAnswer(processingNumber: number, code: .declined, content: nil, isNotDisclosed: false)
                ]), at: now)
        #expect((withdrawn.endings + answered.endings).map(\.end) == [nil, nil])
        try await pair.world.settle()
        #expect(try await pair.provision().state == "held")
    }
}

extension Sequence where Element: Sendable {
    fileprivate func asyncMap<Answer>(_ body: (Element) async throws -> Answer) async rethrows -> [Answer] {
        var answers: [Answer] = []
        for element in self { answers.append(try await body(element)) }
        return answers
    }
}
