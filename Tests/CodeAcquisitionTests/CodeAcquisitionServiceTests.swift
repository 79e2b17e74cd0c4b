import Foundation
import Identifiers
import OrganisationProtocol
import Synchronization
import Tenancy
import Testing
import Verdicts
import WebServer

@testable import CodeAcquisition

struct CodeAcquisitionServiceTests {
    @Test func `a request goes to the registry and rests there`() async throws {
        let server = try await Server()
        let status = try await server.acquire()
        #expect(status.state == "awaitingRegistry" && status.title == "住基応答待ち")
        #expect(status.processingNumber?.text == "p-1" && status.registryReceipt == "R-p-1")
        #expect(try await server.acquire() == status, "asking again changes nothing")
        #expect(server.world.memory.withLock { $0.calls } == 2)
    }

    /// The server ends at each call, before the partner hears of it or before it hears the partner's answer.
    @Test(arguments: 1...3, [false, true])
    func `stopped at any step it goes on, and nothing is asked twice`(call: Int, isAfter: Bool) async throws {
        let server = try await Server()
        // Asked outside the window: the worker takes all three calls.
        #expect(try await server.acquire(after: -60).state == "requested")
        server.world.memory.withLock { $0.stop = (call, isAfter) }
        await #expect(throws: World.Stopped.self) { try await server.worker().work() }
        try await server.worker(after: 1).work()
        #expect(try await server.state()?.state == .awaitingRegistry)
        server.world.memory.withLock { memory in
            #expect(memory.numbers.count == 1, "one 処理通番")
            #expect(memory.requests.count == 1, "one request, whatever was said twice")
        }
    }

    @Test func `outside the window it waits for the next one, and the number is asked for then`() async throws {
        let server = try await Server()
        let status = try await server.acquire(after: -60)
        #expect(status.state == "requested" && status.nextAttemptAt == "2016-05-19T12:30:00+09:00")
        try await server.worker(after: -30).work()
        #expect(server.world.memory.withLock { $0.calls } == 0)
        try await server.worker().work()
        #expect(try await server.state()?.state == .awaitingRegistry)
        #expect(server.world.memory.withLock { $0.individualNumberQueries } == 1)
        let late = try await Server()
        #expect(try await late.acquire(after: 7_200).nextAttemptAt == nil, "no window is known")
    }

