import AccessControl
import Foundation
import Testing

@testable import Accounts

/// The rules of an account's life as tables, without storage or web (§2.7).
@Suite struct AccountMachineTests {
    private static let now = Date(timeIntervalSince1970: 1_463_628_600)

    static func account(
        _ identifier: String, _ role: Role, mustChange: Bool = false, locked: Bool = false, deleted: Bool = false
    ) -> Account {
        Account(
            identifier: identifier, name: "名前", role: role, organisation: "202029", bureau: "mayor",
            mustChangePassword: mustChange, failedAttempts: 0, lockedAt: locked ? now : nil,
            deletedAt: deleted ? now : nil, lastSignInAt: nil)
    }

    @Test func tenWrongPasswordsLockAndNotNine() throws {
        var account = Self.account("admin-1", .systemAdministrator)
        for attempt in 1...9 {
            #expect(throws: AccountError.unknownOrWrong(remaining: 10 - attempt)) {
                try account.attempt(passwordMatches: false, at: .administrator, now: Self.now)
            }
        }
        #expect(account.lockedAt == nil)
        try account.attempt(passwordMatches: true, at: .administrator, now: Self.now)
        #expect(account.failedAttempts == 0 && account.lastSignInAt == Self.now)
        for _ in 1...10 { try? account.attempt(passwordMatches: false, at: .administrator, now: Self.now) }
        #expect(account.lockedAt == Self.now)
        #expect(throws: AccountError.locked) {
            try account.attempt(passwordMatches: true, at: .administrator, now: Self.now)
        }
    }

    @Test(arguments: [
        (Role.initialAdministrator, SignInDoor.administrator), (.systemAdministrator, .administrator),
        (.clerk, .clerk), (.supportSiteAdministrator, .support),
    ]) func eachRoleHasOneDoor(role: Role, door: SignInDoor) {
        for other in SignInDoor.allCases {
            var account = Self.account("someone", role)
            if other == door {
                #expect(throws: Never.self) { try account.attempt(passwordMatches: true, at: other, now: Self.now) }
            } else {
                #expect(throws: AccountError.wrongDoor(role)) {
                    try account.attempt(passwordMatches: true, at: other, now: Self.now)
                }
            }
        }
    }

    @Test func aDeletedAccountIsUnknown() {
        var account = Self.account("gone", .clerk, deleted: true)
        #expect(throws: AccountError.unknownOrWrong(remaining: nil)) {
            try account.attempt(passwordMatches: true, at: .clerk, now: Self.now)
        }
    }

    struct Deletion: Sendable {
        let others: [Account]
        let refusal: AccountError?
    }

    /// The initial account may go only when another administrator can really sign in: nobody is ever locked out.
    @Test(arguments: [
        Deletion(others: [account("admin-1", .systemAdministrator)], refusal: nil),
        Deletion(others: [account("admin-1", .systemAdministrator, mustChange: true)], refusal: .lastAdministrator),
        Deletion(others: [account("admin-1", .systemAdministrator, locked: true)], refusal: .lastAdministrator),
        Deletion(others: [account("admin-1", .systemAdministrator, deleted: true)], refusal: .lastAdministrator),
        Deletion(others: [account("clerk-1", .clerk)], refusal: .lastAdministrator),
        Deletion(others: [], refusal: .lastAdministrator),
    ]) func theLastAdministratorStays(deletion: Deletion) {
        var initial = Self.account("setup-admin", .initialAdministrator)
        let deleter = Self.account("admin-1", .systemAdministrator)
        if let refusal = deletion.refusal {
            #expect(throws: refusal) {
                try initial.delete(by: deleter, remaining: deletion.others + [initial], now: Self.now)
            }
            #expect(initial.deletedAt == nil)
        } else {
            #expect(throws: Never.self) {
                try initial.delete(by: deleter, remaining: deletion.others + [initial], now: Self.now)
            }
            #expect(initial.deletedAt == Self.now)
        }
    }

    @Test func nobodyDeletesTheirOwnAccount() {
        var own = Self.account("admin-1", .systemAdministrator)
        let same = own
        #expect(throws: AccountError.ownAccount) {
            try own.delete(by: same, remaining: [own, Self.account("admin-2", .systemAdministrator)], now: Self.now)
        }
    }

    @Test func untilAPasswordIsChosenNothingElseIsPermitted() {
        var account = Self.account("new", .systemAdministrator, mustChange: true)
        #expect(account.permissions == [.changeOwnPassword])
        account.passwordChanged()
        #expect(account.permissions == Role.systemAdministrator.permissions)
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
