import Foundation

/// 照会 by many clients at once, each from its registration until the content is in the client's hands; and beside it the
/// same content asked of the provider's own server directly, by as many.
struct InquiryLatency {
    let parties: LinkageParties
    let clients: Int
    /// Rounds of each client.
    let rounds: Int

    /// How long an exchange of one client took, in milliseconds.
    struct Figures {
        let sorted: [Double]
        let perSecond: Double

        func percentile(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] }
        var median: Double { percentile(0.5) }
        var text: String {
            [
                "median \(Self.text(median))", "p95 \(Self.text(percentile(0.95)))",
                "p99 \(Self.text(percentile(0.99)))",
                "most \(Self.text(sorted.last ?? 0)) ms, \(Int(perSecond)) /s",
            ].joined(separator: ", ")
        }

        private static func text(_ value: Double) -> String { String(format: "%.1f", value) }
    }

    /// By way of both servers and the centre; `first` numbers the 照会 of this run.
    func inquiries(first: Int, key: String) async throws -> Figures {
        let client = try SystemClient(
            system: "legacy-welfare", bureau: LinkageParties.asking, session: parties.session, connections: clients)
        defer { Task { try await client.close() } }
        return try await run { index in
            let registered = try await client.post(
                "/api/inquiries",
                Registration(requestKey: "\(key)-\(index)", entries: [parties.entry(first + index)]),
                as: Receipt.self)
            guard let number = registered.accepted.first?.receptionNumber else {
                throw SystemClient.Refused(description: "refused: \(registered.rejected.first?.code ?? "")")
            }
            while true {
                let results = try await client.post(
                    "/api/inquiry-results?wait=30", References(entries: [.init(receptionNumber: number)]),
                    as: Results.self)
                guard let result = results.inquiries.first, result.status.state != "accepted",
                    result.status.state != "asked"
                else { continue }
                guard result.content?.records.isEmpty == false else {
                    throw SystemClient.Refused(description: "not answered: \(result.status.state)")
                }
                return
            }
        }
    }

    /// Of the provider's server itself (IF_DBM_30312): recorded there and durable, too.
    func direct(keepsConnections: Bool) async throws -> Figures {
        let client = try SystemClient(
            system: "legacy-tax", bureau: LinkageParties.answering, session: parties.session, connections: clients)
        defer { Task { try await client.close() } }
        let headers = keepsConnections ? [:] : ["connection": "close"]
        return try await run { index in
            let found = try await client.post(
                "/api/replica-search",
                [
                    "atenaNumber": parties.persons[index % parties.persons.count], "itemCode": LinkageParties.item,
                    "day": LinkageParties.day,
                ], headers: headers, as: Found.self)
            guard !found.replicas.isEmpty else { throw SystemClient.Refused(description: "no 副本 found") }
        }
    }

    private func run(_ exchange: @escaping @Sendable (Int) async throws -> Void) async throws -> Figures {
        let start = ContinuousClock.now
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for client in 0..<clients {
                group.addTask {
                    var times: [Double] = []
                    for round in 0..<rounds {
                        let begun = ContinuousClock.now
                        try await exchange(round * clients + client)
                        times.append((ContinuousClock.now - begun) / .milliseconds(1))
                    }
                    return times
                }
            }
            // An error of any client ends the benchmark: none is counted as an answer.
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return Figures(sorted: times.sorted(), perSecond: Double(times.count) / seconds)
    }

    struct Registration: Encodable {
        let requestKey: String
        let entries: [InquiryEntry]
    }

    struct Receipt: Decodable {
        struct Accepted: Decodable {
            let receptionNumber: String
        }

        struct Rejected: Decodable {
            let code: String
        }

        let accepted: [Accepted]
        let rejected: [Rejected]
    }

    struct References: Encodable {
        struct Reference: Encodable {
            let receptionNumber: String
        }

        let entries: [Reference]
    }

    struct Results: Decodable {
        struct Result: Decodable {
            struct Status: Decodable {
                let state: String
            }

            struct Content: Decodable {
                let records: [JSONValue]
            }

            let status: Status
            let content: Content?
        }

        let inquiries: [Result]
    }

    private struct Found: Decodable {
        let replicas: [JSONValue]
    }
}
