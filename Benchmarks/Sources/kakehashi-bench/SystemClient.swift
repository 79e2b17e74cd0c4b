import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// A system at one server: mutual TLS, connections kept alive unless a request says otherwise.
struct SystemClient: Sendable {
    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    private let client: HTTPClient
    private let base: String

    /// An organisation's system at a server of its own.
    init(system: String, bureau: String = "mayor", session: SessionFile, connections: Int = 64) throws {
        let server = try session.listener("server-\(bureau)")
        let own = try session.system(system, of: bureau)
        try self.init(
            at: server, authorityFile: session.authorityFile, certificateFile: own.certificateFile,
            keyFile: own.keyFile, connections: connections)
    }

    /// Whoever a certificate says, at any listener.
    init(
        at server: SessionFile.Listener, authorityFile: String, certificateFile: String, keyFile: String,
        connections: Int = 64
    ) throws {
        let tls = try Self.configuration(
            authorityFile: authorityFile, certificateFile: certificateFile, keyFile: keyFile)
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
        configuration.dnsOverride = [server.name: server.address]
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        configuration.timeout = .init(connect: .seconds(60), read: .seconds(600))
        client = HTTPClient(eventLoopGroup: .singletonMultiThreadedEventLoopGroup, configuration: configuration)
        base = "https://\(server.name):\(server.port)"
    }

    /// Mutual TLS with a certificate and its key, and one authority that is trusted (PEM files).
    static func configuration(
        authorityFile: String, certificateFile: String, keyFile: String
    ) throws -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .file(authorityFile)
        tls.certificateChain = try NIOSSLCertificate.fromPEMFile(certificateFile).map { .certificate($0) }
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: keyFile, format: .pem))
        return tls
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
        let answer = try await client.execute(request, timeout: .seconds(600))
        let bytes = Array(buffer: try await answer.body.collect(upTo: 1 << 27))
        guard (200..<300).contains(Int(answer.status.code)) else {
            throw Refused(description: "\(method) \(path): \(answer.status) \(String(decoding: bytes, as: UTF8.self))")
        }
        return bytes
    }

    /// A JSON document there, and one back.
    func post<Answer: Decodable>(
        _ path: String, _ document: some Encodable, headers: [String: String] = [:], as type: Answer.Type
    ) async throws -> Answer {
        let body = Array(try JSONEncoder().encode(document))
        return try JSONDecoder().decode(type, from: Data(try await send(.POST, path, headers: headers, body: body)))
    }

    func close() async throws {
        try await client.shutdown()
    }
}
