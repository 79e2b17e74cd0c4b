import AccessControl
import Foundation
import Testing
import WebServer

@testable import Accounts

/// Everything that would leave a server without its administrators is refused, with the reason (§2.7).
@Suite struct AccountBookTests {
    private static let now = Date(timeIntervalSince1970: 1_463_628_600)

    /// One administrator who can work, one who has not signed in yet, a clerk, and the initial account.
    static func book() -> AccountBook {
        var book = AccountBook()
        book.districts = ["00000": .initial, "00001": AdministrativeDistrict(code: "00001", name: "本庁")]
        book.patterns = [
            "p1": PermissionPattern(
                identifier: "p1", name: "証明書のみ", role: .systemAdministrator, permissions: [.manageCertificates]),
            "p2": PermissionPattern(identifier: "p2", name: "副本のみ", role: .clerk, permissions: [.readReplicas]),
        ]
        var initial = AccountMachineTests.account("setup-admin", .initialAdministrator)
        initial.districts = .some(["00000"])
        for account in [
            initial, AccountMachineTests.account("admin-1", .systemAdministrator),
            AccountMachineTests.account("admin-2", .systemAdministrator, mustChange: true),
            AccountMachineTests.account("clerk-1", .clerk),
        ] { book.accounts[account.identifier] = account }
        return book
    }

