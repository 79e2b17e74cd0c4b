import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// An organisation's system at the mayor's server: mutual TLS, connections kept alive.
struct SystemClient: Sendable {
    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    private let client: HTTPClient
    private let base: String

    init(system: String, session: SessionFile) throws {
        guard let server = session.listeners["server-mayor"],
            let own = session.systems.first(where: { $0.bureau == "mayor" && $0.system == system })
        else { throw Refused(description: "session.json names no \(system) or no server") }
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .file(session.authorityFile)
        tls.certificateChain = try NIOSSLCertificate.fromPEMFile(own.certificateFile).map { .certificate($0) }
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: own.keyFile, format: .pem))
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
        configuration.dnsOverride = [server.name: server.address]
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        configuration.timeout = .init(connect: .seconds(10), read: .seconds(120))
        client = HTTPClient(eventLoopGroup: .singletonMultiThreadedEventLoopGroup, configuration: configuration)
        base = "https://\(server.name):\(server.port)"
    }

    /// One exchange; anything but a 2xx answer ends the benchmark with what the server said.
    func send(
        _ method: HTTPMethod, _ path: String, type: String = "application/json", headers: [String: String] = [:],
        body: [UInt8] = []
    ) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: base + path)
        request.method = method
        request.headers.add(name: "content-type", value: type)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if !body.isEmpty { request.body = .bytes(body) }
        let answer = try await client.execute(request, timeout: .seconds(120))
        let bytes = Array(buffer: try await answer.body.collect(upTo: 1 << 24))
        guard (200..<300).contains(Int(answer.status.code)) else {
            throw Refused(description: "\(method) \(path): \(answer.status) \(String(decoding: bytes, as: UTF8.self))")
        }
        return bytes
    }

    func close() async throws {
        try await client.shutdown()
    }
}
