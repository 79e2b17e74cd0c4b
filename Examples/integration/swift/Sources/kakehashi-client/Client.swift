import Foundation

/// What this system asks of the server.
struct Client {
    let channel: Channel
    private static let attempts = 3

    /// 統合宛名番号の登録 (T7).
    func registerNumber(_ number: String) throws -> [String: Any] {
        try send("/api/atena-numbers", ["atenaNumber": number])
    }

    /// 副本の登録 (IF_DBM_10111); a row that was not taken is an error, the others stand.
    func register(_ records: [[String: Any]]) throws -> [String: Any] {
        let receipt = try send("/api/replicas", ["system": channel.settings.system, "records": records])
        if let rejected = receipt["rejected"] as? [[String: Any]], !rejected.isEmpty {
            throw ClientError.rejected(rejected.map { "row \($0["row"] ?? ""): \($0["message"] ?? "")" })
        }
        return receipt
    }

    /// Ends the publication of a 副本: there is no other deletion, and what was registered is never changed.
    ///
    /// Each version has an identifier of its own, and `dataSetKey` says which belong together.
    func withdraw(_ record: [String: Any], on day: String, as identifier: String) throws -> [String: Any] {
        try register([
            record.merging([
                "recordIdentifier": identifier, "publicationEnd": day, "changeKind": "revision",
            ]) { $1 }
        ])
    }

    /// Publishes a withdrawn 副本 anew.
    func registerAgain(_ record: [String: Any], as identifier: String) throws -> [String: Any] {
        try register([
            record.merging([
                "recordIdentifier": identifier, "publicationEnd": NSNull(), "changeKind": "reRegistration",
            ]) { $1 }
        ])
    }

    /// A 副本 as it stands, with its history (IF_DBM_30212).
    func show(_ identifier: String) throws -> [String: Any] {
        try send("/api/replica-details", ["recordIdentifier": identifier])
    }

    /// Sends a message until there is an answer: the same bytes each time, so that nothing is there twice.
    private func send(_ path: String, _ message: [String: Any]) throws -> [String: Any] {
        let body = try JSONSerialization.data(withJSONObject: message, options: .sortedKeys)
        var last: any Error = ClientError.unanswered(path)
        for attempt in 0..<Self.attempts {
            if attempt > 0 { Thread.sleep(forTimeInterval: pow(2, Double(attempt - 1))) }
            do {
                let answer = try channel.post(path, body)
                let document = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any] ?? [:]
                if answer.status == 503 { throw ClientError.closed(seconds: answer.retryAfter) }
                if answer.status >= 300 {
                    throw ClientError.refused(
                        "\(answer.status) \(document["code"] ?? ""): \(document["title"] ?? "") \(document["detail"] ?? "")"
                    )
                }
                return document
            } catch ClientError.unanswered(let why) {
                last = ClientError.unanswered(why)
            }
        }
        throw last
    }
}
