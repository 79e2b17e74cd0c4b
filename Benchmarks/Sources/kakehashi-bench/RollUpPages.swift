import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// The roll-up's pages over a whole nation, as the operator asks for them: one after the other, warm.
struct RollUpPages {
    /// What `kakehashi nation` tells of itself while it is open.
    struct Session: Decodable {
        let authorityFile: String
        let operatorCertificateFile: String
        let operatorKeyFile: String
        let listeners: [String: SessionFile.Listener]
    }

    static let pages = [
        "/follow-up/", "/follow-up/prefectures/20", "/follow-up/prefectures/01", "/follow-up/organisations",
        "/follow-up/organisations?standing=overdue&page=2", "/follow-up/organisations?q=matsumoto",
        "/follow-up/organisations/202029", "/follow-up/organisations/202029/contacts", "/follow-up/calls",
        "/follow-up/reminders", "/follow-up/messages", "/follow-up/report",
    ]
    static let files = ["/follow-up/export/tasks.csv", "/follow-up/export/organisations.csv"]

    private let client: HTTPClient
    private let base: String

    init(session path: String) throws {
        let session = try JSONDecoder().decode(Session.self, from: Data(contentsOf: URL(filePath: path)))
        guard let site = session.listeners["operator"] else {
            throw SystemClient.Refused(description: "session.json names no operator's site")
        }
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .file(session.authorityFile)
        tls.certificateChain = try NIOSSLCertificate.fromPEMFile(session.operatorCertificateFile)
            .map { .certificate($0) }
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: session.operatorKeyFile, format: .pem))
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
        configuration.dnsOverride = [site.name: site.address]
        client = HTTPClient(eventLoopGroup: .singletonMultiThreadedEventLoopGroup, configuration: configuration)
        base = "https://\(site.name):\(site.port)"
    }

    /// The 95th percentile of the slowest page in milliseconds, and the slowest file in seconds.
    func measure(times: Int) async throws -> (slowestPage: Double, slowestFile: Double) {
        var (page, file) = (0.0, 0.0)
        for path in Self.pages {
            let figure = try await percentile(path, times: times)
            print("\(path): p95 \(String(format: "%.1f", figure)) ms")
            page = max(page, figure)
        }
        for path in Self.files {
            let figure = try await percentile(path, times: max(5, times / 10)) / 1_000
            print("\(path): p95 \(String(format: "%.2f", figure)) s")
            file = max(file, figure)
        }
        try await client.shutdown()
        return (page, file)
    }

    private func percentile(_ path: String, times: Int) async throws -> Double {
        for _ in 0..<3 { _ = try await once(path) }
        var figures: [Double] = []
        for _ in 0..<times { figures.append(try await once(path)) }
        figures.sort()
        return figures[min(figures.count - 1, figures.count * 95 / 100)]
    }

    private func once(_ path: String) async throws -> Double {
        let start = ContinuousClock.now
        let answer = try await client.execute(HTTPClientRequest(url: base + path), timeout: .seconds(60))
        _ = try await answer.body.collect(upTo: 1 << 26)
        guard answer.status == .ok else {
            throw SystemClient.Refused(description: "\(path): \(answer.status)")
        }
        return (ContinuousClock.now - start) / .milliseconds(1)
    }
}
