import Foundation
import Identifiers
import OrganisationProtocol
import Testing

@testable import ReplicaFiles

struct CSVTests {
    @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
    func `a plain file is read`(ending: String, mark: String) throws {
        let text =
            mark + [Sample.header, Sample.row, Sample.row.replacing("R-1", with: "R-2")].joined(separator: ending)
        for whole in [text, text + ending, text + ending + ending] {
            let rows = try Sample.rows(whole)
            #expect(rows.compactMap { $0.record?.recordIdentifier.text } == ["R-1", "R-2"])
            let record = try #require(rows[0].record)
            #expect(record.atenaNumber.text == "1001")
            #expect(record.publicationEnd == nil)
            #expect(record.changeKind == .initial)
            #expect(record.values == ["所得額": .text("987000")])
        }
    }

    @Test func `quoted fields hold commas, quotation marks and nothing else`() throws {
        let row = Sample.row.replacing("987000", with: "\"1,000 \"\"円\"\"\"").replacing("1001-2015", with: "\"鍵\"")
        let record = try #require(try Sample.rows("\(Sample.header)\r\n\(row)\r\n")[0].record)
        #expect(record.values == ["所得額": .text("1,000 \"円\"")])
        #expect(record.dataSetKey == "鍵")
        let broken = try Sample.rows("\(Sample.header)\n\(Sample.row.replacing("987000", with: "\"1\n2\""))\n")
        #expect(broken.flatMap(\.faults).map(\.code) == ["row.control-character"])
    }

    @Test func `the mark of a file's start is not part of a text`() throws {
        let joined = "\(Sample.header)\n\(Sample.row.replacing("1001-2015", with: "\u{FEFF}1001-2015"))\n"
        #expect(try Sample.rows(joined).flatMap(\.faults).map(\.code) == ["row.control-character"])
    }

    @Test func `columns stand in any order, and optional ones may be there`() throws {
        let header =
            "更新日時,値:b,値:a,未設定事由:b,"
            + Sample.header.replacing(",値:所得額,未設定事由:所得額", with: "") + ",親データセットレコードキー,データセット識別項目コード"
        let row =
            "2016-05-01T09:00:00+09:00,,1,NotAcceptable,"
            + Sample.row.replacing(",987000,", with: "") + ",親,TK00000000000001"
        let record = try #require(try Sample.rows("\(header)\n\(row)")[0].record)
        #expect(record.values == ["a": .text("1"), "b": .missing(reason: "NotAcceptable")])
        #expect(record.parentDataSetKey == "親")
        #expect(record.dataSetItemCode == "TK00000000000001")
        #expect(record.updatedAt == "2016-05-01T09:00:00+09:00")
    }

    @Test func `Shift_JIS is found out, and an unreadable character names its row and column`() throws {
        let text = "\(Sample.header)\r\n\(Sample.row.replacing("987000", with: "髙﨑①～"))\r\n\(Sample.row)\r\n"
        var bytes = Array(try #require(text.data(using: .init(rawValue: 0x8000_0420)) ?? cp932(text)))
        let rows = try Sample.rows(bytes)
        #expect(rows[0].record?.values == ["所得額": .text("髙﨑①～")])
        let place = try #require(bytes.firstRange(of: Array("987000".utf8)))
        bytes.replaceSubrange(place, with: [0x39, 0xFF, 0x38])
        let faults = try Sample.rows(bytes)[1].faults
        #expect(faults.map(\.code) == ["row.unreadable"])
        #expect(faults.map(\.row) == [2])
        #expect(faults.map(\.column) == ["所得額"])
    }

    @Test func `half a character between two chunks of Shift_JIS is one character`() throws {
        let text = String(repeating: "副本の値に漢字", count: 500)
        let bytes = try #require(cp932(text))
        for cut in 0..<8 {
            let stream = try ShiftJISBytes(Pieces([Array(bytes[..<cut]), Array(bytes[cut...])].filter { !$0.isEmpty }))
            var out: [UInt8] = []
            while case let some = try stream.next(), !some.isEmpty { out += some }
            #expect(String(decoding: out, as: UTF8.self) == text)
        }
    }

    @Test(arguments: 1...40)
    func `a file is the same however it is cut`(size: Int) throws {
        let row = Sample.row.replacing("987000", with: "\"あ,\"\"い\"\"\"")
        let text = "\(Sample.header)\r\n\(row)\r\n\(Sample.row)\r\n\r\nR-3,x\r\n"
        let bytes = Array(text.utf8)
        let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
        let reader = try CSVReplicaReader(Pieces(pieces))
        #expect(try reader.next(10) == (try Sample.rows(bytes)))
    }

    @Test func `all faults of a row are told`() throws {
        let row = "R 1,0,TM1,,1,2016-02-30,2016-13-01,あ,新規,1,NotAcceptable"
        let faults = try Sample.rows("\(Sample.header)\n\(row)")[0].faults
        #expect(
            faults.map(\.column) == [
                "所得額", "レコード識別番号", "団体内統合宛名番号", "特定個人情報名コード", "異動区分", "データセットレコードキー", "版番号", "行政区コード",
                "公開開始日", "公開終了日",
            ])
        #expect(faults.allSatisfy { $0.row == 1 && !$0.message.isEmpty })
    }

    @Test func `no fault quotes what was sent`() throws {
        let secret = "123456789018"
        let row = Sample.row.split(separator: ",", omittingEmptySubsequences: false).map { _ in "\(secret)\u{1}" }
        for fault in try Sample.rows("\(Sample.header)\n\(row.joined(separator: ","))")[0].faults {
            #expect(!fault.message.contains("1234") && !fault.column.contains("1234"))
        }
    }

    private func cp932(_ text: String) -> Data? { text.data(using: .shiftJIS) }
}

/// A stream in pieces.
final class Pieces: ByteStream {
    private var pieces: [[UInt8]]
    init(_ pieces: [[UInt8]]) { self.pieces = pieces }
    func next() -> [UInt8] { pieces.isEmpty ? [] : pieces.removeFirst() }
}
