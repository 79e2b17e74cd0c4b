import Foundation
import Identifiers
import OrganisationProtocol
import Testing

@testable import ReplicaRegistration

@Suite struct ReplicaRulesTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let good = """
        {"recordIdentifier":"r-1","atenaNumber":"100","itemCode":"TM00000000000002","dataSetKey":"k","versionNumber":"0001",
         "publicationStart":"2016-05-01","publicationEnd":null,"administrativeDistrict":"00001","changeKind":"initial",
         "values":{"所得額":"1"}}
        """

    private static func faults(_ text: String, isKnown: Bool = true) throws -> [ReplicaRefusal] {
        let record = try JSONDecoder().decode(ReplicaRecord.self, from: Data(text.utf8))
        return ReplicaRules.faults(of: record, isKnown: isKnown, items: [try ItemCode("TM00000000000002")])
    }

    @Test func aGoodRecordIsTaken() throws {
        #expect(try Self.faults(Self.good).isEmpty)
    }

    @Test(arguments: [
        ("TM00000000000002", "TM00000000000003", "replica.unknown-item")
    ]) func aBadRecordIsRefusedByItsRule(good: String, bad: String, code: String) throws {
        let text = Self.good.replacingOccurrences(of: good, with: bad)
        #expect(text != Self.good)
        let faults = try Self.faults(text)
        #expect(faults.map(\.code) == [code] && faults.allSatisfy { $0.message.count > 8 })
    }

    @Test func everyFaultIsTold() throws {
        let text = Self.good.replacingOccurrences(of: "TM00000000000002", with: "TM00000000000003")
        #expect(
            try Self.faults(text, isKnown: false) == [
                .unknownAtenaNumber, .unknownItem("TM00000000000003"),
            ])
    }

    @Test(arguments: ["replica-tax", "replica-welfare"]) func theShippedExtractsDecode(name: String) throws {
        let file = Self.root.appending(path: "Examples/\(name).json")
        let extract = try JSONDecoder().decode(ReplicaSubmission.self, from: Data(contentsOf: file))
        #expect(
            extract.records.count == 20 && extract.system == name.replacingOccurrences(of: "replica", with: "legacy"))
    }

    @Test func aMissingValueKeepsItsReason() throws {
        let value = ReplicaValue.missing(reason: "NotAcceptable")
        let text = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        #expect(text == #"{"reasonOfNull":"NotAcceptable"}"#)
        #expect(try JSONDecoder().decode(ReplicaValue.self, from: Data(text.utf8)) == value)
    }
}
