import Foundation
import Identifiers
import OrganisationProtocol
import Testing

@testable import ReplicaRegistration

struct IdentityClaimTests {
    typealias Contradiction = IdentityClaim.Contradiction

    static let person = PersonFacts(birthDate: "1980-04-01", sex: "男")

    static func record(_ values: [String: ReplicaValue], _ identifier: String = "R-1") throws -> ReplicaRecord {
        ReplicaRecord(
            recordIdentifier: try RecordIdentifier(identifier), atenaNumber: try AtenaNumber("1001"),
            itemCode: try ItemCode("TM00000000000002"), dataSetItemCode: nil, dataSetKey: "k", parentDataSetKey: nil,
            versionNumber: "0001", publicationStart: "2016-05-01", publicationEnd: nil,
            administrativeDistrict: "00000", changeKind: .initial, updatedAt: nil, values: values)
    }

    @Test(
        arguments: [
            (["生年月日": "1980-04-01"], []), (["生年月日": "1980/04/01"], []), (["生年月日": "19800401"], []),
            (["生年月日": "1980-04-02"], [.birthDate]), (["生年月日": "昭和55年4月1日"], [.unreadableBirthDate]),
            (["生年月日": "1980-02-30"], [.unreadableBirthDate]), (["生年月日": "１９８００４０１"], [.unreadableBirthDate]),
            (["性別": "男"], []), (["性別": "1"], []), (["性別": "男性"], []), (["性別": "女"], [.sex]), (["性別": "2"], [.sex]),
            (["性別": "不明"], [.sex]), (["生年月日": "1980-04-01", "性別": "2"], [.sex]),
            (["生年月日": "1990-04-01", "性別": "女"], [.birthDate, .sex]),
        ] as [([String: String], [Contradiction])])
    func `what differs is told`(values: [String: String], expected: [Contradiction]) throws {
        let claim = try #require(IdentityClaim(Self.record(values.mapValues { .text($0) })))
        #expect(claim.contradictions(with: Self.person) == expected)
    }

    @Test func `what says nothing of the person is not compared`() throws {
        for values: [String: ReplicaValue] in [
            ["所得額": .text("1")], ["生年月日": .missing(reason: "未申告")], ["性別": .text(""), "所得額": .text("1")],
        ] {
            #expect(IdentityClaim(try Self.record(values)) == nil)
        }
    }

    @Test func `nobody decides before the comparison, and a decision is one of two`() throws {
        let now = Date(timeIntervalSince1970: 0)
        var link = ReplicaLink(
            system: "s", record: try RecordIdentifier("R"), atenaNumber: try AtenaNumber("1"), state: .pending,
            findings: [], attempts: 0, nextAttemptAt: now, changedAt: now, decidedBy: "", reason: "")
        for state in ReplicaLink.State.allCases {
            #expect(link.decided(state, by: "c", because: "r", at: now) == nil)
        }
        link = try #require(link.compared([.sex], at: now))
        #expect(link.state == .held && link.findings == [.sex] && link.nextAttemptAt == nil)
        #expect(link.decided(.pending, by: "c", because: "r", at: now) == nil)
        #expect(link.decided(.held, by: "c", because: "r", at: now) == nil)
        let wrong = try #require(link.decided(.withheld, by: "c", because: "r", at: now))
        let right = try #require(wrong.decided(.released, by: "d", because: "r2", at: now))
        #expect(!wrong.state.isOffered && right.state.isOffered && right.decidedBy == "d")
        #expect(link.compared([], at: now) == nil)
        #expect(ReplicaLink.State.allCases.filter(\.isOffered) == [.released])
    }

    @Test func `a silent 統合宛名 is asked ever later`() throws {
        let now = Date(timeIntervalSince1970: 0)
        var link = ReplicaLink(
            system: "s", record: try RecordIdentifier("R"), atenaNumber: try AtenaNumber("1"), state: .pending,
            findings: [], attempts: 0, nextAttemptAt: now, changedAt: now, decidedBy: "", reason: "")
        var seconds: [Double] = []
        for _ in 0..<8 {
            link = link.postponed(at: now)
            seconds.append(link.nextAttemptAt?.timeIntervalSince1970 ?? 0)
        }
        #expect(seconds == [60, 120, 240, 480, 960, 1_920, 3_600, 3_600])
    }
}
