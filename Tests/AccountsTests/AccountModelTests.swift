import AccessControl
import AuditLog
import Foundation
import SeededChance
import Storage
import StorageSQLite
import Testing
import WebServer

@testable import Accounts

/// Random sequences of everything that can be done to accounts: after each step somebody can still administer (§2.7).
@Suite struct AccountModelTests {
    /// What happened in a sequence, so that the test can show that it tried everything.
    struct Tally {
        var accepted: [String: Int] = [:]
        var refused: [String: Int] = [:]
    }

    struct Play {
        var book = AccountBook()
        var dice: Chance
        var now = Date(timeIntervalSince1970: 1_463_628_600)
        var born = 0

        init(seed: UInt64) {
            dice = Chance(seed: seed)
            book.districts["00000"] = .initial
            var initial = AccountMachineTests.account("setup-admin", .initialAdministrator, mustChange: true)
            initial.districts = .some(["00000"])
            // Half of the sequences begin after the first sign-in.
            if seed % 2 == 0 { initial.mustChangePassword = false }
            book.accounts["setup-admin"] = initial
        }

        mutating func pick<Element>(_ elements: [Element]) -> Element {
            elements[Int.random(in: 0..<elements.count, using: &dice)]
        }
        mutating func someone() -> String { pick(book.accounts.keys.sorted()) }
        /// Mostly somebody who can change something: refusing strangers is soon tested.
        mutating func administrator() -> String {
            let keepers = book.accounts.values.filter {
                canSignIn($0) && !$0.mustChangePassword && book.permissions(of: $0).contains(.manageAccounts)
            }.map(\.identifier).sorted()
            return keepers.isEmpty || Int.random(in: 0..<5, using: &dice) == 0 ? someone() : pick(keepers)
        }
        mutating func coin() -> Bool { Bool.random(using: &dice) }

        mutating func settings(of role: Role) -> AccountBook.Settings {
            let codes = book.districts.keys.sorted() + ["99999"]
            let some = Set((0..<Int.random(in: 0...2, using: &dice)).map { _ in pick(codes) })
            return AccountBook.Settings(
                name: "名前", pattern: coin() ? nil : pick(book.patterns.keys.sorted() + ["none"]),
                districts: coin() ? .all : .some(some),
                validUntil: pick([nil, nil, now.addingTimeInterval(40 * 86_400), now.addingTimeInterval(-1)]))
        }

        /// One step of anybody; answers its name and why it was refused.
        mutating func step() -> (String, AccountError?) {
            now += TimeInterval(pick([1, 60, 16 * 60, 86_400]))
            let actor = administrator()
            let target = someone()
            let now = now
            switch Int.random(in: 0..<18, using: &dice) {
            case 0, 1:
                born += 1
                let role = pick([Role.systemAdministrator, .clerk])
                let settings = settings(of: role)
                var account = AccountMachineTests.account("a-\(born)", role, mustChange: true)
                (account.pattern, account.districts, account.validUntil) = (
                    settings.pattern, settings.districts, settings.validUntil
                )
                return change("add", actor) { book throws(AccountError) in try book.add(account) }
            case 2:
                let settings = settings(of: .clerk)
                return change("set", actor) { book throws(AccountError) in try book.set(settings, of: target) }
            case 3: return change("suspend", actor) { book throws(AccountError) in try book.suspend(target, at: now) }
            case 4: return change("resume", actor) { book throws(AccountError) in try book.resume(target) }
            case 5: return change("delete", actor) { book throws(AccountError) in try book.delete(target, at: now) }
            case 6: return change("unlock", actor) { book throws(AccountError) in try book.unlock(target) }
            case 7:
                return change("reset-password", actor) { book throws(AccountError) in try book.resetPassword(target) }
            case 8:
                return change("reset-second-factor", actor) { book throws(AccountError) in
                    try book.resetSecondFactor(target)
                }
            case 9:
                let role = pick([Role.systemAdministrator, .clerk, .initialAdministrator])
                let permissions = Set(role.grantable.filter { _ in coin() })
                let number = pick([1, 2, 3])
                return change("put-pattern", actor) { book throws(AccountError) in
                    try book.put(
                        PermissionPattern(
                            identifier: "p\(number)", name: "権限\(number)", role: role, permissions: permissions))
                }
            case 10:
                let pattern = pick(["p1", "p2", "p3"])
                return change("delete-pattern", actor) { book throws(AccountError) in try book.deletePattern(pattern) }
            case 11:
                let code = pick(["00001", "00002", "bad-code"])
                return change("put-district", actor) { book throws(AccountError) in
                    try book.put(AdministrativeDistrict(code: code, name: "区"))
                }
            case 12:
                let code = pick(["00000", "00001", "00002"])
                return change("delete-district", actor) { book throws(AccountError) in try book.deleteDistrict(code) }
            case 13:
                let policy = AccountPolicy(
                    secondFactor: pick(AccountPolicy.SecondFactor.allCases), passwordDays: pick([nil, 30, 10]))
                return change("set-policy", actor) { book throws(AccountError) in try book.set(policy, by: actor) }
            case 14: return guess(target)
            case 15, 16: return ownPassword(target)
            case _: return ownSecondFactor(target)
            }
        }

