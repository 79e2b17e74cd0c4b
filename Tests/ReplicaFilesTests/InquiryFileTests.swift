import Foundation
import Identifiers
import OrganisationProtocol
import Testing

@testable import ReplicaFiles

/// The file of eighteen columns (domain-facts §1.3 D).
struct InquiryFileTests {
    static let line =
        "01,000000000000077,000000000001001,20160715130000000,FUKUSHI,u01,9999920202900000,0,JM99000000000002,"
        + "JT99010000000002,,,9999920201100000,TM00000000000002,1,,20150401,20160331"

    static func rows(
        _ bytes: [UInt8], at once: Int = 7, limit: Int = InquiryFileReader.unpacked
    ) throws -> [InquiryFileRow] {
        let reader = try InquiryFileReader(bytes, limit: limit)
        var rows: [InquiryFileRow] = []
        while case let some = try reader.next(once), !some.isEmpty { rows += some }
        return rows
    }

    static func rows(_ text: String) throws -> [InquiryFileRow] { try rows(Array(text.utf8)) }

    @Test func `a line is a 照会, and the organisation's own number stays nowhere`() throws {
        let entry = try #require(try Self.rows(Self.line)[0].entry)
        #expect(try entry.atenaNumber == AtenaNumber("1001") && entry.requestedAt == "2016-07-15T13:00:00.000+09:00")
        #expect(entry.departmentCode == "FUKUSHI" && entry.userIdentifier == "u01" && !entry.isNotDisclosed)
        #expect(entry.inquirerCode.text == "9999920202900000" && entry.providerCode.text == "9999920201100000")
        #expect(entry.inquirerDelegatorCode == nil && entry.providerDelegatorCode == nil)
        #expect(entry.conditionKind == "1" && entry.fiscalYearKind == nil)
        #expect(entry.from == "2015-04-01" && entry.until == "2016-03-31")
        #expect(!"\(entry)".contains("000000000000077"))
    }

    @Test func `with 委任 and 不開示, with a header or without, packed or plain`() throws {
        let delegated = Self.line.replacing(",0,JM", with: ",1,JM")
            .replacing(",,,99999202011", with: ",9999920203700000,9999920203700000,99999202011")
        let header = InquiryColumn.allCases.map(\.name).joined(separator: ",")
        for text in ["\(Self.line)\r\n\(delegated)\r\n", "\u{FEFF}\(header)\n\(Self.line)\n\(delegated)"] {
            for bytes in [Array(text.utf8), try GzipTests.packed(Array(text.utf8))] {
                let entries = try Self.rows(bytes).compactMap(\.entry)
                #expect(entries.count == 2 && entries[1].isNotDisclosed)
                #expect(entries[1].inquirerDelegatorCode?.text == "9999920203700000")
                #expect(entries[1].providerDelegatorCode?.text == "9999920203700000")
            }
        }
    }

    @Test(arguments: [
        ("000000000001001", "", "row.required", "統合宛名番号"), ("000000000001001", "1,0", "row.field-count", ""),
        ("20160715130000000", "20160732130000000", "row.shape", "照会依頼日時"),
        ("20160715130000000", "20160715250000000", "row.shape", "照会依頼日時"),
        ("20160715130000000", "2016071513000000", "row.shape", "照会依頼日時"),
        (",0,JM", ",2,JM", "row.shape", "照会側不開示コード"), ("JM99000000000002", "JM9", "row.shape", "事務コード"),
        ("9999920201100000", "", "row.required", "提供者機関コード"), ("20150401", "20150431", "row.shape", "照会開始日付"),
        ("20160331", "2016331", "row.shape", "照会終了日付"), ("u01", "u\"01", "row.bare-quote", "6列目"),
    ])
    func `what is wrong with a row is said without quoting it`(
        old: String, new: String, code: String, column: String
    ) throws {
        let rows = try Self.rows("\(Self.line)\n\(Self.line.replacing(old, with: new, maxReplacements: 1))\n")
        #expect(rows[0].entry != nil)
        let faults = rows[1].faults
        #expect(faults.map(\.code) == [code] && faults.map(\.column) == [column] && faults.map(\.row) == [2])
    }

    @Test func `a file that unpacks to more than it may is refused, and one that is cut`() throws {
        // Far from the thousandfold that no packed file may come to, so that it is this bound which is met.
        let text = Array(String(repeating: "\(Self.line)\r\n", count: 100).utf8)
        let packed = try GzipTests.packed(text)
        for bytes in [packed, text] {
            #expect(try Self.rows(bytes, limit: text.count).count == 100)
            #expect(throws: ReplicaFileRefusal.unpacksTooLarge) { try Self.rows(bytes, limit: text.count - 1) }
        }
        let whole = try GzipTests.packed(Array("\(Self.line)\r\n".utf8))
        #expect(throws: ReplicaFileRefusal.gzipCut) { try Self.rows(Array(whole.dropLast(4))) }
    }
}

extension InquiryFileRow {
    fileprivate var entry: InquiryEntry? { if case .entry(let entry) = self { entry } else { nil } }
    fileprivate var faults: [ReplicaFileFault] { if case .faults(let faults) = self { faults } else { [] } }
}
