import Foundation
import Identifiers
import OrganisationProtocol
import Testing

@testable import ReplicaRegistration
@testable import SelfDisclosure

struct SelfDisclosureRulesTests {
    private func replica(
        _ name: String, from: String = "2016-05-01", until: String? = nil, isHeld: Bool = false
    ) throws -> RegisteredReplica {
        RegisteredReplica(
            system: "tax",
            record: ReplicaRecord(
                recordIdentifier: try RecordIdentifier(name), atenaNumber: try AtenaNumber("1001"),
                itemCode: try ItemCode("TM00000000000002"), dataSetKey: name, versionNumber: "0001",
                publicationStart: from, publicationEnd: until, administrativeDistrict: "00001", changeKind: .initial,
                values: ["所得額": .text("1"), "控除額": .missing(reason: "NotAcceptable")]),
            registeredAt: Date(timeIntervalSince1970: 0), publicationEnd: until, isHeld: isHeld)
    }

    private func answer(
        _ persons: [String], _ replicas: [RegisteredReplica], isBarred: Bool = false
    ) throws -> SelfDisclosureAnswer {
        SelfDisclosureRules.answer(
            persons: try persons.map { try AtenaNumber($0) }, replicas: replicas, isBarred: isBarred, on: "2016-07-01")
    }

    @Test func `each reason why nothing is given has its own code`() throws {
        let good = try replica("a")
        #expect(try answer([], [good]) == .notProvided(.unknownPerson))
        #expect(try answer(["1001", "1002"], [good]) == .notProvided(.severalMatches))
        #expect(try answer(["1001"], []) == .notProvided(.noReplica))
        #expect(try answer(["1001"], [good], isBarred: true) == .notProvided(.automaticAnswerBarred))
        let hidden = try [
            replica("b", from: "2016-07-02"), replica("c", until: "2016-06-30"), replica("d", isHeld: true),
        ]
        #expect(try answer(["1001"], hidden) == .notProvided(.notPublished))
    }

    @Test func `what is published today is given, the newest first, with every value or its reason`() throws {
        let found = try answer(
            ["1001"],
            [
                replica("a"), replica("b", from: "2016-07-01"), replica("c", until: "2016-06-30"),
                replica("d", until: "2016-07-01"),
            ])
        #expect(found.reason == nil && found.records.map(\.recordIdentifier.text) == ["b", "d", "a"])
        #expect(found.records[0].values == ["所得額": .text("1"), "控除額": .missing(reason: "NotAcceptable")])
    }
}
