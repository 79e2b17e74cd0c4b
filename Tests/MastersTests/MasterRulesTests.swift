import Foundation
import ServiceCalendar
import Testing
import WebServer

@testable import Masters

/// Every rule of a file, each with a file that breaks it and the path that is named.
@Suite struct MasterRulesTests {
    private static let small = """
        {"identifier":"distributed-master","version":"1","kind":"test","validFrom":"2016-05-01",
         "holders":[{"holderCode":"0220113112101700","name":"a"}],
         "affairs":[{"code":"JM01000000121000","name":"a"}],
         "procedures":[{"code":"JT01010000000214","name":"a","affair":"JM01000000121000"}],
         "items":[{"code":"TM00000000000002","name":"a"}],
         "permits":[{"procedure":"JT01010000000214","inquirerKind":"a","providerKind":"b","item":"TM00000000000002"}]}
        """

    private static func findings(_ text: String) throws -> [MasterFinding] {
        do {
            _ = try MasterRules.document(
                DistributedMaster.self, from: Array(text.utf8), on: MasterFixture.setting())
            return []
        } catch MasterError.findings(let findings) {
            return findings
        }
    }

    @Test func aDelegationNamesWhatTheMasterKnows() throws {
        let unknown = "9999999999999999"
        for field in ["delegator", "delegate"] {
            let file = try MasterFixture.file(
                "master-linkage",
                replacing: "\"\(field)\": \"\(field == "delegator" ? "9999920203700000" : "9999920993700000")\"",
                with: "\"\(field)\": \"\(unknown)\"")
            let findings = try Self.findings(String(decoding: file, as: UTF8.self))
            #expect(Set(findings.map(\.path)).contains("delegations[0].\(field)"), "\(findings)")
        }
    }

