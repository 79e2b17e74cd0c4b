import Foundation
import NIOHTTP1

/// 副本 one by one, as existing systems send them online: one record, one durable answer.
struct SingleRegistration {
    let session: SessionFile
    let clients: Int
    let records: Int

    /// Answers records per second, each through TLS, checked, audited and durable before its answer.
    func measure(prefix: String, numbers: [String]) async throws -> Double {
        let client = try SystemClient(system: "legacy-tax", session: session)
        // The connections are made before the clock starts.
        try await run(client, prefix: "\(prefix)-w", count: clients * 4, numbers: numbers)
        let start = ContinuousClock.now
        try await run(client, prefix: prefix, count: records, numbers: numbers)
        let rate = Double(records) / ((ContinuousClock.now - start) / .seconds(1))
        try await client.close()
        return rate
    }

    private func run(_ client: SystemClient, prefix: String, count: Int, numbers: [String]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<clients {
                group.addTask {
                    for index in stride(from: lane, to: count, by: clients) {
                        let record = SampleRecords.json(
                            identifier: "\(prefix)-\(index)", number: numbers[index % numbers.count])
                        _ = try await client.send(
                            .POST, "/api/replicas", body: Array(#"{"system":"legacy-tax","records":[\#(record)]}"#.utf8)
                        )
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
