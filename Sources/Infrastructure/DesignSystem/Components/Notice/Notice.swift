/// A box that wants to be noticed.
public struct Notice: Sendable {
    /// How much it wants to be.
    public enum Kind: String, Sendable, CaseIterable {
        case information
        case success
        case warning
        case error

        var label: String {
            switch self {
            case .information: "お知らせ"
            case .success: "完了"
            case .warning: "注意"
            case .error: "エラー"
            }
        }
    }

    public var kind: Kind
    public var title: String
    public var body: String

    /// Describes a notice.
    public init(kind: Kind, title: String, body: String) {
        self.kind = kind
        self.title = title
        self.body = body
    }

    var context: [String: Any] {
        ["kind": kind.rawValue, "label": kind.label, "title": title, "body": body, "isError": kind == .error]
    }
}
