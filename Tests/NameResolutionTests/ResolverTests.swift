import Foundation
import NameResolution
import Testing

/// Questions to a real DNS server (§3.5, 1/7).
@Suite(
    .serialized,
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: RealServer.program),
        "dnsmasq is not installed: nothing real to ask"))
struct ResolverTests {
    static let options = [
        "--host-record=chukan.asp.lgwan.example,192.0.2.10,2001:db8::10,1800",
        "--host-record=only4.example,192.0.2.11,192.0.2.12,77",
        "--host-record=real.example,192.0.2.20,300",
        "--cname=alias.example,middle.example,60", "--cname=middle.example,real.example,120",
        "--address=/blocked.example/", "--local=/example/",
    ]
    let dns: RealServer
    var server: NameServer { NameServer(address: "127.0.0.1", port: dns.port) }

    init() throws { dns = try RealServer(Self.options) }

    @Test(arguments: [
        ("chukan.asp.lgwan.example", RecordKind.a, ["192.0.2.10"], [String](), 1800),
        ("chukan.asp.lgwan.example", .aaaa, ["2001:db8::10"], [], 1800),
        ("CHUKAN.asp.lgwan.example.", .a, ["192.0.2.10"], [], 1800),
        ("alias.example", .a, ["192.0.2.20"], ["middle.example", "real.example"], 60),
        ("middle.example", .cname, [], ["real.example"], 120),
    ])
    func `answers as the server has them, and as dig reads them`(
        name: String, kind: RecordKind, addresses: [String], names: [String], timeToLive: Int
    ) async throws {
        let answer = try await Resolver.resolve(NameQuery(name: name, kind: kind, server: server))
        #expect(answer.addresses == addresses)
        #expect(answer.canonicalNames == names)
        #expect(answer.timeToLive == timeToLive)
        #expect(answer.server == server)
        #expect(answer.milliseconds > 0 && answer.milliseconds < 2_000)
        let lines = try dns.dig(name, kind.rawValue)
        #expect(lines.filter { $0[3] == "A" || $0[3] == "AAAA" }.map { $0[4] } == answer.addresses)
        #expect(lines.filter { $0[3] == "CNAME" }.map { String($0[4].dropLast()) } == answer.canonicalNames)
        #expect(lines.compactMap { Int($0[1]) }.min() == answer.timeToLive)
    }

    @Test(arguments: [
        ("missing.example", RecordKind.a, NameFailure.noSuchName("missing.example")),
        ("only4.example", .aaaa, .noData("only4.example")),
        ("real.example", .cname, .noData("real.example")),
        ("a..b", .a, .malformed("「a..b」は名前として使えません")),
    ])
    func `negative answers are told apart`(name: String, kind: RecordKind, failure: NameFailure) async {
        await #expect(throws: failure) {
            try await Resolver.resolve(NameQuery(name: name, kind: kind, server: server))
        }
    }

    @Test func `a server that knows no way onward refuses`() async {
        await #expect(throws: NameFailure.refused(server: server)) {
            try await Resolver.resolve(NameQuery(name: "elsewhere.test", server: server))
        }
    }

    @Test func `neither the hosts file nor a search domain helps`() async throws {
        await #expect(throws: NameFailure.refused(server: server)) {
            try await Resolver.resolve(NameQuery(name: "localhost", server: server))
        }
        await #expect(throws: NameFailure.self) {
            try await Resolver.resolve(NameQuery(name: "real", server: server))
        }
        #expect(!dns.logged.contains("real.example"))
    }

    @Test(arguments: ["127.0.0.2", "127.0.0.3"])
    func `the server sees the source address that was chosen`(source: String) async throws {
        _ = try await Resolver.resolve(NameQuery(name: "real.example", server: server, sourceAddress: source))
        for _ in 0..<50 where !dns.logged.contains(source) { try await Task.sleep(for: .milliseconds(20)) }
        #expect(dns.logged.split(separator: "\n").contains { $0.contains("\(source)/") && $0.contains("query[A]") })
    }

    @Test func `many questions at once do not disturb each other`() async throws {
        let server = server
        try await withThrowingTaskGroup(of: (RecordKind, [String]).self) { group in
            for index in 0..<40 {
                let kind = index.isMultiple(of: 2) ? RecordKind.a : .aaaa
                group.addTask {
                    let query = NameQuery(name: "chukan.asp.lgwan.example", kind: kind, server: server)
                    return (kind, try await Resolver.resolve(query).addresses)
                }
            }
            for try await (kind, addresses) in group {
                #expect(addresses == (kind == .a ? ["192.0.2.10"] : ["2001:db8::10"]))
            }
        }
    }
}
