import AccessControl
import Accounts
import AuditLog
import Foundation
import Identifiers
import NoticeBoard
import PKI
import SeededChance
import Storage
import StorageSQLite
import SupportSearch
import Testing
import WebServer

@testable import SupportMembers

/// The machine over days: announced, removed, put right in time, undone.
@Suite struct MemberServiceTests {
    private let store: SQLiteStore
    private let accounts: AccountService
    private let service: MemberService
    private let city: Organisation
    private static let start = Date(timeIntervalSince1970: 1_463_628_600)
    private static let day: TimeInterval = 86_400

    init() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "members-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try SQLiteStore(path: "\(folder)/members.sqlite")
        try await store.migrate(
            AuditLog.schema + AccountSchema.steps + SearchIndex.schema + NoticeStore.schema + MemberStore.schema)
        accounts = AccountService(realm: "support", store: store, vault: KeyVault(masterKey: KeyVault.newMasterKey()))
        service = MemberService(store: store, accounts: accounts)
        city = Organisation(code: try LocalGovernmentCode("202029"), kind: .city, prefecture: "長野県", name: "松本市")
    }

    private func exchange(_ event: AuditEvent, after days: Double = 0) -> Exchange {
        Exchange(
            event: event, actor: Actor(identifier: "account:s202029-01", name: "管理", role: .supportSiteAdministrator),
            scope: AuditScope(organisation: "202029", bureau: "mayor"), remoteAddress: "",
            now: Self.start.addingTimeInterval(days * Self.day))
    }

    private func register(_ numbers: [Int], after days: Double = 0) async throws {
        for number in numbers {
            _ = try await service.register(
                number, name: "担当\(number)", of: city, by: exchange(.memberRegistered, after: days))
        }
    }

    private func round(after days: Double) async throws {
        try await service.round(at: Self.start.addingTimeInterval(days * Self.day))
    }

    private func registered() async throws -> [Int] {
        try await store.read { tx in try MemberStore.registrations(of: "202029", in: tx).map(\.number) }
    }

    private func announced() async throws -> [Int: RemovalReason] {
        try await store.read { tx in
            Dictionary(
                uniqueKeysWithValues: try MemberStore.announced(of: "202029", in: tx).map { ($0.number, $0.reason) })
        }
    }

    private func seated() async throws -> [String] {
        try await store.read { tx in try accounts.seated([.supportSiteClerk], in: tx).map(\.identifier) }
    }

    private func titles() async throws -> [String] {
        try await store.read { tx in
            try NoticeStore.notices(for: "202029", account: "account:x", in: tx).map(\.title)
        }
    }

    @Test func whatExceedsIsAnnouncedAndRemovedWithANotice() async throws {
        try await register([1, 2, 3, 4, 5])
        #expect(try await announced().isEmpty)
        #expect(try await titles().isEmpty)
        try await register([6])
        #expect(try await announced() == [6: .exceeds])
        #expect(try await titles().first?.contains("削除予定") == true)
        try await round(after: 6.9)
        #expect(try await registered() == [1, 2, 3, 4, 5, 6])
        try await round(after: 8.1)
        #expect(try await registered() == [1, 2, 3, 4, 5])
        #expect(try await seated() == (1...5).map { "c202029-0\($0)" })
        #expect(try await titles().first?.contains("c202029-06") == true)
        let count = try await titles().count
        try await round(after: 9)
        #expect(try await titles().count == count)
    }

    @Test func whatIsPutRightInTimeStays() async throws {
        try await register([1, 3])
        #expect(try await announced() == [3: .skips])
        try await register([2], after: 3)
        #expect(try await announced().isEmpty)
        try await round(after: 20)
        #expect(try await registered() == [1, 2, 3])
    }

    @Test func theNumberAllowedChangesUnderThem() async throws {
        try await register([1, 2, 3, 4, 5])
        try await service.allow(3, shown: 7, of: city, by: exchange(.allowanceSet))
        #expect(try await announced() == [4: .exceeds, 5: .exceeds])
        try await service.allow(4, shown: 7, of: city, by: exchange(.allowanceSet, after: 1))
        #expect(try await announced() == [5: .exceeds])
        try await round(after: 8.1)
        #expect(try await registered() == [1, 2, 3, 4])
        try await service.allow(6, shown: 6, of: city, by: exchange(.allowanceSet, after: 9))
        try await register([5, 6], after: 9)
        #expect(try await announced().isEmpty)
        await #expect(throws: MemberError.notShown) { try await register([7], after: 9) }
        await #expect(throws: MemberError.taken) { try await register([6], after: 9) }
        await #expect(throws: MemberError.badAllowance) {
            try await service.allow(5, shown: 4, of: city, by: exchange(.allowanceSet))
        }
    }

    @Test func theOperatorUndoesARemovalAndTheRuleLeavesItAlone() async throws {
        try await register([1, 2, 3, 4, 5, 6])
        try await round(after: 8.1)
        let removal = try #require(try await store.read { tx in try MemberStore.removals(in: tx).first })
        try await service.reverse(removal.serial, by: exchange(.memberRestored, after: 9))
        #expect(try await registered() == [1, 2, 3, 4, 5, 6])
        #expect(try await seated().contains("c202029-06"))
        try await round(after: 40)
        #expect(try await registered() == [1, 2, 3, 4, 5, 6])
        #expect(try await announced().isEmpty)
        await #expect(throws: MemberError.nothingToReverse) {
            try await service.reverse(removal.serial, by: exchange(.memberRestored, after: 41))
        }
    }

    @Test func aSeatGoesFromOneToTheNext() async throws {
        let first = try await service.register(1, name: "前任", of: city, by: exchange(.memberRegistered))
        try await service.withdraw(1, of: city, by: exchange(.memberWithdrawn))
        #expect(try await seated().isEmpty)
        let second = try await service.register(1, name: "後任", of: city, by: exchange(.memberRegistered))
        #expect(first != second)
        let names = try await store.read { tx in try accounts.seated([.supportSiteClerk], in: tx).map(\.name) }
        #expect(names == ["後任"])
    }

    @Test func detailsKeepEveryVersion() async throws {
        var values = [
            "department": "情報政策課", "name": "例山 太郎", "telephone": "0263-00-0000", "fax": "", "mail": "a@city.example.jp",
        ]
        func change(_ values: [String: String]) async throws {
            let exchange = exchange(.detailsChanged)
            try await store.write { tx in
                try OrganisationDetails.change(.clerk, values, of: "202029", by: exchange, in: tx)
            }
        }
        try await change(values)
        try await change(values)
        values["mail"] = "B@city.example.jp"
        try await change(values)
        let found = try await store.read { tx in
            (
                try OrganisationDetails.versions(.clerk, of: "202029", in: tx).map(\.version),
                try OrganisationDetails.organisation(ofMail: "b@CITY.example.jp", in: tx),
                try OrganisationDetails.organisation(ofMail: "a@city.example.jp", in: tx)
            )
        }
        #expect(found.0 == [2, 1] && found.1 == "202029" && found.2 == nil)
        values["mail"] = "no address"
        await #expect(throws: MemberError.badDetail(field: "mail", title: "メールアドレス")) { try await change(values) }
    }
}
