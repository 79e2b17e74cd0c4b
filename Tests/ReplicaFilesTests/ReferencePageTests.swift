import Foundation
import OrganisationProtocol
import Testing

@testable import ReplicaFiles

/// `docs/replica-files.md` is what vendors build against: it says what the readers do.
struct ReferencePageTests {
    private static let page: String = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? String(contentsOf: root.appending(path: "docs/replica-files.md"), encoding: .utf8)) ?? ""
    }()

    /// The indented block that begins with a text, without its indent.
    private static func block(_ beginning: String) -> String {
        page.split(separator: "\n", omittingEmptySubsequences: false)
            .drop { !$0.hasPrefix("    \(beginning)") }
            .prefix { $0.hasPrefix("    ") }
            .map { $0.dropFirst(4) }.joined(separator: "\n")
    }

    @Test(arguments: [
        ("レコード識別番号", ReplicaFileFormat.csv, 2), ("<SPIRegistrationDeleteList>", .xml, 1),
    ])
    func `its examples are good files`(beginning: String, format: ReplicaFileFormat, count: Int) throws {
        let rows = try Sample.rows(Self.block(beginning), format)
        #expect(rows.count == count && rows.allSatisfy { $0.record != nil }, "\(rows)")
    }

    @Test func `it names every column, and every code of the table of bad rows`() throws {
        for field in RowField.allCases { #expect(Self.page.contains("`\(field.name)`")) }
        let codes = try ["csv", "xml", "json"].flatMap(BadInputTable.read)
            .flatMap { ($0.expected?.faults ?? []).map(\.code) }
        #expect(Set(codes).count > 15)
        for code in Set(codes) { #expect(Self.page.contains("`\(code)`"), "\(code)") }
    }

    @Test func `it names the limits that hold`() {
        let numbers = ["4 GiB", "32 GiB", "10,000,000", "8 MiB", "1 MiB", "1,000", "4,000"]
        let limits: [Int64] = [
            ReplicaFileLimits.size >> 30, ReplicaFileLimits.unpacked >> 30, ReplicaFileLimits.records,
            Int64(ReplicaFileLimits.part >> 20), Int64(ReplicaFileLimits.row >> 20),
            Int64(ReplicaFileLimits.columns), Int64(ReplicaFileLimits.value),
        ]
        for (text, limit) in zip(numbers, limits) {
            #expect(Int64(text.filter(\.isNumber)) == limit && Self.page.contains("| \(text) |"), "\(text)")
        }
    }
}
