public import AuditLog

extension AuditEvent {
    public static let signInShown = AuditEvent("sign-in.shown", "A sign-in page was shown (T2, T4).")
    public static let signedIn = AuditEvent("account.signed-in", "Somebody signed in, or was refused.")
    public static let passwordAccepted = AuditEvent(
        "account.password-accepted", "A password was right; the second factor was asked for.")
    public static let secondFactorAsked = AuditEvent("second-factor.asked", "The page for the second factor was shown.")
    public static let supportSignedIn = AuditEvent("support.signed-in", "Somebody signed in at the support site.")
    public static let signedOut = AuditEvent("account.signed-out", "Somebody signed out.")
    public static let passwordFormShown = AuditEvent("account.password-form", "The form for a new password was shown.")
    public static let passwordChanged = AuditEvent("account.password-changed", "An owner chose a new password.")
    public static let secondFactorShown = AuditEvent("second-factor.shown", "An owner looked at their second factor.")
    public static let secondFactorBegun = AuditEvent("second-factor.begun", "A new secret was made for an owner.")
    public static let secondFactorConfirmed = AuditEvent(
        "second-factor.confirmed", "An owner showed that the authenticator app has the secret.")
    public static let secondFactorGivenUp = AuditEvent("second-factor.given-up", "An owner gave the second factor up.")
    public static let accountsListed = AuditEvent("account.listed", "Accounts were shown.")
    public static let accountCreated = AuditEvent("account.created", "An administrator made an account.")
    public static let accountChanged = AuditEvent("account.changed", "An administrator changed an account's settings.")
    public static let accountSuspended = AuditEvent("account.suspended", "An administrator suspended an account.")
    public static let accountResumed = AuditEvent("account.resumed", "An administrator ended a suspension.")
    public static let accountUnlocked = AuditEvent("account.unlocked", "An administrator unlocked an account.")
    public static let passwordReset = AuditEvent("account.password-reset", "An administrator gave out a new password.")
    public static let secondFactorReset = AuditEvent(
        "account.second-factor-reset", "An administrator took an account's second factor away.")
    public static let accountDeleted = AuditEvent("account.deleted", "An administrator deleted an account.")
    public static let initialAccountDeleted = AuditEvent(
        "initial-account.deleted", "The 初期セットアップ用システム管理者 account was deleted (§2.7).")
    public static let accountsExported = AuditEvent("account.exported", "The accounts were downloaded as CSV.")
    public static let importPreviewed = AuditEvent("account.import-previewed", "A CSV's changes were shown, none made.")
    public static let accountsImported = AuditEvent("account.imported", "The changes of a CSV were made, or refused.")
    public static let patternsShown = AuditEvent("permission-pattern.shown", "権限パターン were shown.")
    public static let patternPut = AuditEvent("permission-pattern.put", "A 権限パターン was made or changed.")
    public static let patternDeleted = AuditEvent("permission-pattern.deleted", "A 権限パターン was deleted.")
    public static let districtsShown = AuditEvent("district.shown", "行政区 were shown.")
    public static let districtPut = AuditEvent("district.put", "A 行政区 was made.")
    public static let districtDeleted = AuditEvent(
        "district.deleted", "A 行政区 was deleted, or refused because somebody could not sign in then (§2.7).")
    public static let policyShown = AuditEvent("account-policy.shown", "The policy of accounts was shown.")
    public static let policySet = AuditEvent("account-policy.set", "The policy of accounts was changed, or refused.")
    public static let homeShown = AuditEvent("home.shown", "The first page after signing in was shown.")
}