    @Test(arguments: ["master-provisional", "master-test", "master-linkage"]) func theShippedMastersAreGood(
        name: String
    ) throws {
        #expect(throws: Never.self) {
            try MasterRules.document(
                DistributedMaster.self, from: MasterFixture.file(name), on: MasterFixture.setting())
        }
    }

    @Test func aTestMasterFollowsAProvisionalOneOnly() throws {
        let provisional = try MasterFixture.master("master-provisional")
        let test = try MasterFixture.master("master-test")
        #expect(throws: Never.self) { try MasterRules.check(test, after: provisional) }
        #expect(throws: Never.self) { try MasterRules.check(test, after: nil) }
        #expect(throws: MasterError.backwards) { try MasterRules.check(provisional, after: test) }
        #expect(throws: MasterError.alreadyApplied(test.version)) { try MasterRules.check(test, after: test) }
    }

    @Test(arguments: [
        (#""affair":"JM01000000121000""#, #""affair":"JM01000000121001""#, "procedures[0].affair", "reference"),
        (
            #""permits":[{"procedure":"JT01010000000214""#, #""permits":[{"procedure":"JT01010000000215""#,
            "permits[0].procedure", "reference"
        ),
        (
            #""providerKind":"b","item":"TM00000000000002""#, #""providerKind":"b","item":"TM00000000000003""#,
            "permits[0].item", "reference"
        ),
        (#""procedures":[{"code":"JT01010000000214""#, #""procedures":[{"code":"JT1""#, "procedures[0].code", "code"),
        (#""holderCode":"0220113112101700""#, #""holderCode":"022011311210170""#, "holders[0].holderCode", "code"),
        (
            #""affairs":[{"code":"JM01000000121000""#, #""affairs":[{"code":"TM01000000121000""#, "affairs[0].code",
            "code"
        ),
        (#""items":[{"code":"TM00000000000002","name":"a"}]"#, #""items":[]"#, "items", "count"),
        (#""items":[{"code":"TM00000000000002","name":"a"}]"#, #""items":{}"#, "items", "type"),
        (#""items":[{"code":"TM00000000000002","name":"a"}]"#, #""items":["x"]"#, "items[0]", "type"),
        (#""items":[{"code":"TM00000000000002","name":"a"}],"#, "", "items", "required"),
        (#""items":[{"code":"TM00000000000002","name":"a"}]"#, #""items":null"#, "items", "required"),
        (#""kind":"test","#, "", "kind", "required"),
        (#""kind":"test""#, #""kind":"final""#, "kind", "choice"),
        (#""identifier":"distributed-master""#, #""identifier":"local-master""#, "identifier", "choice"),
        (#""version":"1""#, #""version":1"#, "version", "type"),
        (#""version":"1""#, #""version":"""#, "version", "required"),
        (#""version":"1""#, #""version":"12345678901234567890123456789012345678901""#, "version", "length"),
        (#""version":"1""#, #""version":"1","extra":1"#, "extra", "unknown-field"),
        (#""items":[{"code":"#, #""items":[{"Name":"x","code":"#, "items[0].Name", "unknown-field"),
        (#""2016-05-01""#, #""2016-02-30""#, "validFrom", "day"),
        (#""2016-05-01""#, #""2016/05/01""#, "validFrom", "day"),
        (#""2016-05-01""#, #""平成28年5月1日""#, "validFrom", "day"),
        (#""2016-05-01""#, #""2015-10-04""#, "validFrom", "day"),
        (#""2016-05-01""#, #""2017-05-21""#, "validFrom", "day"),
        (
            #""items":[{"code":"TM00000000000002","name":"a"}]"#, #""items":[{"code":"TM00000000000002","name":"ｱ"}]"#,
            "items[0].name", "characters"
        ),
        (#""inquirerKind":"a""#, #""inquirerKind":"a\u0007""#, "permits[0].inquirerKind", "characters"),
    ]) func oneFaultIsNamedByPathAndRule(good: String, bad: String, path: String, rule: String) throws {
        let text = Self.small.replacingOccurrences(of: good, with: bad)
        #expect(text != Self.small)
        let found = try Self.findings(text)
        #expect(found.map(\.path) == [path] && found.map(\.rule.rawValue) == [rule])
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty })
    }

    @Test(arguments: ["2015-10-05", "2016-05-19", "2017-05-20"]) func theDaysAtTheEdgesAreAllowed(day: String) throws {
        #expect(try Self.findings(Self.small.replacingOccurrences(of: "2016-05-01", with: day)).isEmpty)
    }

    /// Each list of a shipped file, with its first entry once more at its end.
    @Test(arguments: [
        ("holders", "holderCode"), ("affairs", "code"), ("procedures", "code"), ("items", "code"),
        ("permits", "procedure"),
    ]) func aRowStandsOnce(list: String, field: String) throws {
        var document = try #require(
            JSONSerialization.jsonObject(with: Data(MasterFixture.file("master-test"))) as? [String: Any])
        var entries = try #require(document[list] as? [Any])
        entries.append(try #require(entries.first))
        document[list] = entries
        let text = String(decoding: try JSONSerialization.data(withJSONObject: document), as: UTF8.self)
        let found = try Self.findings(text)
        #expect(found.map(\.path) == ["\(list)[\(entries.count - 1)].\(field)"])
        #expect(found.first?.rule == .repeated && found.first?.row == entries.count)
    }

    /// Four faults in four tables are told together, and the first one makes the problem that a system reads.
    @Test func allFaultsAreToldAtOnce() throws {
        var text = Self.small.replacingOccurrences(of: "2016-05-01", with: "2016-13-01")
        text = text.replacingOccurrences(of: #""holderCode":"0220113112101700""#, with: #""holderCode":"x""#)
        text = text.replacingOccurrences(of: #""affair":"JM01000000121000""#, with: #""affair":"JM01000000121009""#)
        text = text.replacingOccurrences(of: #""kind":"test""#, with: #""kind":"x""#)
        let found = try Self.findings(text)
        #expect(found.map(\.path) == ["kind", "validFrom", "holders[0].holderCode", "procedures[0].affair"])
        let problem = MasterError.findings(found).problem
        #expect(problem.status == 422 && problem.code == "master.choice" && problem.field == "kind")
        #expect(problem.title.contains("ほか 3件"))
    }

    /// A list that cannot be read would make every reference to it a fault; only the cause is told.
    @Test func anUnreadableRowMakesNoFaultsElsewhere() throws {
        let text = Self.small.replacingOccurrences(
            of: #""affairs":[{"code":"JM01000000121000""#, with: #""affairs":[{"code":"JM0100000012100""#)
        #expect(try Self.findings(text).map(\.path) == ["affairs[0].code"])
    }

    /// 0 stands for an import, another number for the version that was brought back.
    private static let histories: [([Int64], Int64?)] = [
        ([], nil), ([0], nil), ([0, 0], 1), ([0, 0, 1], nil), ([0, 0, 0], 2), ([0, 0, 0, 2], 1),
        ([0, 0, 0, 2, 1], nil), ([0, 0, 0, 2, 0], 2), ([0, 0, 1, 0], 1), ([0, 0, 0, 2, 1, 0], 1),
        ([0, 0, 1, 0, 1], nil),
    ]

    @Test(arguments: histories) func undoingGoesBackThroughTheImports(restored: [Int64], target: Int64?) {
        #expect(MasterRules.undoTarget(restored: restored.map { $0 == 0 ? nil : $0 }) == target)
    }

    @Test(arguments: [(0.0, true), (3599.0, true), (3600.0, false), (86_400.0, false)])
    func aFileWaitsAnHour(seconds: TimeInterval, isWaiting: Bool) {
        let start = MasterFixture.start
        #expect(MasterRules.isWaiting(stagedAt: start, now: start.addingTimeInterval(seconds)) == isWaiting)
    }
}
