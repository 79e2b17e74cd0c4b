import CoreLink
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import SeededChance
import ServiceCalendar
import Storage
import StorageSQLite
import Synchronization
import Testing

@testable import InformationInquiries
@testable import InformationProvision

/// Three organisations and the centre, driven at random through inquiries, releases, withdrawals, crashes and clock jumps.
///
/// `KAKEHASHI_LINKAGE_RUNS` says how many interleavings; the same seed gives the same ones.
@Suite struct LinkageModelTests {
    /// Residents that all three know, each under a number of its own.
    private static let residents = ["taro", "hanako", "jiro", "yuki"]
    private static let bodies = [
        (LinkageTests.matsumoto, "202029"), (LinkageTests.nagano, "202011"), (LinkageTests.ueda, "202037"),
    ]
    private static let runs = ProcessInfo.processInfo.environment["KAKEHASHI_LINKAGE_RUNS"].flatMap(Int.init) ?? 100
    /// Interleavings of one world: then all is let settle, and compared.
    private static let perWorld = 25

    @Test func `records agree, nobody sees without a permit, and the centre sees nothing`() async throws {
        var chance = Chance(seed: 2016)
        for first in stride(from: 0, to: Self.runs, by: Self.perWorld) {
            let model = try await Model()
            for run in first..<min(first + Self.perWorld, Self.runs) {
                for _ in 0..<Int.random(in: 4...14, using: &chance) { try await model.step(&chance) }
                guard run % 5 == 4 else { continue }
                try await model.compareWhatIsOver()
            }
            try await model.finish()
            try await model.compareAll()
        }
    }

    /// The world and what the test knows of it.
    final class Model {
        let world: LinkageWorld
        var servers: [LinkageServer] = []
        /// Every 照会 that was accepted, and by whom.
        var accepted: [(server: LinkageServer, number: String)] = []

        static func number(_ resident: Int, at body: Int) -> String { "\(body + 1)00\(resident + 1)" }
        static func canary(_ resident: Int, at body: Int) -> String { "CANARY-\(resident)-\(body)-5f1d" }

        init() async throws {
            world = try await LinkageWorld()
            for (place, (code, organisation)) in LinkageModelTests.bodies.enumerated() {
                let server = try await world.server(code, organisation)
                servers.append(server)
                for (index, resident) in LinkageModelTests.residents.enumerated() {
                    let number = Self.number(index, at: place)
                    try await server.person(number, resident: resident)
                    try await server.replica(
                        "T-\(index)", of: number, value: Self.canary(index, at: place))
                }
            }
        }

        func step(_ chance: inout Chance) async throws {
            let place = Int.random(in: 0..<servers.count, using: &chance)
            let server = servers[place]
            switch Int.random(in: 0..<20, using: &chance) {
            case 0...4: try await ask(at: place, &chance)
            case 5: try await withdraw(&chance)
            case 6: try await flag(at: place, &chance)
            case 7...8: try await enter(at: server, &chance)
            case 9...10: try await trying { try await server.sender.work() }
            case 11...12: try await trying { try await server.worker.work() }
            case 13...15: try await trying { _ = try await server.collector.collect(waiting: 0) }
            case 16: try await crash(server, &chance)
            case 17:
                server.calls.trouble.withLock { $0 = Bool.random(using: &chance) ? .before : .after }
            case 18: server.restart()
            default: world.clock.set(world.clock.now.addingTimeInterval(.random(in: 1...200_000, using: &chance)))
            }
        }

