import NIOCore

/// 副本 one by one, as existing systems send them online: one record, one durable answer.
struct SingleRegistration {
    let session: SessionFile
    let clients: Int
    let records: Int

    /// Answers records per second, each through TLS, checked, audited and durable before its answer.
    func measure(prefix: String, numbers: [String]) async throws -> Double {
        let lanes = try await RequestLanes(clients, of: "legacy-tax", session: session)
        // The connections and the requests are made before the clock starts.
        try await lanes.post("/api/replicas", documents("\(prefix)-w", clients * 4, numbers))
        let documents = documents(prefix, records, numbers)
        let start = ContinuousClock.now
        try await lanes.post("/api/replicas", documents)
        let rate = Double(records) / ((ContinuousClock.now - start) / .seconds(1))
        try await lanes.close()
        return rate
    }

    private func documents(_ prefix: String, _ count: Int, _ numbers: [String]) -> [ByteBuffer] {
        (0..<count).map { index in
            let record = SampleRecords.json(identifier: "\(prefix)-\(index)", number: numbers[index % numbers.count])
            return ByteBuffer(string: #"{"system":"legacy-tax","records":[\#(record)]}"#)
        }
    }
}
