import AuditLog
import Foundation
import Testing
import WebServer

@testable import Masters

/// Importing in two steps and undoing, on a real file.
@Suite struct MasterImportTests {
    private let fixture: MasterFixture
    private let masters: MasterVersions<DistributedMaster>

    init() async throws {
        fixture = try await MasterFixture()
        masters = fixture.mayor.distributed
    }

    private func lines() async throws -> [String] {
        try await fixture.records().map { "\($0.event) \($0.outcome.rawValue) \($0.bureau) \($0.subject)" }
    }

    private static func renamed(_ version: String) throws -> [UInt8] {
        try MasterFixture.file("master-test", replacing: "総合運用テスト版-2016-05", with: version)
    }

    @Test func aFileWaitsUntilItIsConfirmed() async throws {
        let file = try MasterFixture.file("master-test")
        try await masters.stage(file, by: MasterFixture.exchange())
        #expect(try await masters.history().isEmpty)
        let preview = try await masters.preview(at: MasterFixture.start)
        #expect(preview.staged.sha256 == MasterCoding.sha256(file) && preview.staged.sha256.count == 64)
        #expect(preview.current == nil && preview.choice.against == 0 && preview.warnings.isEmpty)
        try await masters.applyStaged(preview.choice, by: MasterFixture.exchange("account:admin-2"))
        let applied = try #require(try await masters.history().first)
        #expect(try await masters.documents() == [try MasterFixture.master("master-test")])
        #expect(applied.appliedBy == "account:admin-2" && applied.summary.hasSuffix("特定個人情報名 5、照会許可 8"))
        #expect(applied.sha256 == preview.staged.sha256 && applied.origin == "取込み")
        await #expect(throws: MasterError.nothingStaged) { try await masters.preview(at: MasterFixture.start) }
        let version = applied.version
        #expect(
            try await lines() == [
                "master.staged success mayor \(version) sha256:\(preview.staged.sha256)",
                "master.imported success mayor \(version)",
            ])
    }

    @Test func aBadFileIsNotKeptAndLeavesTheOneThatWaits() async throws {
        try await masters.stage(try MasterFixture.file("master-test"), by: MasterFixture.exchange())
        let bad = try MasterFixture.file("master-test", replacing: "2016-05-16", with: "2016-05-32")
        await #expect(throws: MasterError.self) { try await masters.stage(bad, by: MasterFixture.exchange()) }
        await #expect(throws: MasterError.self) { try await masters.stage(nil, by: MasterFixture.exchange()) }
        #expect(try await masters.preview(at: MasterFixture.start).staged.master.validFrom == "2016-05-16")
        #expect(
            try await lines().suffix(2) == [
                "master.staged refused mayor master.day", "master.staged refused mayor master.no-file",
            ])
    }

    @Test func whatMayNotFollowIsNotKept() async throws {
        try await masters.bring(try MasterFixture.file("master-test"))
        await #expect(throws: MasterError.backwards) {
            try await masters.stage(try MasterFixture.file("master-provisional"), by: MasterFixture.exchange())
        }
        await #expect(throws: MasterError.alreadyApplied("総合運用テスト版-2016-05")) {
            try await masters.stage(try MasterFixture.file("master-test"), by: MasterFixture.exchange())
        }
        #expect(try await masters.state(at: MasterFixture.start).waiting == nil)
    }

    @Test(arguments: [(3599.0, MasterError?.none), (3600.0, .stagingExpired)])
    func confirmationHasAnHour(seconds: TimeInterval, error: MasterError?) async throws {
        try await masters.stage(try MasterFixture.file("master-test"), by: MasterFixture.exchange())
        let choice = try await masters.preview(at: MasterFixture.start).choice
        let later = MasterFixture.start.addingTimeInterval(seconds)
        var refusal: MasterError?
        do {
            try await masters.applyStaged(choice, by: MasterFixture.exchange(at: later))
        } catch let thrown as MasterError {
            refusal = thrown
        }
        #expect(refusal == error)
        #expect(try await masters.history().isEmpty == (error != nil))
        #expect(try await masters.state(at: later).waiting == nil)
    }

    /// Another file was put in place, or another version came into force: the page's yes is to neither.
    @Test func onlyWhatThePageShowedIsApplied() async throws {
        try await masters.bring(try MasterFixture.file("master-provisional"))
        try await masters.stage(try Self.renamed("A"), by: MasterFixture.exchange())
        let first = try await masters.preview(at: MasterFixture.start).choice
        try await masters.stage(try Self.renamed("B"), by: MasterFixture.exchange("account:admin-2"))
        await #expect(throws: MasterError.moved) {
            try await masters.applyStaged(first, by: MasterFixture.exchange())
        }
        let second = try await masters.preview(at: MasterFixture.start).choice
        try await fixture.mayor.apply(try MasterFixture.master("master-test"), by: MasterFixture.exchange())
        await #expect(throws: MasterError.moved) {
            try await masters.applyStaged(second, by: MasterFixture.exchange())
        }
        let third = try await masters.preview(at: MasterFixture.start)
        #expect(third.choice.against == 2 && third.difference.isEmpty)
        try await masters.applyStaged(third.choice, by: MasterFixture.exchange())
        #expect(try await masters.history().map(\.version) == ["B", "総合運用テスト版-2016-05", "暫定版-2016-02"])
        #expect(try await lines().filter { $0.hasSuffix("refused mayor master.moved") }.count == 2)
    }

    /// Eight confirmations of one page at once: one applies, and the others are refused and recorded.
    @Test func manyAtOnceApplyOnce() async throws {
        try await masters.stage(try MasterFixture.file("master-test"), by: MasterFixture.exchange())
        let choice = try await masters.preview(at: MasterFixture.start).choice
        let applied = await withTaskGroup { group in
            for number in 0..<8 {
                group.addTask { [masters] in
                    (try? await masters.applyStaged(choice, by: MasterFixture.exchange("account:admin-\(number)")))
                        != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(applied == 1)
        #expect(try await masters.history().map(\.number) == [1])
        let outcomes = try await fixture.records().filter { $0.event == "master.imported" }.map(\.outcome)
        #expect(outcomes.count { $0 == .success } == 1 && outcomes.count { $0 == .refused } == 7)
    }

    @Test func cancellingDiscardsAndChangesNothing() async throws {
        try await masters.stage(try MasterFixture.file("master-test"), by: MasterFixture.exchange())
        let choice = try await masters.preview(at: MasterFixture.start).choice
        try await masters.cancel(by: MasterFixture.exchange())
        await #expect(throws: MasterError.nothingStaged) {
            try await masters.applyStaged(choice, by: MasterFixture.exchange())
        }
        try await masters.cancel(by: MasterFixture.exchange())
        #expect(try await masters.history().isEmpty)
        #expect(try await lines()[1] == "master.import-cancelled success mayor 総合運用テスト版-2016-05")
    }

    @Test func whatWaitsOnOneServerIsNotSeenOnTheOther() async throws {
        try await masters.stage(try MasterFixture.file("master-test"), by: MasterFixture.exchange())
        let choice = try await masters.preview(at: MasterFixture.start).choice
        await #expect(throws: MasterError.nothingStaged) {
            try await fixture.education.distributed.applyStaged(choice, by: MasterFixture.exchange())
        }
        try await fixture.education.distributed.cancel(by: MasterFixture.exchange())
        #expect(try await masters.state(at: MasterFixture.start).waiting != nil)
        #expect(try await fixture.records().last?.bureau == "education")
    }

    /// Provisional, test, another: undone twice to the provisional one, which no import could bring back.
    @Test func undoingGoesBackImportByImport() async throws {
        try await masters.bring(try MasterFixture.file("master-provisional"))
        #expect(try await masters.undoOffer() == nil)
        await #expect(throws: MasterError.nothingToUndo) {
            try await masters.undo(from: 1, by: MasterFixture.exchange())
        }
        try await masters.bring(try MasterFixture.file("master-test"))
        try await masters.bring(try Self.renamed("B"))
        try await masters.undo(from: 3, by: MasterFixture.exchange("account:admin-2"))
        await #expect(throws: MasterError.moved) { try await masters.undo(from: 3, by: MasterFixture.exchange()) }
        let offer = try #require(try await masters.undoOffer())
        #expect(offer.target.line.number == 1 && offer.difference.lists.map { $0.count(.removed) } == [4, 1, 2, 3, 5])
        try await masters.undo(from: 4, by: MasterFixture.exchange())
        let history = try await masters.history()
        #expect(history.map(\.number) == [5, 4, 3, 2, 1] && history.map(\.restored) == [1, 2, nil, nil, nil])
        #expect(history.map(\.origin) == ["取消（第1版へ戻す）", "取消（第2版へ戻す）", "取込み", "取込み", "取込み"])
        #expect(history.first?.version == history.last?.version && history.first?.sha256 == history.last?.sha256)
        #expect(history[1].appliedBy == "account:admin-2")
        let documents = try await masters.documents()
        #expect(documents.first == documents.last && documents[1] == documents[3])
        #expect(try await masters.state(at: MasterFixture.start).canUndo == false)
        let undone = try await lines().filter { $0.hasPrefix("master.undone success") }
        #expect(undone.first == "master.undone success mayor B → 総合運用テスト版-2016-05" && undone.count == 2)
        try await masters.bring(try MasterFixture.file("master-test"))
        #expect(try await masters.undoOffer()?.target.line.number == 1)
    }

    @Test func whatIsOddIsSaidBeforeConfirming() async throws {
        try await masters.bring(try MasterFixture.file("master-provisional"))
        try await masters.bring(try MasterFixture.file("master-test"))
        try await masters.undo(from: 2, by: MasterFixture.exchange())
        let other = try MasterFixture.file("master-test", replacing: "2016-05-16", with: "2016-12-01")
        try await masters.stage(other, by: MasterFixture.exchange())
        let warnings = try await masters.preview(at: MasterFixture.start).warnings
        #expect(warnings.count == 2 && warnings[0].contains("今日より後") && warnings[1].contains("内容の異なるファイル"))
        let old = try MasterFixture.file("master-test", replacing: "2016-05-16", with: "2015-12-01")
        try await masters.stage(old, by: MasterFixture.exchange())
        #expect(try await masters.preview(at: MasterFixture.start).warnings.contains { $0.contains("より前です") })
    }
}
