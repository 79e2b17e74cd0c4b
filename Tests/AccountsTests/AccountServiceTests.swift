import AccessControl
import AuditLog
import Foundation
import PKI
import Storage
import StorageSQLite
import Testing
import WebServer

@testable import Accounts

/// Accounts, sessions and their records together, on a real file.
@Suite struct AccountServiceTests {
    private static let start = Date(timeIntervalSince1970: 1_463_628_600)
    private static let password = "correct horse battery"
    private let path: String
    private let store: SQLiteStore
    private let service: AccountService
    private let authenticator: SessionAuthenticator

    init() async throws {
        path = FileManager.default.temporaryDirectory.appending(path: "accounts-\(UUID().uuidString).sqlite").path()
        store = try SQLiteStore(path: path)
        try await store.migrate(AuditLog.schema + AccountSchema.steps)
        service = AccountService(
            realm: "202029-mayor", store: store, vault: KeyVault(masterKey: KeyVault.newMasterKey()))
        authenticator = SessionAuthenticator(realm: "202029-mayor", store: store)
    }

    private func exchange(
        _ event: AuditEvent = .signedIn, by identifier: String = "anonymous", after seconds: TimeInterval = 0
    ) -> Exchange {
        Exchange(
            event: event, actor: Actor(identifier: identifier, name: "", role: nil, permissions: []),
            scope: AuditScope(organisation: "202029", bureau: "mayor"), remoteAddress: "10.0.0.9",
            now: Self.start.addingTimeInterval(seconds))
    }

    /// Puts an account there as if its owner had chosen a password long ago.
    private func add(
        _ identifier: String, _ role: Role, mustChange: Bool = false, realm: String = "202029-mayor"
    ) async throws {
        let hash = try PasswordHash(of: Self.password)
        let account = Account(
            identifier: identifier, name: "名前", role: role, organisation: "202029", bureau: "education",
            mustChangePassword: mustChange)
        try await store.write { tx in
            try AccountStore(realm: realm, tx: tx).insert(account, password: hash, by: "operator:o", at: Self.start)
        }
    }

    private func create(
        _ identifier: String, _ name: String = "業務 太郎", _ role: String = "clerk"
    ) async throws -> String {
        try await service.create(
            AccountForm(
                identifier: identifier, name: name, role: role, pattern: "", districts: ["*"], validUntil: ""),
            by: exchange(.accountCreated, by: "account:admin-1"))
    }

