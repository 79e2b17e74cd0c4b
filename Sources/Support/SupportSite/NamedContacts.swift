import Identifiers
import NoticeForms
import Programme

/// Who holds a role, as the accepted 利用開始・変更連絡票 names them (§1.3).
enum NamedContacts {
    /// The persons of a role on one side; none before a form was accepted.
    static func contacts(_ role: String, _ bureau: Bureau, in notice: UsageNotice?) -> [Contact] {
        guard let notice, let role = ResponsibleRole(rawValue: role) else { return [] }
        return switch role {
        case .windowManager: [notice.windowManager]
        case .windowClerk: [notice.windowClerk]
        case .systemAdministrator: notice.systemAdministrators.filter { $0.bureau == bureau }.map(\.contact)
        case .supportSiteAdministrator: [notice.supportSiteAdministrator]
        case .vpnAdministrator: notice.vpnAdministrators
        }
    }

    /// 「例田　一郎（総務部情報政策課）」; the role itself while nobody is named.
    static func names(_ role: String, _ bureau: Bureau, in notice: UsageNotice?) -> String {
        let persons = contacts(role, bureau, in: notice)
        return persons.isEmpty ? role : persons.map(\.name).joined(separator: "、")
    }
}
