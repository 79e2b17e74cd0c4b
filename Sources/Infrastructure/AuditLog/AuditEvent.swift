/// The kind of thing an audit record tells of, named `noun.verb`; `docs/audit-events.md` lists them all.
public struct AuditEvent: Sendable, Hashable {
    /// Stable name, such as `account.created`.
    public let name: String
    /// One sentence for an auditor.
    public let meaning: String
    /// False for what carries no information about anybody, such as a style sheet.
    public let isRecorded: Bool

    /// Names an event.
    public init(_ name: String, _ meaning: String) {
        self.name = name
        self.meaning = meaning
        isRecorded = true
    }

    private init(unrecorded name: String, _ meaning: String) {
        self.name = name
        self.meaning = meaning
        isRecorded = false
    }

    /// A public, unchanging asset was read; it leaves no record.
    public static let assetRead = AuditEvent(unrecorded: "asset.read", "A style sheet or icon was read (not recorded).")

    /// The process was asked how it does, every few seconds, on the operator's own address.
    public static let operationRead = AuditEvent(
        unrecorded: "operation.read", "Health or figures of the process were read (not recorded).")
}

/// How an exchange ended.
public enum AuditOutcome: String, Sendable, Codable {
    case success
    case refused
    case failed
}