    /// Whoever asks for one 行政区 does not get all because the first choice was left standing.
    @Test func everyDistrictAndOneOfThemIsRefused() async throws {
        let form = AccountForm(
            identifier: "clerk-9", name: "業務 花子", role: "clerk", pattern: "", districts: ["*", "00001"], validUntil: "")
        let error = await #expect(throws: AccountError.self) {
            try await service.create(form, by: exchange(.accountCreated, by: "account:admin-1"))
        }
        #expect(error?.problem.code == "account.all-districts" && error?.problem.field == "districts")
    }

    @Test(arguments: [
        ("account:admin-1", "admin-1"), ("operator:console", "運用事業者"), ("operator:weekly-restart", "定期再起動（自動）"),
        ("system:legacy-tax", "システム legacy-tax"), ("anonymous", "サインイン前の利用者"), ("other:thing", "other:thing"),
    ]) func screensNameWhoeverTheLogNames(identifier: String, shown: String) {
        #expect(ActorWords.shown(identifier) == shown)
    }

    private func signIn(
        _ identifier: String, _ door: SignInDoor = .clerk, password: String = password, after seconds: TimeInterval = 0
    ) async throws -> String {
        try await service.signIn(
            identifier: identifier, password: password, door: door, by: exchange(after: seconds))
    }

    private func who(_ token: String?, after seconds: TimeInterval = 1) async throws -> Authenticated {
        try await authenticator.authenticate(
            Credentials(sessionToken: token, certificate: nil), at: Self.start.addingTimeInterval(seconds))
    }

    private func records() async throws -> [AuditRecord] {
        try await store.read { tx in try AuditLog.records(after: 0, limit: 100, in: tx) }
    }

    @Test func theFirstSignInAllowsNothingButANewPassword() async throws {
        try await add("admin-1", .systemAdministrator)
        let first = try await create("clerk-1")
        let early = try await signIn("clerk-1", password: first)
        #expect(try await who(early).actor.permissions == [.beSignedIn, .changeOwnPassword])

        let token = try await service.changePassword(
            of: "clerk-1", current: first, new: Self.password, again: Self.password,
            by: exchange(.passwordChanged, by: "account:clerk-1"))
        let actor = try await who(token).actor
        #expect(actor.permissions == Role.clerk.permissions && actor.identifier == "account:clerk-1")
        #expect(try await who(early).actor.role == nil, "the session before the change goes on")

        await #expect(throws: AccountError.unknownOrWrong(remaining: 9)) {
            try await signIn("clerk-1", password: first)
        }
        #expect(try await who(signIn("clerk-1")).actor.permissions == Role.clerk.permissions)
    }

    @Test func aNewPasswordEndsEverySessionOfItsAccountOnly() async throws {
        try await add("clerk-1", .clerk)
        try await add("clerk-2", .clerk)
        let (one, two, other) = (
            try await signIn("clerk-1"), try await signIn("clerk-1"), try await signIn("clerk-2")
        )
        _ = try await service.changePassword(
            of: "clerk-1", current: Self.password, new: "another battery", again: "another battery",
            by: exchange(.passwordChanged))
        #expect(try await who(one).actor.role == nil)
        #expect(try await who(two).actor.role == nil)
        #expect(try await who(other).actor.role == .clerk)
    }

    @Test func aPasswordIsNotChangedWithoutTheCurrentOne() async throws {
        try await add("clerk-1", .clerk)
        let token = try await signIn("clerk-1")
        await #expect(throws: AccountError.wrongCurrentPassword) {
            try await service.changePassword(
                of: "clerk-1", current: "not the current one", new: "another battery", again: "another battery",
                by: exchange(.passwordChanged))
        }
        #expect(try await who(token).actor.role == .clerk)
        #expect(try await records().map(\.event) == ["account.signed-in"])
        #expect(try await who(signIn("clerk-1")).actor.role == .clerk)
    }

    @Test func deletingAnAccountEndsItsSessionsAndKeepsItsName() async throws {
        try await add("admin-1", .systemAdministrator)
        try await add("clerk-1", .clerk)
        let token = try await signIn("clerk-1")
        try await service.delete("clerk-1", by: exchange(.accountDeleted, by: "account:admin-1"))
        #expect(try await who(token).actor.role == nil)
        #expect(try await service.accounts().map(\.identifier) == ["admin-1"])
        await #expect(throws: AccountError.unknownOrWrong(remaining: nil)) { try await signIn("clerk-1") }
        await #expect(throws: AccountError.taken("clerk-1")) { try await create("clerk-1", "別人") }
        await #expect(throws: AccountError.notFound) {
            try await service.delete("clerk-1", by: exchange(.accountDeleted, by: "account:admin-1"))
        }
        let last = try await records().last
        #expect(last?.event == "account.signed-in" && last?.outcome == .refused)
    }

    @Test func aRefusedDeletionChangesNothing() async throws {
        try await add("setup-admin", .initialAdministrator)
        try await add("admin-1", .systemAdministrator, mustChange: true)
        let token = try await signIn("setup-admin", .administrator)
        await #expect(throws: AccountError.notAdministrator) {
            try await service.delete("setup-admin", by: exchange(.accountDeleted, by: "account:admin-1"))
        }
        #expect(try await who(token).actor.role == .initialAdministrator)
        #expect(try await service.accounts().count == 2)
        #expect(try await records().count == 1)
    }

    @Test func tenWrongPasswordsLockForGoodAndEndWhatIsOpen() async throws {
        try await add("admin-1", .systemAdministrator)
        try await add("clerk-1", .clerk)
        let token = try await signIn("clerk-1")
        for attempt in 1...10 {
            let refusal: AccountError = attempt < 10 ? .unknownOrWrong(remaining: 10 - attempt) : .locked(until: nil)
            await #expect(throws: refusal) { try await signIn("clerk-1", password: "wrong password") }
        }
        await #expect(throws: AccountError.locked(until: nil)) { try await signIn("clerk-1", after: 86_400) }
        #expect(try await who(token).actor.role == nil, "a locked account's session goes on")
        let made = try await records()
        #expect(made.count == 12 && made.dropFirst().allSatisfy { $0.outcome == .refused })
        #expect(made.last?.subject == "account.locked")
    }

    struct Look: Sendable {
        /// When the session was used before, in minutes after it was opened.
        let uses: [Double]
        let at: Double
        let isKnown: Bool
    }

    static let looks: [Look] = [
        Look(uses: [], at: 0, isKnown: true),
        Look(uses: [], at: 29.99, isKnown: true),
        Look(uses: [], at: 30, isKnown: false),
        Look(uses: [29], at: 58.9, isKnown: true),
        Look(uses: [29], at: 59, isKnown: false),
        // One look too late does not wake it up.
        Look(uses: [31], at: 32, isKnown: false),
        Look(uses: stride(from: 20, through: 700, by: 20).map { $0 }, at: 719.9, isKnown: true),
        Look(uses: stride(from: 20, through: 700, by: 20).map { $0 }, at: 720, isKnown: false),
    ]

    @Test(arguments: looks) func aSessionEndsAfterHalfAnHourIdleOrHalfADay(look: Look) async throws {
        try await add("clerk-1", .clerk)
        let token = try await signIn("clerk-1")
        for minute in look.uses { _ = try await who(token, after: minute * 60) }
        let role = try await who(token, after: look.at * 60).actor.role
        #expect((role == .clerk) == look.isKnown)
    }

    @Test func signingOutEndsThisSessionOnly() async throws {
        try await add("clerk-1", .clerk)
        let (one, two) = (try await signIn("clerk-1"), try await signIn("clerk-1"))
        let session = try #require(try await who(one).session)
        try await service.signOut(session, by: exchange(.signedOut, by: "account:clerk-1"))
        #expect(try await who(one).actor.role == nil)
        #expect(try await who(two).actor.role == .clerk)
    }

    @Test(arguments: [nil, "", "unknown", "' OR 1 = 1 --"] as [String?]) func noTokenIsNobody(token: String?)
        async throws
    {
        try await add("clerk-1", .clerk)
        _ = try await signIn("clerk-1")
        #expect(try await who(token).actor.role == nil)
    }

    @Test func aSessionOfOneServerIsNobodyOnAnother() async throws {
        try await add("clerk-1", .clerk)
        try await add("clerk-1", .clerk, realm: "202029-education")
        let token = try await signIn("clerk-1")
        let other = SessionAuthenticator(realm: "202029-education", store: store)
        let there = try await other.authenticate(
            Credentials(sessionToken: token, certificate: nil), at: Self.start.addingTimeInterval(1))
        #expect(there.actor.role == nil)
        #expect(try await who(token).actor.role == .clerk)
    }

    /// Neither the cookie's token nor a password is in the file or its journal, in any form a reader could use.
    @Test func whatOpensADoorIsNotInTheFile() async throws {
        try await add("admin-1", .systemAdministrator)
        let first = try await create("clerk-1")
        let token = try await signIn("clerk-1", password: first)
        var content = Data()
        for suffix in ["", "-wal"] { content += (try? Data(contentsOf: URL(filePath: path + suffix))) ?? Data() }
        try #require(content.range(of: Data("clerk-1".utf8)) != nil, "the file was not read")
        #expect(content.range(of: Data(token.utf8)) == nil && content.range(of: Data(first.utf8)) == nil)
        #expect(content.range(of: Data(Secrets.digest(token).utf8)) != nil)
        #expect(try await who(Secrets.digest(token)).actor.role == nil, "the digest opens the door")
    }

    @Test func everyStepLeavesItsRecord() async throws {
        try await add("setup-admin", .initialAdministrator)
        try await add("admin-1", .systemAdministrator)
        let first = try await create("clerk-1")
        let token = try await signIn("clerk-1", password: first)
        _ = try? await signIn("nobody-here")
        _ = try? await signIn("clerk-1", .administrator, password: first)
        let session = try #require(try await who(token).session)
        try await service.signOut(session, by: exchange(.signedOut, by: "account:clerk-1"))
        try await service.delete("setup-admin", by: exchange(.accountDeleted, by: "account:admin-1"))
        try await service.delete("clerk-1", by: exchange(.accountDeleted, by: "account:admin-1"))
        let lines = try await records().map { "\($0.event) \($0.outcome) \($0.actor) \($0.bureau) \($0.subject)" }
        #expect(
            lines == [
                "account.created success account:admin-1 mayor clerk-1 clerk",
                "account.signed-in success account:clerk-1 mayor ",
                "account.signed-in refused anonymous mayor account.unknown-or-wrong",
                "account.signed-in refused account:clerk-1 mayor account.wrong-door",
                "account.signed-out success account:clerk-1 mayor clerk-1",
                "initial-account.deleted success account:admin-1 mayor setup-admin",
                "account.deleted success account:admin-1 mayor clerk-1",
            ])
        #expect(try await records().allSatisfy { $0.remoteAddress == "10.0.0.9" })
    }

    /// The record belongs to the account's own side, whichever side's address was used.
    @Test func aSignInIsRecordedWhereTheAccountBelongs() async throws {
        try await add("clerk-1", .clerk)
        _ = try await signIn("clerk-1")
        let record = try #require(try await records().last)
        #expect(record.organisation == "202029" && record.bureau == "education")
    }

    static let refusedForms: [(String, String, String, AccountError)] = [
        ("ab", "名前", "clerk", .badIdentifier), ("a b-c", "名前", "clerk", .badIdentifier),
        ("業務担当", "名前", "clerk", .badIdentifier), ("", "名前", "clerk", .badIdentifier),
        (String(repeating: "a", count: 33), "名前", "clerk", .badIdentifier),
        ("clerk-9", "", "clerk", .noName), ("clerk-9", String(repeating: "長", count: 65), "clerk", .noName),
        ("clerk-9", "名前", "", .badRole), ("clerk-9", "名前", "initialAdministrator", .badRole),
        ("clerk-9", "名前", "platformOperator", .badRole), ("clerk-9", "名前", "supportSiteAdministrator", .badRole),
    ]

    @Test(arguments: refusedForms) func aBadFormMakesNoAccount(
        identifier: String, name: String, role: String, refusal: AccountError
    ) async throws {
        try await add("admin-1", .systemAdministrator)
        await #expect(throws: refusal) { try await create(identifier, name, role) }
        #expect(try await service.accounts().count == 1)
        #expect(try await records().isEmpty)
    }

    static let lengths: [(Int, Bool)] = [(0, false), (11, false), (12, true), (128, true), (129, false)]

    @Test(arguments: lengths) func aPasswordHasALength(count: Int, isAccepted: Bool) {
        let password = String(repeating: "鍵", count: count)
        let check = { () throws in
            try PasswordRules.check(password, again: password, current: "the-current-one", account: "clerk-1")
        }
        if isAccepted {
            #expect(throws: Never.self) { try check() }
        } else {
            #expect(throws: AccountError.self) { try check() }
        }
    }

    @Test func initialPasswordsAreLongAndNeverTheSame() {
        let passwords = (0..<200).map { _ in Secrets.initialPassword() }
        #expect(Set(passwords).count == 200)
        for password in passwords {
            #expect(password.count == 19 && password.allSatisfy { !"0O1lIB8".contains($0) }, "\(password)")
        }
    }
}
