/// S1 → systems: what was applied of the masters, the latest first (IF_SCM_30112).
public struct MasterUpdates: Sendable, Codable, Hashable {
    public let updates: [MasterUpdate]

    /// Gathers updates.
    public init(updates: [MasterUpdate]) {
        self.updates = updates
    }
}

/// S1 → systems: one version of a master.
public struct MasterUpdate: Sendable, Codable, Hashable {
    /// `distributed` (情報提供NWS配信マスター) or `local` (独自マスター).
    public let master: String
    /// From 1, without gaps, for each master.
    public let number: Int64
    public let version: String
    /// 区分.
    public let kind: String
    /// How many rows each table has, in words.
    public let summary: String
    /// Of the file as it was taken in; null for versions from before it was kept.
    public let sha256: String?
    /// The earlier number that this one brought back.
    public let restoredNumber: Int64?
    /// RFC 3339.
    public let appliedAt: String
    /// Whether it is in force now.
    public let isInForce: Bool

    /// Describes a version.
    public init(
        master: String, number: Int64, version: String, kind: String, summary: String, sha256: String?,
        restoredNumber: Int64?, appliedAt: String, isInForce: Bool
    ) {
        self.master = master
        self.number = number
        self.version = version
        self.kind = kind
        self.summary = summary
        self.sha256 = sha256
        self.restoredNumber = restoredNumber
        self.appliedAt = appliedAt
        self.isInForce = isInForce
    }
}
