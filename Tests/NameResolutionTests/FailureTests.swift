import Foundation
import NameResolution
import Testing

/// Servers that are silent, closed, failing or talk nonsense; and questions that cannot be sent.
struct FailureTests {
    @Test(arguments: [(1, 200.0), (2, 590.0)])
    func `silence is reported after the time asked for`(attempts: Int, least: Double) async throws {
        let socket = try LoopbackSocket()
        let server = NameServer(address: "127.0.0.1", port: socket.port)
        let query = NameQuery(name: "a.example", server: server, timeout: .milliseconds(200), attempts: attempts)
        let failure = await #expect(throws: NameFailure.self) { try await Resolver.resolve(query) }
        guard case .noAnswer(server, let milliseconds) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(milliseconds >= least)
    }

    @Test func `a closed port is a refusal, not silence`() async throws {
        let server = NameServer(address: "127.0.0.1", port: try LoopbackSocket().port)
        await #expect(throws: NameFailure.refused(server: server)) {
            let query = NameQuery(name: "a.example", server: server, timeout: .seconds(60), attempts: 3)
            return try await Resolver.resolve(query)
        }
    }

    /// What a responder makes of a question, and the failure that comes of it.
    enum Nonsense: CaseIterable {
        case junk, oneByte, otherIdentifier, cutOff, longerThanSaid, shortAddress, loop, manyAliases, serverFailure
        case refused, foreign
    }

    @Test(arguments: Nonsense.allCases)
    func `nonsense is never an answer`(_ nonsense: Nonsense) async throws {
        let socket = try LoopbackSocket()
        let server = NameServer(address: "127.0.0.1", port: socket.port)
        let thread = Thread { socket.answerOnce { question in Self.reply(nonsense, to: question) } }
        thread.start()
        let query = NameQuery(name: "a.example", server: server, timeout: .milliseconds(400))
        let failure = await #expect(throws: NameFailure.self) { try await Resolver.resolve(query) }
        switch nonsense {
        case .junk, .oneByte, .otherIdentifier, .cutOff, .longerThanSaid, .shortAddress, .loop, .manyAliases:
            #expect(failure?.code == "name.malformed")
        case .serverFailure: #expect(failure == .serverFailure(server: server))
        case .refused: #expect(failure == .refused(server: server))
        case .foreign: #expect(failure == .noData("a.example"))
        }
    }

    /// Builds the bytes of a reply (RFC 1035 §4.1); the question is at offset 12.
    private static func reply(_ nonsense: Nonsense, to question: [UInt8]) -> [UInt8] {
        func message(code: UInt8 = 0, answers: UInt8, _ records: [UInt8]) -> [UInt8] {
            var bytes = question
            bytes[2] = 0x81
            bytes[3] = 0x80 | code
            bytes[7] = answers
            return bytes + records
        }
        let name: [UInt8] = [0xC0, 12]
        let head: [UInt8] = [0, 1, 0, 1, 0, 0, 0, 9]
        switch nonsense {
        case .junk: return (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
        case .oneByte: return [0xFF]
        case .otherIdentifier:
            var bytes = message(answers: 1, name + head + [0, 4, 192, 0, 2, 1])
            bytes[0] ^= 0xFF
            return bytes
        case .cutOff: return message(answers: 1, name + [0, 1, 0])
        case .longerThanSaid: return message(answers: 1, name + head + [0, 40, 192, 0, 2, 1])
        case .shortAddress: return message(answers: 1, name + head + [0, 2, 192, 0])
        case .loop: return message(answers: 1, name + [0, 5, 0, 1, 0, 0, 0, 9, 0, 2, 0xC0, 12])
        case .manyAliases:
            // a.example, then one letter after the other, and an address in the end: a chain that nobody honest has.
            var (records, owner) = ([UInt8](), name)
            for number in 0..<20 as Range<UInt8> {
                let target: [UInt8] = [1, UInt8(ascii: "a") + number, 0]
                records += owner + [0, 5, 0, 1, 0, 0, 0, 9, 0, 3] + target
                owner = target
            }
            return message(answers: 21, records + owner + head + [0, 4, 192, 0, 2, 1])
        case .serverFailure: return message(code: 2, answers: 0, [])
        case .refused: return message(code: 5, answers: 0, [])
        case .foreign: return message(answers: 1, [1, 0x7A, 0] + head + [0, 4, 192, 0, 2, 1])
        }
    }

    @Test(arguments: [
        ("dns.example", 53, nil), ("192.0.2.256", 53, nil), ("127.0.0.1", 0, nil), ("127.0.0.1", 65_536, nil),
        ("127.0.0.1", 53, "192.0.2.99"), ("127.0.0.1", 53, "::1"), ("127.0.0.1", 53, "here"),
        ("127.0.0.1,192.0.2.1", 53, nil),
    ])
    func `a route that cannot be used is named as such`(address: String, port: Int, source: String?) async {
        let server = NameServer(address: address, port: port)
        let query = NameQuery(name: "a.example", server: server, sourceAddress: source)
        let failure = await #expect(throws: NameFailure.self) { try await Resolver.resolve(query) }
        #expect(failure?.code == "name.invalid-server")
    }

    @Test func `codes are distinct and every summary is Japanese`() {
        let server = NameServer(address: "2001:db8::53", port: 53)
        let all: [NameFailure] = [
            .noAnswer(server: server, afterMilliseconds: 2_000.4), .refused(server: server), .noSuchName("a"),
            .noData("a"), .serverFailure(server: server), .malformed("a"), .invalidServer("a"),
        ]
        #expect(Set(all.map(\.code)).count == 7)
        #expect(all.allSatisfy { $0.code.hasPrefix("name.") && $0.summary.contains("。") || $0.summary.contains(": ") })
        #expect(all[0].summary == "DNSサーバー [2001:db8::53]:53 から応答がありません(2000ミリ秒待ちました)。")
    }
}
