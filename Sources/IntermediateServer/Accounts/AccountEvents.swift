public import AuditLog

extension AuditEvent {
    public static let signInShown = AuditEvent("sign-in.shown", "A sign-in page was shown (T2, T4).")
    public static let signedIn = AuditEvent("account.signed-in", "Somebody signed in, or was refused.")
    public static let supportSignedIn = AuditEvent("support.signed-in", "Somebody signed in at the support site.")
    public static let signedOut = AuditEvent("account.signed-out", "Somebody signed out.")
    public static let passwordFormShown = AuditEvent("account.password-form", "The form for a new password was shown.")
    public static let passwordChanged = AuditEvent("account.password-changed", "An owner chose a new password.")
    public static let accountsListed = AuditEvent("account.listed", "The list of accounts was shown.")
    public static let accountCreated = AuditEvent("account.created", "An administrator made an account.")
    public static let accountDeleted = AuditEvent("account.deleted", "An administrator deleted an account.")
    public static let initialAccountDeleted = AuditEvent(
        "initial-account.deleted", "The 初期セットアップ用システム管理者 account was deleted (§2.7).")
    public static let homeShown = AuditEvent("home.shown", "The first page after signing in was shown.")
}
