import Foundation
import OrganisationProtocol
import Testing

@testable import ReplicaFiles

/// One bad file or request of the table, with all that is to be said of it.
struct BadInput: Codable, CustomTestStringConvertible {
    /// A refusal of the whole, or the faults of its rows.
    struct Outcome: Codable, Hashable {
        var refusal: String?
        var reason: String?
        var faults: [ReplicaFileFault]?
    }

    /// A text too long to be written out.
    struct Build: Codable {
        let head: String
        let `repeat`: String
        let times: Int
        let tail: String
    }

    let `case`: String
    let format: String
    let text: String?
    let hex: String?
    let build: Build?
    var expected: Outcome?

    var testDescription: String { "\(format): \(self.case)" }

    private var bytes: [UInt8] {
        if let build {
            return Array((build.head + String(repeating: build.repeat, count: build.times) + build.tail).utf8)
        }
        if let text { return Array(text.utf8) }
        let digits = Array((hex ?? "").utf8)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
    }

    /// What the readers say.
    func outcome() -> Outcome {
        do {
            let rows =
                format == "json"
                ? try SubmissionReader.read(bytes).rows : try Sample.rows(bytes, format == "xml" ? .xml : .csv)
            return Outcome(faults: rows.flatMap(\.faults))
        } catch let refusal as ReplicaFileRefusal {
            return Outcome(refusal: refusal.code, reason: refusal.reason)
        } catch {
            return Outcome(refusal: "\(error)")
        }
    }
}

/// The tables of bad files and requests.
enum BadInputTable {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "BadInput")

    static func read(_ name: String) throws -> [BadInput] {
        try JSONDecoder().decode([BadInput].self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    }
}

struct BadInputTests {
    @Test(arguments: ["csv", "bytes", "xml", "json"])
    func `each is answered with all its faults, in the words of the table`(name: String) throws {
        for bad in try BadInputTable.read(name) {
            let expected = try #require(bad.expected, "\(bad.testDescription)")
            #expect(bad.outcome() == expected, "\(bad.testDescription)")
        }
    }

    @Test func `there are enough of them, none is good, and none is repeated back`() throws {
        let all = try ["csv", "bytes", "xml", "json"].flatMap(BadInputTable.read)
        #expect(all.count >= 200)
        #expect(Set(all.map(\.testDescription)).count == all.count)
        for bad in all {
            let faults = bad.expected?.faults ?? []
            #expect(bad.expected?.reason?.isEmpty == false || !faults.isEmpty, "\(bad.testDescription)")
            let words = [bad.expected?.reason ?? ""] + faults.flatMap { [$0.message, $0.column] }
            #expect(words.allSatisfy { !$0.contains("9999000") }, "\(bad.testDescription)")
        }
    }
}