    static let settings = AccountBook.Settings(name: "名前", pattern: nil, districts: .all, validUntil: nil)

    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let reason: AccountError
        var actor = "admin-1"
        var prepare: @Sendable (inout AccountBook) -> Void = { _ in }
        let work: @Sendable (inout AccountBook) throws(AccountError) -> Void
    }

    static let refusals: [Refusal] = [
        Refusal(testDescription: "deleting oneself", reason: .ownAccount) { book throws(AccountError) in
            try book.delete("admin-1", at: now)
        },
        Refusal(testDescription: "suspending oneself", reason: .ownAccount) { book throws(AccountError) in
            try book.suspend("admin-1", at: now)
        },
        Refusal(testDescription: "taking one's own rights", reason: .ownAccount) { book throws(AccountError) in
            try book.set(.init(name: "名前", pattern: "p1", districts: .all, validUntil: nil), of: "admin-1")
        },
        Refusal(testDescription: "letting oneself expire", reason: .ownAccount) { book throws(AccountError) in
            try book.set(.init(name: "名前", pattern: nil, districts: .all, validUntil: now), of: "admin-1")
        },
        Refusal(testDescription: "emptying one's own pattern", reason: .ownAccount) {
            $0.patterns["all"] = PermissionPattern(
                identifier: "all", name: "全部", role: .systemAdministrator, permissions: [.manageAccounts])
            $0.accounts["admin-1"]?.pattern = "all"
        } work: { book throws(AccountError) in
            try book.put(
                PermissionPattern(identifier: "all", name: "全部", role: .systemAdministrator, permissions: []))
        },
        Refusal(testDescription: "the only permanent one expires", reason: .lastAdministrator) {
            $0.accounts["setup-admin"]?.deletedAt = now
            $0.accounts["admin-1"]?.validUntil = now.addingTimeInterval(86_400)
            $0.accounts["admin-2"]?.mustChangePassword = false
        } work: { book throws(AccountError) in
            try book.set(.init(name: "名前", pattern: nil, districts: .all, validUntil: now), of: "admin-2")
        },
        Refusal(testDescription: "the only permanent one is deleted", reason: .lastAdministrator) {
            $0.accounts["admin-1"]?.validUntil = now.addingTimeInterval(86_400)
        } work: { book throws(AccountError) in
            try book.delete("setup-admin", at: now)
        },
        Refusal(testDescription: "one who has never signed in acts", reason: .notAdministrator, actor: "admin-2") {
            book throws(AccountError) in
            try book.delete("setup-admin", at: now)
        },
        Refusal(testDescription: "a clerk acts", reason: .notAdministrator, actor: "clerk-1") {
            book throws(AccountError) in
            try book.delete("setup-admin", at: now)
        },
        Refusal(
            testDescription: "deleting 初期セットアップ用行政区", reason: .districtInUse("初期セットアップ用行政区", ["setup-admin"])
        ) { book throws(AccountError) in
            try book.deleteDistrict("00000")
        },
        Refusal(testDescription: "no 行政区 at all", reason: .noDistrict) { book throws(AccountError) in
            try book.set(.init(name: "名前", pattern: nil, districts: .some([]), validUntil: nil), of: "clerk-1")
        },
        Refusal(testDescription: "a 行政区 that is not there", reason: .unknownDistrict("00009")) {
            book throws(AccountError) in
            try book.set(.init(name: "名前", pattern: nil, districts: .some(["00009"]), validUntil: nil), of: "clerk-1")
        },
        Refusal(testDescription: "a pattern of the other role", reason: .unknownPattern("p1")) {
            book throws(AccountError) in
            try book.set(.init(name: "名前", pattern: "p1", districts: .all, validUntil: nil), of: "clerk-1")
        },
        Refusal(testDescription: "a pattern in use is deleted", reason: .patternInUse("副本のみ", ["clerk-1"])) {
            $0.accounts["clerk-1"]?.pattern = "p2"
        } work: { book throws(AccountError) in
            try book.deletePattern("p2")
        },
        Refusal(testDescription: "a right that the role cannot have", reason: .badPermissions) {
            book throws(AccountError) in
            try book.put(PermissionPattern(identifier: "p3", name: "何でも", role: .clerk, permissions: [.manageAccounts]))
        },
        Refusal(testDescription: "a second factor demanded without having one", reason: .ownSecondFactorFirst) {
            book throws(AccountError) in
            try book.set(AccountPolicy(secondFactor: .administrators), by: "admin-1")
        },
        Refusal(testDescription: "a deleted name comes again", reason: .taken("clerk-1")) {
            $0.accounts["clerk-1"]?.deletedAt = now
        } work: { book throws(AccountError) in
            try book.add(AccountMachineTests.account("clerk-1", .clerk))
        },
    ]

    @Test(arguments: refusals) func isRefusedAndChangesNothing(refusal: Refusal) {
        var book = Self.book()
        refusal.prepare(&book)
        let before = book
        #expect(throws: refusal.reason) { try book.change(by: refusal.actor, at: Self.now, refusal.work) }
        #expect(book == before)
        #expect(refusal.reason.problem.detail.count > 10, "no way on is told")
    }

    @Test func afterSomebodyElseCanWorkTheInitialAccountAndItsDistrictGo() throws {
        var book = Self.book()
        try book.change(by: "admin-1", at: Self.now) { book throws(AccountError) in
            try book.delete("setup-admin", at: Self.now)
        }
        try book.change(by: "admin-1", at: Self.now) { book throws(AccountError) in
            try book.deleteDistrict("00000")
        }
        #expect(book.districts.keys.sorted() == ["00001"])
        #expect(book.keepers(at: Self.now).map(\.identifier) == ["admin-1"])
    }

    @Test func aPatternNarrowsItsHoldersAndAMissingOneGrantsNothing() throws {
        var book = Self.book()
        var clerk = try book.standing("clerk-1")
        #expect(book.permissions(of: clerk) == Role.clerk.permissions)
        clerk.pattern = "p2"
        #expect(
            book.permissions(of: clerk)
                == Role.clerk.permissions.subtracting(Set(Role.clerk.grantable).subtracting([.readReplicas])))
        book.patterns["p2"] = nil
        #expect(
            book.permissions(of: clerk)
                == Role.clerk.permissions.subtracting(Role.clerk.grantable))
    }

    struct State: Sendable {
        var awaits = false
        var mustChange = false
        var age: Double = 0
        var demand = AccountPolicy.SecondFactor.optional
        let expected: SessionState
    }

    @Test(arguments: [
        State(expected: .full), State(awaits: true, expected: .awaitingSecondFactor),
        State(mustChange: true, expected: .passwordDue), State(age: 90.1, expected: .passwordDue),
        State(age: 89.9, expected: .full), State(demand: .everybody, expected: .secondFactorDue),
        State(demand: .administrators, expected: .full),
        State(awaits: true, mustChange: true, expected: .awaitingSecondFactor),
        State(mustChange: true, demand: .everybody, expected: .passwordDue),
    ]) func whatIsDueComesFirst(state: State) throws {
        var book = Self.book()
        book.policy = AccountPolicy(secondFactor: state.demand, passwordDays: 90)
        var account = AccountMachineTests.account("clerk-1", .clerk, mustChange: state.mustChange)
        account.passwordChangedAt = Self.now.addingTimeInterval(-state.age * 86_400)
        let found = SessionState(account, in: book, awaitsSecondFactor: state.awaits, now: Self.now)
        #expect(found == state.expected)
        #expect(found == .full || !found.permissions(of: account, in: book).contains(.readReplicas))
    }
}
