import Foundation
import MutualTLS
import PKI
import WebServer

/// The operator at the console, or another party in its own name: JSON over mutual TLS.
struct OperatorConsole: Sendable {
    let listener: Listener
    let anchors: TrustAnchors
    let identity: TLSIdentity
    let clock: @Sendable () -> Date

    func post<Answer: Decodable>(_ path: String, _ message: some Encodable, as type: Answer.Type) async throws -> Answer
    {
        try await send("POST", path, message, type)
    }

    func put(_ path: String, _ message: some Encodable) async throws {
        _ = try await send("PUT", path, message, Ignored.self)
    }

    func get<Answer: Decodable>(_ path: String, as type: Answer.Type) async throws -> Answer {
        let response = try await exchange(ExchangeRequest(path: path))
        return try JSONDecoder().decode(type, from: Data(response.body))
    }

    private struct Ignored: Decodable {}

    private func send<Answer: Decodable>(
        _ method: String, _ path: String, _ message: some Encodable, _ type: Answer.Type
    ) async throws -> Answer {
        let body = Array(try JSONEncoder().encode(message))
        let response = try await exchange(.json(method, path, body: body))
        return try JSONDecoder().decode(type, from: Data(response.body))
    }

    private func exchange(_ request: ExchangeRequest) async throws -> ExchangeResponse {
        let response = try await PhasedClient.exchange(
            ExchangePlan(
                target: ExchangeTarget(name: listener.name, address: listener.address, port: listener.port),
                request: request, identity: identity, anchors: anchors, validationTime: clock(), timeout: .seconds(20)))
        try Browser.check(response, [200, 201, 202])
        return response
    }
}

extension OperatorConsole {
    /// The console of a platform that listens.
    init(platform: PlatformListeners, clock: @escaping @Sendable () -> Date) throws {
        func text(_ file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }
        self.init(
            listener: platform.operatorSite,
            anchors: TrustAnchors([try IssuedCertificate(pem: text(platform.authorityFile))]),
            identity: try TLSIdentity(
                chain: [IssuedCertificate(pem: text(platform.operatorCertificateFile))],
                key: KeyPair(pem: text(platform.operatorKeyFile))), clock: clock)
    }
}
