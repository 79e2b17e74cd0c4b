import CoreLink
import CoreSystem
import EveryEngine
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import Storage
import Synchronization
import Tenancy
import Testing

@testable import InformationInquiries
@testable import InformationProvision

/// 照会 between two organisations: what comes, and each reason why nothing does.
@Suite struct LinkageTests {
    static let (matsumoto, nagano, ueda) = ("9999920202900000", "9999920201100000", "9999920203700000")

    /// Two servers that both know one resident.
    struct Pair {
        let world: LinkageWorld
        let asking: LinkageServer
        let answering: LinkageServer

        init(_ engine: Engine) async throws {
            world = try await LinkageWorld(engine)
            asking = try await world.server(LinkageTests.matsumoto, "202029")
            answering = try await world.server(LinkageTests.nagano, "202011")
            try await asking.person("1001", resident: "taro")
            try await answering.person("77", resident: "taro")
        }

        /// Registers one 照会 and answers its 受付番号.
        func ask(from: String? = nil, until: String? = nil, isNotDisclosed: Bool = false) async throws -> String {
            let entry = try asking.entry(
                "1001", to: answering.holder, from: from, until: until, isNotDisclosed: isNotDisclosed)
            let receipt = try await asking.register([entry])
            return try #require(receipt.accepted.first?.receptionNumber, "\(receipt)")
        }

        /// The one 情報提供 that the provider has.
        func provision() async throws -> ProvisionStatus {
            let found = try await answering.provisions { try $0.states(ProvisionQuery()) }.provisions
            return try #require(found.first)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an inquiry is answered by itself from a 副本`(engine: Engine) async throws {
        let pair = try await Pair(engine)
        try await pair.answering.replica("T-1", of: "77", value: "1234567")
        let number = try await pair.ask()
        #expect(try await pair.asking.result(number).status.state == "accepted")
        try await pair.world.settle()
        let result = try await pair.asking.result(number)
        #expect(result.status.state == "answered" && result.status.reason == nil, "\(result.status)")
        #expect(result.content?.records.map(\.values) == [["所得額": .text("1234567")]])
        // Nobody else's system sees it.
        #expect(try await pair.asking.result(number, as: "system:welfare").status.state == "unknown")
        let provided = try await pair.provision()
        #expect(provided.state == "answered" && provided.correlation == number)
        #expect(provided.processingNumber == result.status.processingNumber)
    }