        private func ask(at place: Int, _ chance: inout Chance) async throws {
            let (server, resident) = (servers[place], Int.random(in: 0..<4, using: &chance))
            let provider = servers[Int.random(in: 0..<servers.count, using: &chance)]
            // One in four has no permit, or asks itself.
            let item = Int.random(in: 0..<4, using: &chance) == 0 ? "TM99000000000005" : "TM00000000000002"
            let entry = try server.entry(
                Self.number(resident, at: place), to: provider.holder, item: item,
                isNotDisclosed: Bool.random(using: &chance))
            let receipt = try await server.register([entry])
            accepted += receipt.accepted.map { (server, $0.receptionNumber) }
            if item != "TM00000000000002" || provider.holder == server.holder { #expect(receipt.accepted.isEmpty) }
        }

        private func withdraw(_ chance: inout Chance) async throws {
            guard let (server, number) = accepted.randomElement(using: &chance) else { return }
            _ = try await server.inquiries { try $0.withdraw([InquiryReference(receptionNumber: number)]) }
        }

        private func flag(at place: Int, _ chance: inout Chance) async throws {
            let resident = Int.random(in: 0..<4, using: &chance)
            let flag = Bool.random(using: &chance) ? "automaticAnswerBan" : "nonDisclosure"
            try await servers[place].flag(
                flag, of: Self.number(resident, at: place), isSet: Bool.random(using: &chance))
        }

        private func enter(at server: LinkageServer, _ chance: inout Chance) async throws {
            let waiting = try await server.provisions { desk in
                try ProvisionBook(tx: desk.tx).waiting(limit: 100).map(\.number)
            }
            guard let number = waiting.randomElement(using: &chance) else { return }
            let record = ProvidedRecord(
                dataSetItemCode: nil, dataSetKey: "1", parentDataSetKey: nil, versionNumber: "0001",
                publicationStart: "2016-01-01", publicationEnd: nil, updatedAt: nil,
                values: ["所得額": .text("CANARY-by-hand")])
            let content = Bool.random(using: &chance) ? ProvidedContent(records: [record], note: nil) : nil
            let releases = Bool.random(using: &chance)
            _ = try await server.provisions { desk in
                _ = try desk.enter([ProvisionEntry(processingNumber: number, content: content)])
                if releases { _ = try desk.release([ProvisionReference(processingNumber: number)]) }
            }
        }

        /// The process ends while it works, and begins again later with what was kept.
        private func crash(_ server: LinkageServer, _ chance: inout Chance) async throws {
            let isAfter = Bool.random(using: &chance)
            server.calls.trouble.withLock { $0 = isAfter ? .after : .before }
            let base = server.base
            server.calls.onTrouble.withLock { $0 = { base.hasEnded.withLock { $0 = true } } }
            try await trying { try await server.sender.work() }
            try await trying { try await server.worker.work() }
            try await trying { _ = try await server.collector.collect(waiting: 0) }
            server.calls.trouble.withLock { $0 = nil }
            server.calls.onTrouble.withLock { $0 = nil }
            server.restart()
        }

        private func trying(_ body: () async throws -> Void) async throws {
            do {
                try await body()
            } catch is WorldCore.Broken {
            } catch is CrashableStore.Ended {
            }
        }

        /// Lets everything end: what waits for a person runs out.
        func finish() async throws {
            for server in servers {
                server.calls.trouble.withLock { $0 = nil }
                server.restart()
            }
            for _ in 0..<3 {
                world.clock.set(world.clock.now.addingTimeInterval(2 * 3_600))
                try await world.settle()
            }
            world.clock.set(world.clock.now.addingTimeInterval(11 * 86_400))
            try await world.settle()
        }

        /// What is over somewhere is over in the same way wherever it is known to be over.
        func compareWhatIsOver() async throws {
            let central = try await lines()
            for server in servers {
                for record in try await server.records() where record.ending != nil {
                    let line = try #require(central[record.processingNumber])
                    #expect(record.ending == line.ended && record.endedAt == line.at)
                }
            }
        }

        func compareAll() async throws {
            let central = try await lines()
            for (place, server) in servers.enumerated() {
                let records = try await server.records()
                let mine = central.filter { $0.value.holders.contains(server.holder.text) }
                #expect(Set(records.map(\.processingNumber)) == Set(mine.keys))
                for record in records {
                    let line = try #require(central[record.processingNumber])
                    #expect(record.ending == line.ended && record.endedAt == line.at && line.ended != nil)
                    #expect(record.hides == line.hides && record.correlation == line.correlation)
                }
                let refused = Set(try await server.refusals().map(\.correlation))
                #expect(try await refused == refusals(of: server.holder.text))
                try await compareContents(of: server, at: place, central)
                // Sealed at the inquirer, too: others' canaries are in none of its files.
                let others = (0..<servers.count).filter { $0 != place }.flatMap { other in
                    (0..<4).map { Self.canary($0, at: other) }
                }
                #expect(Self.contents(of: server.file).allSatisfy { bytes in others.allSatisfy { !bytes.has($0) } })
            }
            let files = Self.contents(of: world.coreFile)
            #expect(!files.isEmpty && files.allSatisfy { !$0.has("CANARY") })
            #expect(files.contains { $0.has("JT99010000000002") })
        }

        /// Whoever has content had a permit, asked for it, and has the right person's.
        private func compareContents(of server: LinkageServer, at place: Int, _ central: [String: Line]) async throws {
            for (owner, number) in accepted where owner === server {
                let result = try await server.result(number)
                let line = central.values.first { $0.correlation == number }
                guard let content = result.content else {
                    #expect(line?.ended != "answered provided")
                    continue
                }
                let permitted = try #require(line)
                #expect(permitted.ended == "answered provided" && permitted.item == "TM00000000000002")
                let asked = try await server.inquiries { desk in
                    try desk.contents([InquiryReference(receptionNumber: number)])
                }.inquiries.first?.inquiry
                let resident = try #require(asked?.atenaNumber.text.last.flatMap { Int(String($0)) }) - 1
                let provider = try #require(servers.firstIndex { $0.holder == asked?.providerCode })
                let values = content.records.map(\.values)
                #expect(
                    values == [["所得額": .text(Self.canary(resident, at: provider))]]
                        || values == [["所得額": .text("CANARY-by-hand")]])
            }
        }

