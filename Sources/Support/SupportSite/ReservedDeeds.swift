import AccessControl
import DesignSystem

/// What stands where a form would be for whoever may read, but leaves the deed to サポートサイト管理者 (§1.3).
enum ReservedDeeds {
    static let reports = Block.text("結果の報告と記入は、サポートサイト管理者が行います。")
    static let tasks = Block.text("完了の確認、取消し及び計画の入力は、サポートサイト管理者が行います。")

    /// Whether somebody may open what the programme names: 利用開始連絡 is the administrator's alone.
    static func mayOpen(_ path: String, _ actor: Actor) -> Bool {
        actor.may(.submitNoticeForms) || !(path == "/support/notice" || path.hasPrefix("/support/notice/"))
    }
}
