import Foundation
import Identifiers
import Testing
import WebServer

@testable import Masters

@Suite struct MasterRulesTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func example(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Examples/\(name).json"), encoding: .utf8)
    }

    private static func master(_ text: String) throws -> DistributedMaster {
        try JSONDecoder().decode(DistributedMaster.self, from: Data(text.utf8))
    }

    @Test(arguments: ["master-provisional", "master-test"]) func theShippedMastersAreGood(name: String) throws {
        #expect(throws: Never.self) { try MasterRules.check(Self.master(Self.example(name))) }
    }

    @Test func aTestMasterFollowsAProvisionalOneOnly() throws {
        let provisional = try Self.master(Self.example("master-provisional"))
        let test = try Self.master(Self.example("master-test"))
        #expect(throws: Never.self) { try MasterRules.check(test, after: provisional) }
        #expect(throws: MasterError.backwards) { try MasterRules.check(provisional, after: test) }
        #expect(throws: MasterError.alreadyApplied(test.version)) { try MasterRules.check(test, after: test) }
    }

    private static let small = """
        {"identifier":"x","version":"1","kind":"test","validFrom":"2016-05-01",
         "holders":[{"holderCode":"0220113112101700","name":"a"}],
         "affairs":[{"code":"JM01000000121000","name":"a"}],
         "procedures":[{"code":"JT01010000000214","name":"a","affair":"JM01000000121000"}],
         "items":[{"code":"TM00000000000002","name":"a"}],
         "permits":[{"procedure":"JT01010000000214","inquirerKind":"a","providerKind":"b","item":"TM00000000000002"}]}
        """

    @Test(arguments: [
        (#""affair":"JM01000000121000""#, #""affair":"JM01000000121001""#, "procedures[0].affair"),
        (
            #""permits":[{"procedure":"JT01010000000214""#, #""permits":[{"procedure":"JT01010000000215""#,
            "permits[0].procedure"
        ),
        (
            #""providerKind":"b","item":"TM00000000000002""#, #""providerKind":"b","item":"TM00000000000003""#,
            "permits[0].item"
        ),
    ]) func aReferenceToNothingIsRefused(good: String, bad: String, field: String) throws {
        let text = Self.small.replacingOccurrences(of: good, with: bad)
        #expect(text != Self.small)
        let error = #expect(throws: MasterError.self) { try MasterRules.check(Self.master(text)) }
        #expect(error?.problem.field == field && error?.problem.status == 422)
    }

    @Test func aRepeatedCodeAndAnEmptyListAreRefused() throws {
        let item = #"{"code":"TM00000000000002","name":"a"}"#
        let twice = Self.small.replacingOccurrences(of: "[\(item)]", with: "[\(item),\(item)]")
        #expect(throws: MasterError.repeated("items[1]", "TM00000000000002")) {
            try MasterRules.check(Self.master(twice))
        }
        let none = Self.small.replacingOccurrences(of: "[\(item)]", with: "[]")
        #expect(throws: MasterError.empty("items")) { try MasterRules.check(Self.master(none)) }
    }

    @Test func aBadCodeDoesNotDecode() {
        let text = Self.small.replacingOccurrences(of: "JT01010000000214", with: "JT0101000000021")
        #expect(throws: DecodingError.self) { try Self.master(text) }
    }
}
