import Foundation
import Identifiers
import OrganisationProtocol
import Testing

@testable import ReplicaFiles

struct XMLTests {
    static let copy = """
        <DataSet xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" Version="0001">\
        <TimeAndDateOfUpdate>2016-05-01T09:00:00</TimeAndDateOfUpdate><所得額>987000 &amp; 円</所得額>\
        <扶養人数 xsi:nil="true" ReasonOfNull="NotAcceptable"/></DataSet>
        """

    static func record(_ identifier: String, copy: String = copy) -> String {
        """
        <SPIRegistrationDelete><RecordIdentificationNumber>\(identifier)</RecordIdentificationNumber>
        <IntegratedAddressNumber>000000000001001</IntegratedAddressNumber>
        <SpecificPersonalInformationCode>TM00000000000002</SpecificPersonalInformationCode>
        <DataSetRecordKey>1001-2015</DataSetRecordKey><SPIMajorVersion>0001</SPIMajorVersion>
        <PublicationDate>2016-05-01</PublicationDate><PublishedEndDate></PublishedEndDate>
        <AdministrativeRegionCode>00000</AdministrativeRegionCode>
        <DuplicateCopyData><![CDATA[\(copy)]]></DuplicateCopyData></SPIRegistrationDelete>
        """
    }

    static func file(_ records: String, encoding: String = "UTF-8", segment: String = "1") -> String {
        """
        <?xml version="1.0" encoding="\(encoding)"?>
        <SPIRegistrationDeleteList><SegmentOfRegistrationDelete>\(segment)</SegmentOfRegistrationDelete>
        \(records)</SPIRegistrationDeleteList>
        """
    }

    @Test func `an attachment is read`() throws {
        let rows = try Sample.rows(Self.file(Self.record("R-1") + Self.record("R-2")), .xml)
        #expect(rows.compactMap { $0.record?.recordIdentifier.text } == ["R-1", "R-2"])
        let record = try #require(rows[0].record)
        #expect(record.atenaNumber.text == "1001")
        #expect(record.changeKind == .transfer)
        #expect(record.updatedAt == "2016-05-01T09:00:00")
        #expect(record.values == ["所得額": .text("987000 & 円"), "扶養人数": .missing(reason: "NotAcceptable")])
    }

    @Test(arguments: ["Shift_JIS", "Windows-31J"])
    func `an attachment in Shift_JIS is read`(name: String) throws {
        let data = try #require(Self.file(Self.record("R-1"), encoding: name).data(using: .shiftJIS))
        #expect(try Sample.rows(Array(data), .xml)[0].record?.values.count == 2)
    }

    @Test(arguments: [1, 3, 17, 100])
    func `an attachment is the same however it is cut`(size: Int) throws {
        let bytes = Array(Self.file(Self.record("R-1") + Self.record("R 2") + Self.record("R-3")).utf8)
        let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
        let reader = try XMLReplicaReader(Pieces(pieces))
        #expect(try reader.next(2) + reader.next(2) == (try Sample.rows(bytes, .xml)))
    }
}

struct GzipTests {
    /// The bytes of a gzip file, by the system's own program.
    static func packed(_ bytes: [UInt8]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("gzip-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path + ".gz") }
        try Data(bytes).write(to: URL(filePath: path))
        let pipe = try #require(popen("gzip -9 \(path)", "r"))
        try #require(pclose(pipe) == 0)
        return Array(try Data(contentsOf: URL(filePath: path + ".gz")))
    }

    @Test func `a packed file is the file, and so are two in one`() throws {
        let text = "\(Sample.header)\r\n\(Sample.row)\r\n"
        let packed = try Self.packed(Array(text.utf8))
        #expect(try Sample.rows(packed) == (try Sample.rows(text)))
        #expect(try Sample.rows(packed + Self.packed(Array("\(Sample.row)\r\n".utf8))).count == 2)
        #expect(try Sample.rows(Self.packed(Array(XMLTests.file(XMLTests.record("R-1")).utf8)), .xml).count == 1)
    }

    @Test func `a packed file that is cut, broken or followed by something is refused`() throws {
        let packed = try Self.packed(Array("\(Sample.header)\r\n\(Sample.row)\r\n".utf8))
        for end in 3..<packed.count {
            #expect(throws: ReplicaFileRefusal.gzipCut) { try Sample.rows(Array(packed[..<end])) }
        }
        var broken = packed
        broken[packed.count - 6] ^= 0xFF
        #expect(throws: ReplicaFileRefusal.gzipBroken) { try Sample.rows(broken) }
        #expect(throws: ReplicaFileRefusal.gzipBroken) { try Sample.rows(packed + Array("more".utf8)) }
    }

    @Test func `what unpacks beyond all reason is refused before it fills anything`() throws {
        let packed = try Self.packed([UInt8](repeating: 0x20, count: 64 << 20))
        // Packed twice: a thousandth of a thousandth.
        let error = #expect(throws: ReplicaFileRefusal.self) { try Sample.rows(packed) }
        #expect([ReplicaFileRefusal.unpacksTooLarge.code, "file.row-too-long"].contains(error?.code ?? ""))
    }
}
