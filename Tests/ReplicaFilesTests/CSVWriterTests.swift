import Foundation
import Identifiers
import OrganisationProtocol
import Testing

@testable import ReplicaFiles

struct CSVWriterTests {
    @Test func `what is written is read again`() throws {
        let lines = [
            "R-1,1001,TM00000000000002,1001-2015,0001,2016-05-01,,00000,当初,\"九,八\"\"七\",",
            "R-2,1001,TM00000000000002,1001-2015,0001,2016-05-01,2021-03-31,00000,4,,未申告",
        ]
        let records = try Sample.rows(([Sample.header] + lines).joined(separator: "\n")).compactMap(\.record)
        #expect(records.count == 2)
        let written = CSVReplicaWriter.file(records)
        #expect(written.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(try Sample.rows(written).compactMap(\.record) == records)
    }

    @Test func `the corpus comes back too`() throws {
        let message = try #require(RowFuzzTests.Kind.json.corpus().first { !$0.isEmpty })
        let records = try SubmissionReader.read(message).rows.compactMap(\.record)
        #expect(!records.isEmpty)
        #expect(try Sample.rows(CSVReplicaWriter.file(records)).compactMap(\.record).count == records.count)
    }
}