    /// What came and what was decided on it are one step: nothing waits in between.
    @Test(arguments: Engine.allCases)
    func `what comes is decided on with its delivery, and what cannot be decided stops nothing`(
        engine: Engine
    ) async throws {
        let pair = try await Pair(engine)
        try await pair.asking.person("1002", resident: "hanako")
        try await pair.answering.person("78", resident: "hanako")
        try await pair.answering.replica("T-1", of: "77", value: "1234567")
        try await pair.answering.replica("T-2", of: "78", value: "7654321")
        // As if the row had been put in another's place: it opens nowhere.
        try await pair.answering.store.write { tx in
            let rows = try tx.rows("SELECT document FROM replicas WHERE tenant_id = $1 ORDER BY record_id")
            try tx.run(
                "UPDATE replicas SET document = $2 WHERE tenant_id = $1 AND record_id = 'T-1'",
                [.text(try #require(rows.last).text("document"))])
        }
        let broken = try await pair.ask()
        let entry = try pair.asking.entry("1002", to: pair.answering.holder)
        let good = try #require(try await pair.asking.register([entry]).accepted.first?.receptionNumber)
        try await pair.asking.sender.work()
        _ = try await pair.answering.collector.collect(waiting: 0)
        func states() async throws -> [String: String] {
            let found = try await pair.answering.provisions { try $0.states(ProvisionQuery()) }.provisions
            return Dictionary(found.map { ($0.correlation, $0.state) }) { first, _ in first }
        }
        #expect(try await states() == [broken: "received", good: "answering"])
        // The worker has the broken one to tell of, again and again.
        await #expect(throws: DataVaultError.unreadable) { try await pair.answering.worker.work() }
        #expect(try await states()[broken] == "received")
    }

    /// Why nothing comes, by the 副本 that there are.
    @Test(
        arguments: [
            ("none", "answer.no-replica"), ("early", "answer.not-yet-published"), ("late", "answer.publication-ended"),
            ("elsewhere", "answer.outside-conditions"), ("two", "answer.several-matches"),
            ("twice", "answer.several-matches"), ("nobody", "answer.unknown-person"),
        ], Engine.allCases)
    func `each reason why nothing comes has its own code`(row: (String, String), engine: Engine) async throws {
        let (situation, code) = row
        let pair = try await Pair(engine)
        switch situation {
        case "early": try await pair.answering.replica("T-1", of: "77", value: "1", from: "2016-12-01")
        case "late": try await pair.answering.replica("T-1", of: "77", value: "1", until: "2016-07-01")
        case "elsewhere": try await pair.answering.replica("T-1", of: "77", value: "1", from: "2016-05-01")
        case "two":
            try await pair.answering.replica("T-1", of: "77", value: "1")
            try await pair.answering.replica("W-1", of: "77", value: "2", system: "welfare")
        case "twice": try await pair.answering.person("78", resident: "taro")
        case "nobody":
            try await pair.answering.store.write { tx in
                try tx.run("DELETE FROM linkage_codes WHERE tenant_id = $1")
            }
        default: break
        }
        let number = try await pair.ask(from: "2016-01-01", until: "2016-04-30")
        try await pair.world.settle()
        let result = try await pair.asking.result(number)
        #expect(result.status.state == "answered" && result.status.reason?.code == code, "\(result.status)")
        #expect(result.content == nil)
    }

    @Test(arguments: Engine.allCases)
    func `of one データセット the newest version that is published is provided`(engine: Engine) async throws {
        let pair = try await Pair(engine)
        try await pair.answering.replica("T-1", of: "77", value: "old")
        pair.world.clock.set(pair.world.clock.now.addingTimeInterval(60))
        try await pair.answering.replica("T-2", of: "77", value: "new")
        pair.world.clock.set(pair.world.clock.now.addingTimeInterval(60))
        try await pair.answering.replica("T-3", of: "77", value: "future", from: "2017-01-01")
        let number = try await pair.ask()
        try await pair.world.settle()
        #expect(
            try await pair.asking.result(number).content?.records.map(\.values) == [["所得額": .text("new")]])
    }

    @Test(arguments: Engine.allCases)
    func `what is barred waits for two persons, and is provided when they let it`(engine: Engine) async throws {
        let pair = try await Pair(engine)
        try await pair.answering.replica("T-1", of: "77", value: "1234567")
        try await pair.answering.flag("automaticAnswerBan", of: "77")
        try await pair.answering.store.write { tx in
            try ProvisionPolicy(needsTwo: true).keep(by: "account:admin", at: LinkageWorld.start, in: tx)
        }
        let number = try await pair.ask()
        try await pair.world.settle()
        let held = try await pair.provision()
        #expect(held.state == "held" && held.reason?.code == "hold.automatic-answer-barred")
        #expect(try await pair.asking.result(number).status.state == "asked")

        let reference = ProvisionReference(processingNumber: held.processingNumber)
        let early = try await pair.answering.provisions { try $0.release([reference]) }
        #expect(early.rejected.map(\.code) == ["provision.nothing-entered"])
        let record = ProvidedRecord(
            dataSetItemCode: nil, dataSetKey: "2016", parentDataSetKey: nil, versionNumber: "0001",
            publicationStart: "2016-01-01", publicationEnd: nil, updatedAt: nil, values: ["所得額": .text("42")])
        let entry = ProvisionEntry(
            processingNumber: held.processingNumber, content: ProvidedContent(records: [record], note: "確認済"))
        #expect(try await pair.answering.provisions { try $0.enter([entry]) }.accepted == 1)
        let same = try await pair.answering.provisions { try $0.release([reference]) }
        #expect(same.rejected.map(\.code) == ["provision.same-person"])
        #expect(try await pair.answering.provisions(as: "account:chief") { try $0.release([reference]) }.accepted == 1)
        try await pair.world.settle()
        let result = try await pair.asking.result(number)
        #expect(result.content == ProvidedContent(records: [record], note: "確認済"))
        let again = try await pair.answering.provisions(as: "account:chief") { try $0.release([reference]) }
        #expect(again.rejected.map(\.code) == ["provision.not-held"])
    }

    @Test(arguments: Engine.allCases)
    func `a person may say that there is nothing to provide`(engine: Engine) async throws {
        let pair = try await Pair(engine)
        try await pair.answering.flag("automaticAnswerBan", of: "77")
        let number = try await pair.ask()
        try await pair.world.settle()
        let held = try await pair.provision().processingNumber
        _ = try await pair.answering.provisions { desk in
            _ = try desk.enter([ProvisionEntry(processingNumber: held, content: nil)])
            return try desk.release([ProvisionReference(processingNumber: held)])
        }
        try await pair.world.settle()
        #expect(try await pair.asking.result(number).status.reason?.code == "answer.declined")
    }

    @Test(arguments: Engine.allCases)
    func `what nobody answers in time ends on both sides`(engine: Engine) async throws {
        let pair = try await Pair(engine)
        try await pair.answering.flag("automaticAnswerBan", of: "77")
        let number = try await pair.ask()
        try await pair.world.settle()
        pair.world.clock.set(pair.world.clock.now.addingTimeInterval(11 * 86_400))
        try await pair.world.settle()
        #expect(try await pair.asking.result(number).status.reason?.code == "inquiry.expired")
        #expect(try await pair.provision().state == "expired")
    }

    @Test(arguments: Engine.allCases)
    func `a 照会 is taken back before it is answered, and not after`(engine: Engine) async throws {
        let pair = try await Pair(engine)
        try await pair.answering.flag("automaticAnswerBan", of: "77")
        let number = try await pair.ask()
        try await pair.world.settle()
        let reference = InquiryReference(receptionNumber: number)
        let asked = try await pair.asking.inquiries { try $0.withdraw([reference]) }.inquiries.map(\.withdrawal)
        #expect(asked == ["requested"])
        try await pair.world.settle()
        #expect(try await pair.provision().state == "withdrawn")
        let done = try await pair.asking.inquiries { try $0.withdrawals([reference]) }.inquiries.map(\.withdrawal)
        #expect(done == ["withdrawn"])
        #expect(try await pair.asking.result(number).status.reason?.code == "inquiry.withdrawn")

        try await pair.answering.flag("automaticAnswerBan", of: "77", isSet: false)
        try await pair.answering.replica("T-1", of: "77", value: "1")
        let second = InquiryReference(receptionNumber: try await pair.ask())
        try await pair.world.settle()
        let late = try await pair.asking.inquiries { try $0.withdraw([second]) }.inquiries.map(\.withdrawal)
        #expect(late == ["tooLate"])
        #expect(try await pair.asking.result(second.receptionNumber).content != nil)
    }

    @Test(arguments: Engine.allCases)
    func `each side judges 不開示 by itself, and both know both`(engine: Engine) async throws {
        let pair = try await Pair(engine)
        try await pair.answering.replica("T-1", of: "77", value: "1")
        try await pair.answering.flag("nonDisclosure", of: "77")
        _ = try await pair.ask(isNotDisclosed: true)
        try await pair.world.settle()
        for server in [pair.asking, pair.answering] {
            #expect(try await server.records().map(\.hides) == ["true true"])
        }
        let line = try #require(try await pair.world.core.log(after: "").first)
        #expect(line.isHiddenByInquirer && line.isHiddenByProvider)
    }

    @Test(arguments: Engine.allCases)
    func `a centre that puts its own key in learns nothing`(engine: Engine) async throws {
        let pair = try await Pair(engine)
        try await pair.answering.replica("T-1", of: "77", value: "1234567")
        // The third server's key is genuine, and not the inquirer's; a made-up one is not signed at all.
        let other = try await pair.world.server(Self.ueda, "202037")
        let genuine = try await other.keys.signed(by: other.holder, at: pair.world.clock.now)
        for forged in [genuine, #"{"payload":"e30","protected":"e30","signature":""}"#] {
            pair.answering.calls.falsify.withLock {
                $0 = { found in
                    CollectedDeliveries(
                        deliveries: found.deliveries, contentKeys: found.contentKeys.mapValues { _ in forged })
                }
            }
            let number = try await pair.ask()
            try await pair.world.settle()
            let held = try await pair.provision()
            #expect(held.state == "held" && held.reason?.code == "hold.untrusted-inquirer")
            let entry = ProvisionEntry(processingNumber: held.processingNumber, content: nil)
            let refused = try await pair.answering.provisions { try $0.enter([entry]) }
            #expect(refused.rejected.map(\.code) == ["provision.may-not-be-sent"])
            _ = try await pair.asking.inquiries {
                try $0.withdraw([InquiryReference(receptionNumber: number)])
            }
            pair.world.clock.set(pair.world.clock.now.addingTimeInterval(60))
            try await pair.world.settle()
        }
    }

    @Test(arguments: Engine.allCases)
    func `an answer that is not the provider's is not believed`(engine: Engine) async throws {
        let pair = try await Pair(engine)
        try await pair.answering.replica("T-1", of: "77", value: "1234567")
        let other = try await pair.world.server(Self.ueda, "202037")
        let genuine = try await other.keys.signed(by: other.holder, at: pair.world.clock.now)
        pair.asking.calls.falsify.withLock {
            $0 = { found in
                CollectedDeliveries(
                    deliveries: found.deliveries, contentKeys: found.contentKeys.mapValues { _ in genuine })
            }
        }
        let number = try await pair.ask()
        try await pair.world.settle()
        let result = try await pair.asking.result(number)
        #expect(result.status.reason?.code == "answer.unreadable" && result.content == nil)
    }
}
