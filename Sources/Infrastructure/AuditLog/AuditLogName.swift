/// One of the logs that the records fall into: an organisation's side, an organisation as a whole, or the platform itself.
public struct AuditLogName: Sendable, Hashable, CustomStringConvertible {
    public let organisation: String
    public let bureau: String

    /// Names a log as its records do; both empty for the platform itself.
    public init(organisation: String = "", bureau: String = "") {
        self.organisation = organisation
        self.bureau = bureau
    }

    /// Reads `202029-mayor`, `202029` or `platform`.
    public init(_ text: String) {
        guard text != Self.platform else {
            self.init()
            return
        }
        let parts = text.split(separator: "-", maxSplits: 1)
        self.init(
            organisation: parts.first.map(String.init) ?? "", bureau: parts.dropFirst().first.map(String.init) ?? "")
    }

    /// As signed heads and files name it.
    public var text: String {
        if organisation.isEmpty, bureau.isEmpty { return Self.platform }
        return bureau.isEmpty ? organisation : "\(organisation)-\(bureau)"
    }
    public var description: String { text }

    private static let platform = "platform"
}
