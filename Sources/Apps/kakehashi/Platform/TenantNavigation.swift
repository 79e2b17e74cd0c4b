import AccessControl
import DesignSystem

/// Where the people of one server can go.
enum TenantNavigation {
    static func links(_ actor: Actor, _ path: String, isLinked: Bool) -> [Link] {
        // While something is due there is nowhere else to go.
        guard actor.may(.changeOwnPassword), actor.may(.manageOwnSecondFactor) else { return [] }
        return path.hasPrefix("/admin") ? administrator(actor, isLinked) : clerk(actor, isLinked)
    }

    private static func administrator(_ actor: Actor, _ isLinked: Bool) -> [Link] {
        [Link("トップ", path: "/admin/")]
            + (actor.may(.manageAccounts) ? [Link("アカウント管理", path: "/admin/accounts")] : [])
            + (actor.may(.manageCertificates) ? [Link("証明書管理", path: "/admin/certificates")] : [])
            + (actor.may(.manageMasters) ? [Link("マスター", path: "/admin/masters")] : [])
            + (isLinked && actor.may(.manageAccounts)
                ? [
                    Link("照会の担当事務", path: "/admin/inquiry-duties"), Link("提供の設定", path: "/admin/provision-policy"),
                ] : [])
            + [Link("パスワード", path: "/admin/password"), Link("二要素認証", path: "/admin/second-factor")]
    }

    private static func clerk(_ actor: Actor, _ isLinked: Bool) -> [Link] {
        [Link("トップ", path: "/clerk/")]
            + (actor.may(.readReplicas) ? [Link("運用支援ツール", path: "/operation-support/")] : [])
            + (actor.may(.readDisclosureRecords) ? [Link("情報提供等記録", path: "/clerk/records")] : [])
            + (actor.may(.readBasicFour) ? [Link("基本4情報", path: "/clerk/basic-four")] : [])
            + (isLinked && actor.may(.askOrganisations) ? [Link("情報照会", path: "/clerk/inquiries")] : [])
            + (isLinked && actor.may(.enterProvisions) ? [Link("情報提供", path: "/clerk/provisions")] : [])
            + [Link("パスワード", path: "/clerk/password"), Link("二要素認証", path: "/clerk/second-factor")]
    }
}
