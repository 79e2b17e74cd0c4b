/// Where a rehearsal leaves the rest to people at the screens.
enum HandOver: Sendable {
    /// Nowhere: it plays everybody to the end.
    case never
    /// Before 利用開始連絡: nothing is there but the parties and the account of サポートサイト管理者 (§5.1).
    case usageNotice
    /// Before an administrator's first sign-in (§2.7).
    case dayOne
}
