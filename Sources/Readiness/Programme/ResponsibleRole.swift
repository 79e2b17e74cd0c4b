/// The five roles that an organisation sets up (§1.3); a task names one of them.
public enum ResponsibleRole: String, Sendable, Hashable, CaseIterable {
    /// Told first by the operator; approves what goes out.
    case windowManager = "ASPサービス利用に係る窓口担当部署の管理者"
    /// The same department's clerk.
    case windowClerk = "ASPサービス利用に係る窓口担当部署の担当者"
    /// One for each side.
    case systemAdministrator = "システム管理者"
    /// The mayor's side gathers the board's matters.
    case supportSiteAdministrator = "サポートサイト管理者"
    /// 正 and 副.
    case vpnAdministrator = "VPN装置管理者"
}
