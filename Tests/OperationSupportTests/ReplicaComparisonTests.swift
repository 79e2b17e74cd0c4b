import Identifiers
import OrganisationProtocol
import Testing

@testable import OperationSupport

struct ReplicaComparisonTests {
    static func record(
        _ identifier: String, number: String = "1001", end: String? = nil,
        _ values: [String: ReplicaValue] = ["所得額": .text("1")]
    ) throws -> ReplicaRecord {
        ReplicaRecord(
            recordIdentifier: try RecordIdentifier(identifier), atenaNumber: try AtenaNumber(number),
            itemCode: try ItemCode("TM00000000000002"), dataSetItemCode: nil, dataSetKey: "k", parentDataSetKey: nil,
            versionNumber: "0001", publicationStart: "2016-05-01", publicationEnd: end,
            administrativeDistrict: "00000", changeKind: .initial, updatedAt: nil, values: values)
    }

    @Test func `the same says so`() throws {
        let records = [try Self.record("R-1"), try Self.record("R-2")]
        let comparison = ReplicaComparison(file: records.reversed(), registered: records)
        #expect(comparison.isSame && comparison.same == 2 && comparison.differing == 0)
    }

    @Test func `every difference is told with both values`() throws {
        let registered = [
            try Self.record("R-1"), try Self.record("R-2"),
            try Self.record("R-3", ["所得額": .text("1"), "控除額": .text("2")]),
            try Self.record("R-4"),
        ]
        let file = [
            try Self.record("R-1"), try Self.record("R-2", number: "1002", end: "2021-03-31"),
            try Self.record("R-3", ["所得額": .missing(reason: "未申告"), "扶養人数": .text("3")]), try Self.record("R-5"),
            try Self.record("R-5"),
        ]
        let comparison = ReplicaComparison(file: file, registered: registered)
        #expect(!comparison.isSame && comparison.same == 1 && comparison.differing == 2)
        #expect(comparison.onlyInFile.map(\.text) == ["R-5"])
        #expect(comparison.onlyRegistered.map(\.text) == ["R-4"])
        #expect(comparison.repeated.map(\.text) == ["R-5"])
        let told = comparison.differences.map { "\($0.identifier.text) \($0.field) \($0.registered)→\($0.inFile)" }
        #expect(
            Set(told) == [
                "R-2 団体内統合宛名番号 1001→1002", "R-2 公開終了日 →2021-03-31", "R-3 所得額 1→（未設定: 未申告）",
                "R-3 控除額 2→（項目なし）", "R-3 扶養人数 （項目なし）→3",
            ])
    }
}
