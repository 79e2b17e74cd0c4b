/// The five roles that an organisation sets up (§1.3); a task names one of them.
enum ResponsibleRole: String, CaseIterable {
    case windowManager = "ASPサービス利用に係る窓口担当部署の管理者"
    case windowClerk = "ASPサービス利用に係る窓口担当部署の担当者"
    case systemAdministrator = "システム管理者"
    case supportSiteAdministrator = "サポートサイト管理者"
    case vpnAdministrator = "VPN装置管理者"
}
