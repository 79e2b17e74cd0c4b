import Foundation
import MutualTLS
import PKI
import Testing
import Verdicts

/// Exchanges with a server that shares no code with ours.
@Suite(.timeLimit(.minutes(10)))
struct OpenSSLServerTests {
    private static func serve<Answer>(
        _ family: Family, _ options: String, file: String = "", to body: (OpenSSLServer) async throws -> Answer
    ) async throws -> Answer {
        let identity = try family.identity()
        let server = try OpenSSLServer(
            files: [
                "leaf.pem": identity.chain[0].pem, "key.pem": identity.key.privateKeyPEM,
                "ca.pem": family.root.certificate.pem, "file.txt": file,
            ], options.split(separator: " ").map(String.init))
        defer { server.stop() }
        return try await body(server)
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func `a file of openssl's server is read`(version: String) async throws {
        let family = try Family()
        let file = String(repeating: "架け橋\n", count: 10_000)
        try await Self.serve(family, "-WWW \(version)", file: file) { server in
            let response = try await PhasedClient.exchange(
                family.plan(port: server.port, ExchangeRequest(path: "/file.txt")))
            #expect(response.status == 200)
            #expect(response.text == file)
        }
    }

    @Test func `a server with TLS 1.1 at most is refused`() async throws {
        let family = try Family()
        try await Self.serve(family, "-www -tls1_1 -cipher DEFAULT@SECLEVEL=0") { server in
            let failure = await refusal(of: family.plan(port: server.port))
            #expect(failure?.hop == .tls)
            #expect(failure?.code == "tls.handshake-failed")
        }
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func `the client's certificate is shown to a server that asks for it`(version: String) async throws {
        let family = try Family()
        let at = Int(Rehearsal.now.timeIntervalSince1970)
        let options = "-www \(version) -Verify 1 -verify_return_error -CAfile ca.pem -attime \(at)"
        try await Self.serve(family, options) { server in
            var plan = family.plan(port: server.port, ExchangeRequest(path: "/"))
            #expect(await refusal(of: plan)?.code == "tls.handshake-failed")
            plan.identity = try Family(name: "Stranger").identity(.client)
            #expect(await refusal(of: plan)?.code == "tls.handshake-failed")
            plan.identity = try family.identity(.client, name: "client.example.jp")
            let page = try await PhasedClient.exchange(plan).text
            #expect(page.contains("CN=client.example.jp") || page.contains("CN = client.example.jp"))
        }
    }

    @Test func `the client's certificate is not shown to a server that does not ask`() async throws {
        let family = try Family()
        try await Self.serve(family, "-www") { server in
            var plan = family.plan(port: server.port, ExchangeRequest(path: "/"))
            plan.identity = try family.identity(.client, name: "client.example.jp")
            let page = try await PhasedClient.exchange(plan).text
            #expect(!page.contains("client.example.jp"))
            #expect(page.lowercased().contains("no client certificate available"))
        }
    }
}
