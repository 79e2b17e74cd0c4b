import AccessControl
import Foundation
import Testing

@testable import Accounts

/// The rules of signing in as tables, without storage or web (§2.7).
@Suite struct AccountMachineTests {
    private static let now = Date(timeIntervalSince1970: 1_463_628_600)

    static func account(_ identifier: String, _ role: Role, mustChange: Bool = false) -> Account {
        Account(
            identifier: identifier, name: "名前", role: role, organisation: "202029", bureau: "mayor",
            mustChangePassword: mustChange)
    }

    private func attempt(
        _ account: inout Account, matches: Bool, door: SignInDoor = .administrator, hasRescuer: Bool = true,
        after seconds: TimeInterval = 0
    ) throws(AccountError) {
        try account.attempt(
            passwordMatches: matches, at: door, hasRescuer: hasRescuer, now: Self.now.addingTimeInterval(seconds))
    }

    @Test func tenWrongPasswordsLockAndNotNine() throws {
        var account = Self.account("admin-1", .systemAdministrator)
        for count in 1...9 {
            #expect(throws: AccountError.unknownOrWrong(remaining: 10 - count)) {
                try attempt(&account, matches: false)
            }
        }
        #expect(account.lockedAt == nil)
        try attempt(&account, matches: true)
        #expect(account.failedAttempts == 0 && account.lastSignInAt == Self.now)
        for _ in 1...10 { try? attempt(&account, matches: false) }
        #expect(account.lockedAt == Self.now)
        #expect(throws: AccountError.locked(until: nil)) { try attempt(&account, matches: true, after: 86_400) }
    }

    /// Ten wrong guesses of a stranger do not take a server from its people.
    @Test func aLockThatNobodyCouldUndoEndsByItself() throws {
        var account = Self.account("admin-1", .systemAdministrator)
        for _ in 1...10 { try? attempt(&account, matches: false, hasRescuer: false) }
        let until = Self.now.addingTimeInterval(15 * 60)
        #expect(throws: AccountError.locked(until: until)) {
            try attempt(&account, matches: true, hasRescuer: false, after: 15 * 60 - 1)
        }
        try attempt(&account, matches: true, hasRescuer: false, after: 15 * 60)
        #expect(account.lockedAt == nil && account.failedAttempts == 0)
    }

    @Test(arguments: [
        (Role.initialAdministrator, SignInDoor.administrator), (.systemAdministrator, .administrator),
        (.clerk, .clerk), (.supportSiteAdministrator, .support),
    ]) func eachRoleHasOneDoor(role: Role, door: SignInDoor) {
        for other in SignInDoor.allCases {
            var account = Self.account("someone", role)
            if other == door {
                #expect(throws: Never.self) { try attempt(&account, matches: true, door: other) }
            } else {
                #expect(throws: AccountError.wrongDoor(role)) { try attempt(&account, matches: true, door: other) }
            }
        }
    }

    @Test func aDeletedAccountIsUnknown() {
        var account = Self.account("gone", .clerk)
        account.deletedAt = Self.now
        #expect(throws: AccountError.unknownOrWrong(remaining: nil)) {
            try attempt(&account, matches: true, door: .clerk)
        }
    }

    /// Whoever does not know the password is not told how an account stands.
    @Test func onlyTheOwnerIsToldThatAnAccountIsNotInUse() {
        for change in [
            { $0.suspendedAt = Self.now }, { $0.validUntil = Self.now.addingTimeInterval(-1) },
            { $0.districts = .some([]) },
        ]
            as [(inout Account) -> Void]
        {
            var account = Self.account("clerk-1", .clerk)
            change(&account)
            #expect(throws: AccountError.notInUse) { try attempt(&account, matches: true, door: .clerk) }
            #expect(throws: AccountError.unknownOrWrong(remaining: 9)) {
                try attempt(&account, matches: false, door: .clerk)
            }
        }
    }

    @Test func theSignInBeforeIsRemembered() throws {
        var account = Self.account("clerk-1", .clerk)
        try attempt(&account, matches: true, door: .clerk)
        #expect(account.previousSignInAt == nil)
        try attempt(&account, matches: true, door: .clerk, after: 60)
        #expect(account.previousSignInAt == Self.now && account.lastSignInAt == Self.now.addingTimeInterval(60))
    }

    /// With a second factor the right password alone signs nobody in, and does not forgive wrong codes.
    @Test func wrongCodesCountLikeWrongPasswords() throws {
        var account = Self.account("admin-1", .systemAdministrator)
        account.secondFactorSince = Self.now
        for count in 1...9 {
            try attempt(&account, matches: true)
            #expect(throws: AccountError.wrongCode(remaining: 10 - count)) {
                try account.attempt(secondFactorMatches: false, hasRescuer: true, now: Self.now)
            }
        }
        #expect(account.lastSignInAt == nil)
        #expect(throws: AccountError.locked(until: nil)) {
            try account.attempt(secondFactorMatches: false, hasRescuer: true, now: Self.now)
        }
        #expect(throws: AccountError.locked(until: nil)) { try attempt(&account, matches: true) }
    }

    @Test(arguments: [
        ("short-1", "short-1", AccountError.weakPassword("12文字以上にしてください。")),
        ("long enough 1", "long enough 2", .passwordsDiffer),
        ("the-current-one", "the-current-one", .weakPassword("現在のパスワードと異なるものにしてください。")),
        ("xx-ADMIN-1-yyyy", "xx-ADMIN-1-yyyy", .weakPassword("ユーザーIDを含まないものにしてください。")),
    ]) func weakPasswordsAreRefused(new: String, again: String, refusal: AccountError) {
        #expect(throws: refusal) {
            try PasswordRules.check(new, again: again, current: "the-current-one", account: "admin-1")
        }
    }

    @Test func aHashKnowsItsPasswordOnly() throws {
        let hash = try PasswordHash(of: "correct horse battery")
        #expect(try hash.matches("correct horse battery"))
        #expect(try !PasswordHash(stored: hash.stored).matches("correct horse batterz"))
        #expect(try hash != PasswordHash(of: "correct horse battery"), "the salt is missing")
    }
}
