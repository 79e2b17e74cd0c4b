public import Identifiers

/// Who an organisation names in its 連絡票 (§1.3): five roles, some of them twice.
public enum ContactRole: String, Sendable, Hashable, CaseIterable, Codable {
    case windowManager = "window-manager"
    case windowClerk = "window-clerk"
    case mayorAdministrator = "mayor-administrator"
    case educationAdministrator = "education-administrator"
    case supportSiteAdministrator = "support-site-administrator"
    case vpnPrimary = "vpn-primary"
    case vpnDeputy = "vpn-deputy"

    /// The name in the source.
    public var title: String {
        switch self {
        case .windowManager: "窓口担当部署の管理者"
        case .windowClerk: "窓口担当部署の担当者"
        case .mayorAdministrator: "システム管理者（首長部局）"
        case .educationAdministrator: "システム管理者（教育委員会）"
        case .supportSiteAdministrator: "サポートサイト管理者"
        case .vpnPrimary: "VPN装置管理者（正）"
        case .vpnDeputy: "VPN装置管理者（副）"
        }
    }

    /// What it is told, and passes on to whom (§1.3).
    public var isTold: String {
        switch self {
        case .windowManager:
            "機構及び運用事業者からの連絡を受け、首長部局と教育委員会の連絡調整を行います。初期アカウントをシステム管理者へ、サポートサイト管理者アカウントをサポートサイト管理者へ通知します。"
        case .windowClerk: "機構及び運用事業者からの連絡を受け、首長部局と教育委員会の連絡調整を行います。"
        case .mayorAdministrator, .educationAdministrator: "窓口担当部署から連絡を受け、自治体中間サーバーの利用者・権限を管理します。"
        case .supportSiteAdministrator: "窓口担当部署から連絡を受け、情報保有機関情報とサポートサイトのアカウントを管理します。教育委員会の分も取りまとめます。"
        case .vpnPrimary, .vpnDeputy: "VPN装置の設置・設定・復旧と、団体内ネットワークの連絡調整を行います。"
        }
    }

    /// Who does a task of one side: the programme names one of the five roles.
    public static func responsible(_ text: String, bureau: Bureau) -> ContactRole {
        switch text {
        case "ASPサービス利用に係る窓口担当部署の担当者": .windowClerk
        case "システム管理者": bureau == .mayor ? .mayorAdministrator : .educationAdministrator
        case "サポートサイト管理者": .supportSiteAdministrator
        case "VPN装置管理者": .vpnPrimary
        // Whoever it is, the platform speaks to the window (§1.3).
        default: .windowManager
        }
    }
}
