import Foundation
import NIOHTTP1

/// 副本 in one file of CSV, sent in parts as IF_DBM_20113 has them and asked after until its rows stand.
struct BulkRegistration {
    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    private struct Status: Decodable {
        let number: Int64
        let state: String
        let reason: String?
    }

    /// What a sending came to.
    struct Figures {
        /// From the announcement until all rows stand.
        let recordsPerSecond: Double
        /// Bytes of the platform at its fullest meanwhile.
        let peakMemory: Int64
    }

    let session: SessionFile
    let records: Int
    let scratch: String

    func measure(prefix: String, numbers: [String]) async throws -> Figures {
        let path = "\(scratch)/\(prefix).csv"
        let size = try SampleRecords.write(records, prefix: prefix, numbers: numbers, to: path)
        let client = try SystemClient(system: "legacy-tax", session: session)
        try ProcessFigures.resetPeak(of: session.processes.platform)
        let start = ContinuousClock.now
        try await send(path, size: size, key: prefix, through: client)
        let rate = Double(records) / ((ContinuousClock.now - start) / .seconds(1))
        try await client.close()
        return Figures(
            recordsPerSecond: rate, peakMemory: try ProcessFigures.peakMemory(of: session.processes.platform))
    }

    private func send(_ path: String, size: Int, key: String, through client: SystemClient) async throws {
        let announced = try await client.send(
            .POST, "/api/replica-files",
            body: Array(
                """
                {"system":"legacy-tax","requestKey":"\(key)","format":"csv","mode":"allOrNothing","size":\(size),\
                "records":\(records)}
                """.utf8))
        let number = try status(announced).number
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        var offset = 0
        while let part = try file.read(upToCount: 8 << 20), !part.isEmpty {
            _ = try await client.send(
                .PUT, "/api/replica-files/\(number)/content?offset=\(offset)", type: "application/octet-stream",
                body: Array(part))
            offset += part.count
        }
        try file.close()
        _ = try await client.send(.POST, "/api/replica-files/\(number)/completion")
        while true {
            let now = try status(try await client.send(.GET, "/api/replica-files/\(number)"))
            if now.state == "registered" { return }
            guard ["waiting", "loading"].contains(now.state) else {
                throw Refused(description: "\(now.state): \(now.reason ?? "")")
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private func status(_ bytes: [UInt8]) throws -> Status { try JSONDecoder().decode(Status.self, from: Data(bytes)) }
}