        private mutating func change(
            _ name: String, _ actor: String, _ work: (inout AccountBook) throws(AccountError) -> Void
        ) -> (String, AccountError?) {
            let before = book
            do throws(AccountError) {
                try book.change(by: actor, at: now, work)
                return (name, nil)
            } catch {
                #expect(book == before, "a refused \(name) changed something")
                return (name, error)
            }
        }

        /// A stranger at the sign-in page: one to twelve wrong passwords.
        private mutating func guess(_ identifier: String) -> (String, AccountError?) {
            guard var account = book.accounts[identifier] else { return ("guess", .notFound) }
            var last: AccountError?
            for _ in 0..<pick([1, 9, 10, 12]) {
                do throws(AccountError) {
                    try account.attempt(
                        passwordMatches: false, at: .administrator, hasRescuer: book.hasRescuer(for: account, at: now),
                        now: now)
                } catch {
                    last = error
                }
                book.accounts[identifier] = account
            }
            return ("guess", last)
        }

        private mutating func ownPassword(_ identifier: String) -> (String, AccountError?) {
            guard var account = book.accounts[identifier], canSignIn(account) else { return ("password", .notInUse) }
            account.passwordChanged(at: now)
            book.accounts[identifier] = account
            return ("password", nil)
        }

        private mutating func ownSecondFactor(_ identifier: String) -> (String, AccountError?) {
            guard var account = book.accounts[identifier], canSignIn(account), !account.mustChangePassword else {
                return ("second-factor", .notInUse)
            }
            if account.hasSecondFactor, book.policy.demandsSecondFactor(of: account) {
                return ("second-factor", .secondFactorDemanded)
            }
            account.secondFactorSince = account.hasSecondFactor ? nil : now
            book.accounts[identifier] = account
            return ("second-factor", nil)
        }

        private func canSignIn(_ account: Account) -> Bool { account.isInUse(at: now) && !account.isLocked(at: now) }

        /// Somebody really gets in and may manage accounts, at the latest when a lock ends by itself: the way a person goes,
        /// not the rule that the book itself uses.
        var somebodyGetsIn: Bool {
            let then = now.addingTimeInterval(15 * 60 + 1)
            return book.accounts.values.contains { account in
                var account = account
                guard account.validUntil == nil,
                    (try? account.attempt(passwordMatches: true, at: .administrator, hasRescuer: true, now: then))
                        != nil
                else { return false }
                if account.hasSecondFactor {
                    guard (try? account.attempt(secondFactorMatches: true, hasRescuer: true, now: then)) != nil else {
                        return false
                    }
                }
                account.passwordChanged(at: then)
                if book.policy.demandsSecondFactor(of: account) { account.secondFactorSince = then }
                let state = SessionState(account, in: book, awaitsSecondFactor: false, now: then)
                return state.permissions(of: account, in: book).contains(.manageAccounts)
            }
        }
    }

    @Test func tenThousandSequencesLeaveSomebodyWhoCanAdminister() async {
        var tally = Tally()
        for seed in 0..<10_000 {
            // Other tests go on between two sequences.
            await Task.yield()
            var play = Play(seed: UInt64(seed))
            for number in 0..<40 {
                let (name, refusal) = play.step()
                if let refusal {
                    tally.refused[refusal.problem.code, default: 0] += 1
                } else {
                    tally.accepted[name, default: 0] += 1
                }
                guard play.somebodyGetsIn else {
                    Issue.record("sequence \(seed), step \(number) (\(name)) locked everybody out")
                    return
                }
            }
        }
        // Everything was tried, and every reason to refuse was met.
        for name in [
            "add", "set", "suspend", "resume", "delete", "unlock", "reset-password", "reset-second-factor",
            "put-pattern", "delete-pattern", "put-district", "delete-district", "set-policy", "password",
            "second-factor",
        ] {
            #expect(tally.accepted[name, default: 0] > 100, "\(name) was hardly done: \(tally.accepted)")
        }
        for code in [
            "own", "last-administrator", "not-administrator", "district-in-use", "pattern-in-use", "locked",
            "own-second-factor-first", "no-district", "unknown-district",
        ] {
            #expect(tally.refused["account.\(code)", default: 0] > 20, "\(code) was hardly met: \(tally.refused)")
        }
    }

    /// The tables hold the book: after every step what is read back is what was meant.
    @Test func theTablesHoldTheBook() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "book-\(UUID().uuidString).sqlite").path()
        let store = try SQLiteStore(path: path)
        try await store.migrate(AuditLog.schema + AccountSchema.steps)
        let hash = PasswordHash.nobodys
        for seed in 0..<40 {
            let realm = "realm-\(seed)"
            try await store.write { tx in
                let books = AccountBookStore(realm: realm, tx: tx)
                var play = Play(seed: UInt64(seed) &+ 1_000_000)
                try books.write(AccountBook(), over: AccountBook())
                try books.put(.initial)
                for account in play.book.accounts.values {
                    try AccountStore(realm: realm, tx: tx).insert(account, password: hash, by: "test", at: play.now)
                }
                for _ in 0..<40 {
                    let before = play.book
                    _ = play.step()
                    try books.write(play.book, over: before)
                    for (identifier, account) in play.book.accounts where before.accounts[identifier] == nil {
                        try AccountStore(realm: realm, tx: tx).insert(
                            account, password: hash, by: "test", at: play.now)
                    }
                    #expect(try books.read() == play.book)
                }
            }
        }
    }
}