    @Test func `an unreachable partner is tried again later, then given up, and a person goes on`() async throws {
        let server = try await Server()
        let failure = HopFailure(hop: .tcp, code: "tcp.no-answer", expected: "e", seen: "届きません", remedy: "確認してください。")
        server.world.memory.withLock { $0.failure = failure }
        let told = try await server.acquire()
        #expect(told.state == "requested" && told.nextAttemptAt != nil)
        #expect(
            told.failure
                == CodeAcquisitionFailure(
                    hop: "TCP", code: "tcp.no-answer", expected: "e", seen: "届きません", remedy: "確認してください。"))
        var attempts = 1
        while let due = try await server.state()?.nextAttemptAt {
            let seconds = due.timeIntervalSince(Server.start)
            #expect(try await server.state()?.failure == told.failure)
            // The window must be open: the clock stands still, the time of the attempt is brought forward.
            try await server.store.write { tx in
                try tx.run("UPDATE linkage_codes SET next_attempt_at = 0 WHERE tenant_id = $1")
            }
            #expect(seconds > 40)
            try await server.worker(after: 10).work()
            attempts += 1
        }
        #expect(attempts == BackOff.limit)
        #expect(try await server.state()?.state == .failed)
        server.world.memory.withLock { $0.failure = nil }
        try await server.worker(after: 20).work()
        #expect(try await server.state()?.state == .failed, "not by itself")
        #expect(try await server.acquire(after: 30).state == "awaitingRegistry")
    }

    @Test func `a partner's refusal is final until somebody asks again`() async throws {
        let server = try await Server()
        server.world.memory.withLock { $0.failure = CodeAcquisitionError.registryRefused(status: 404, detail: "該当なし") }
        #expect(try await server.acquire().state == "failed")
        #expect(try await server.state()?.failure?.code == "code.registry-refused")
    }

    @Test func `in a file there is the number, and it waits for the registry once fetched`() async throws {
        let server = try await Server()
        let files = CodeRequestFiles(store: server.store)
        #expect(try await server.acquire(with: nil, .file).state == "numberIssued")
        try await server.worker().work()
        #expect(server.world.memory.withLock { $0.requests.isEmpty }, "nothing is pushed")
        let receipt = try await files.make(.init(requestKey: "a"), by: server.exchange(after: 1))
        #expect(receipt.number == 1 && receipt.requests == 1)
        #expect(try await files.make(.init(requestKey: "a"), by: server.exchange(after: 2)) == receipt)
        #expect(try await files.make(.init(requestKey: "b"), by: server.exchange(after: 2)).requests == 0)
        #expect(try await server.state()?.state == .numberIssued)
        let file = try await files.fetch(1, by: server.exchange(after: 3))
        #expect(
            file.requests == [
                .init(processingNumber: try ProcessingNumber("p-1"), atenaNumber: try AtenaNumber("1001"))
            ])
        #expect(file.header.mode == "1" && file.header.messageIdentifier == "IF_FGU_20234")
        #expect(try await server.state()?.state == .awaitingRegistry)
        #expect(try await files.fetch(1, by: server.exchange(after: 4)) == file, "a lost answer is fetched again")
        await #expect(throws: CodeAcquisitionError.unknownRequest) {
            try await files.fetch(9, by: server.exchange(after: 5))
        }
    }

    @Test func `a delivered code makes usable, and the number that tied it to the person is gone`() async throws {
        let server = try await Server()
        let number = try #require(try await server.acquire().processingNumber)
        let delivery = LinkageCodeDelivery(processingNumber: number, linkageCode: try LinkageCode("c-1"))
        let status = try await server.service.receive(delivery, by: server.exchange(after: 5))
        #expect(status.state == "usable" && status.processingNumber == nil)
        #expect(try await server.state()?.linkageCode?.text == "c-1")
        await #expect(throws: CodeAcquisitionError.unknownRequest) {
            try await server.service.receive(delivery, by: server.exchange(after: 6))
        }
        await #expect(throws: CodeAcquisitionError.codeIsThere) {
            try await server.service.cancel(try AtenaNumber("1001"), by: server.exchange(after: 7))
        }
    }

    @Test func `what is cancelled is forgotten, and may be asked for anew`() async throws {
        let server = try await Server()
        _ = try await server.acquire()
        #expect(try await server.service.cancel(try AtenaNumber("1001"), by: server.exchange()).state == "cancelled")
        #expect(try await server.state()?.processingNumber == nil)
        #expect(try await server.acquire().processingNumber?.text == "p-2")
    }

    @Test func `code and request go where the number goes`() async throws {
        let server = try await Server()
        _ = try await server.acquire()
        try await server.numbers([AtenaNumberEntry(.change, AtenaNumber("1001"), to: AtenaNumber("2002"))])
        #expect(try await server.state() == nil)
        #expect(try await server.state("2002")?.state == .awaitingRegistry)
        try await server.numbers([AtenaNumberEntry(.delete, AtenaNumber("2002"))])
        #expect(try await server.state("2002")?.state == .removed)
        #expect(try await server.state("2002")?.processingNumber == nil)
    }

    @Test func `an unknown number is refused without being repeated`() async throws {
        let server = try await Server()
        let error = await #expect(throws: CodeAcquisitionError.self) { try await server.acquire("999900000011") }
        #expect(error == .unknownAtenaNumber)
        #expect(error?.problem.title.contains("999900000011") == false)
    }

    @Test func `the individual number is in no file of the database`() async throws {
        let server = try await Server()
        _ = try await server.acquire(after: -60)
        try await server.worker().work()
        for suffix in ["", "-wal"] {
            let bytes = try Data(contentsOf: URL(filePath: server.path + suffix))
            #expect(bytes.range(of: Data(Server.individualNumber.utf8)) == nil)
            if suffix.isEmpty == false { #expect(bytes.range(of: Data("awaitingRegistry".utf8)) != nil) }
        }
    }
}
