/// An error as a server tells it (`application/problem+json`, RFC 9457), as a client reads it.
public struct ProblemDocument: Sendable, Codable, Hashable {
    public let status: Int
    /// Stable; compare this and nothing else.
    public let code: String
    /// In Japanese, as is `detail`.
    public let title: String
    public let detail: String
    /// Where an exchange that the server made itself failed, in the verdict vocabulary.
    public let hop: String?
    public let expected: String?
    public let seen: String?
    /// When a closed server opens next, RFC 3339.
    public let opensAt: String?
}
