/// What goes wrong in a sandbox on purpose, so that a vendor's system can show what it does then.
enum SandboxFailure: String, Codable, CaseIterable, Sendable {
    /// Everything is as it should be.
    case none
    /// The service hours are over (§1.4).
    case closed
    /// Answers come late: longer than a caller should wait.
    case slow
    /// The servers' certificates are revoked; nobody should send anything to them.
    case revoked
    /// What is asked for is done, and the answer is lost: the caller has to ask again.
    case duplicate
}

/// What a sandbox's operator sends and gets.
enum SandboxMessages {
    struct Setting: Codable, Sendable {
        var failure: SandboxFailure
        /// How long an answer waits; of meaning with `slow`.
        var seconds: Double?
        /// How many answers of systems are hindered; of meaning with `slow` and `duplicate`.
        var times: Int?
    }

    /// One request of a system since the failure was set.
    struct Request: Codable, Sendable, Hashable {
        var method: String
        var path: String
        var status: Int
    }

    struct State: Codable, Sendable {
        var failure: SandboxFailure
        var requests: [Request]
    }

    struct Reset: Codable, Sendable {
        /// Rows that were taken away, by table.
        var removed: [String: Int]
    }
}