        /// The centre's log of what was permitted.
        struct Line {
            let correlation: String
            let holders: Set<String>
            let item: String
            let ended: String?
            let at: Date?
            let hides: String
        }

        /// What the centre refused of a body's own, by correlation.
        private func refusals(of holder: String) async throws -> Set<String> {
            try await world.coreStore.read { tx in
                Set(
                    try tx.rows(
                        "SELECT correlation FROM core_inquiries WHERE refusal IS NOT NULL AND inquirer = $1",
                        [.text(holder)]
                    ).map { try $0.text("correlation") })
            }
        }

        private func lines() async throws -> [String: Line] {
            try await world.coreStore.read { tx in
                try tx.rows("SELECT * FROM core_inquiries WHERE refusal IS NULL", []).reduce(into: [:]) { lines, row in
                    let purpose = try JSONDecoder().decode(
                        InquiryPurpose.self, from: Data(try row.text("purpose").utf8))
                    let end = try row.optionalText("ended")
                    let code = try row.optionalText("answer_code") ?? ""
                    let flags = (try row.integer("inquirer_hides") == 1, try row.integer("provider_hides") == 1)
                    lines[try row.text("processing_number")] = Line(
                        correlation: try row.text("correlation"),
                        holders: [purpose.inquirer.text, purpose.provider.text], item: purpose.item.text,
                        ended: end.map { "\($0) \(code)" }, at: try row.optionalInstant("ended_at")?.wholeSeconds,
                        hides: "\(flags.0) \(flags.1)")
                }
            }
        }

        private static func contents(of file: String) -> [Data] {
            [file, "\(file)-wal"].compactMap { FileManager.default.contents(atPath: $0) }
        }
    }
}

extension Data {
    fileprivate func has(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}

extension Date {
    /// As messages carry instants.
    fileprivate var wholeSeconds: Date { Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down)) }
}
