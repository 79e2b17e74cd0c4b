/// How somebody whom the audit log names is called on a screen.
public enum ActorWords {
    /// `account:admin-1` is admin-1, `operator:console` is 運用事業者: the log's own name stays what is searched for and proven.
    public static func shown(_ identifier: String) -> String {
        if identifier == "anonymous" { return "サインイン前の利用者" }
        let parts = identifier.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return identifier }
        switch parts[0] {
        case "account": return parts[1]
        case "operator": return parts[1] == "weekly-restart" ? "定期再起動（自動）" : "運用事業者"
        case "system": return parts[1] == "platform" ? "プラットフォーム（自動）" : "システム \(parts[1])"
        default: return identifier
        }
    }
}
