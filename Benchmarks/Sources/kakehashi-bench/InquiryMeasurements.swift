/// 照会 beside direct questions, by turns in one run: alone, and many at once.
struct InquiryMeasurements {
    struct Figures {
        let measurements: [Measurement]
        /// Direct questions per second over connections that stay open.
        let directPerSecond: Double
    }

    let parties: LinkageParties
    let clients: Int
    let rounds: Int

    func run() async throws -> Figures {
        // Everybody's connections and caches are warm before the clock starts.
        _ = try await InquiryLatency(parties: parties, clients: clients, rounds: 1).inquiries(first: 900_000, key: "w")
        let alone = InquiryLatency(parties: parties, clients: 1, rounds: 200)
        let many = InquiryLatency(parties: parties, clients: clients, rounds: rounds)
        let first = (
            asked: try await alone.inquiries(first: 0, key: "a"), kept: try await alone.direct(keepsConnections: true),
            each: try await alone.direct(keepsConnections: false)
        )
        let then = (
            asked: try await many.inquiries(first: 1_000, key: "m"),
            kept: try await many.direct(keepsConnections: true), each: try await many.direct(keepsConnections: false)
        )
        for (clients, found) in [(1, first), (clients, then)] {
            print("\(clients) at once, 照会: \(found.asked.text)")
            print("\(clients) at once, direct, connections kept: \(found.kept.text)")
            print("\(clients) at once, direct, a connection for each: \(found.each.text)")
        }
        let (kept, each) = ("direct-connection-kept", "direct-connection-for-each")
        return Figures(
            measurements: [
                Measurement("inquiry", then.asked.median, "ms (median, 300 at once)", against: each, then.each.median),
                Measurement(
                    "inquiry-kept", then.asked.median, "ms (median, 300 at once)", against: kept, then.kept.median),
                Measurement(
                    "inquiry-p99", then.asked.percentile(0.99), "ms (p99, 300 at once)", against: each,
                    then.each.percentile(0.99)),
                Measurement(
                    "inquiry-alone", first.asked.median, "ms (median, alone)", against: each, first.each.median),
                Measurement(
                    "inquiry-alone-kept", first.asked.median, "ms (median, alone)", against: kept, first.kept.median),
            ], directPerSecond: then.kept.perSecond)
    }
}
