import Foundation
import OrganisationProtocol
import ReplicaFiles
import SeededChance
import Testing

/// The short run of what `make fuzz` does for as long as one likes: the same mutations from the same seed.
struct RowFuzzTests {
    /// What the targets of `Fuzz/` feed on: a folder of the corpus each.
    enum Kind: String, CaseIterable {
        case csv = "CSV"
        case xml = "XML"
        case json = "JSON"

        func check(_ bytes: [UInt8]) throws -> Int {
            switch self {
            case .csv: try RowProperties.check(bytes, .csv)
            case .xml: try RowProperties.check(bytes, .xml)
            case .json: try RowProperties.check(bytes)
            }
        }

        func corpus() throws -> [[UInt8]] {
            let folder = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../../Fuzz/Corpus/\(rawValue)").standardizedFileURL
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .sorted { $0.path < $1.path }.map { try Array(Data(contentsOf: $0)) }
        }
    }

    @Test(arguments: Kind.allCases)
    func `every file of the corpus keeps the properties`(kind: Kind) throws {
        let files = try kind.corpus()
        #expect(files.count >= 4)
        #expect(try files.reduce(0) { try $0 + kind.check($1) } >= files.count / 2)
    }

    @Test(arguments: Kind.allCases)
    func `five thousand mutations keep the properties`(kind: Kind) throws {
        let seeds = try kind.corpus()
        var chance = Chance(seed: 20_160_519)
        var read = 0
        for round in 0..<5_000 {
            guard var bytes = seeds.randomElement(using: &chance), let donor = seeds.randomElement(using: &chance)
            else {
                return
            }
            for _ in 0..<Int.random(in: 1...2, using: &chance) { bytes.mutate(&chance, donor: donor) }
            do {
                read += try kind.check(bytes).signum()
            } catch {
                Issue.record("round \(round): \(error): \(Data(bytes).base64EncodedString())")
                return
            }
        }
        // If none or all were read, the mutations would be worth nothing.
        #expect((100..<4_900).contains(read))
        print("5,000 mutations of \(kind.rawValue), \(read) with records")
    }
}

extension [UInt8] {
    /// What readers stumble over.
    private static let tokens: [[UInt8]] =
        [
            "\"", ",", "\r\n", "\n", "\"\"", "\u{FEFF}", "<![CDATA[", "]]>", "&amp;", "&#0;", "<!--", "/>",
            "<!DOCTYPE a>",
            "xsi:nil=\"true\"", "{", "}", "[", "]", ":", "null", "\\u0000", "\\ud800", "1e999", "9999-12-31", "が",
            "か\u{3099}",
        ].map { [UInt8]($0.utf8) } + [[0x00], [0x81], [0xFF], [0xE3, 0x81], [0x1F, 0x8B]]

    fileprivate mutating func mutate(_ chance: inout Chance, donor: [UInt8]) {
        let at = Int.random(in: 0...count, using: &chance)
        let length = Int.random(in: 0...Swift.min(24, count - at), using: &chance)
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: insert(contentsOf: Self.tokens.randomElement(using: &chance) ?? [], at: at)
        case 1: removeSubrange(at..<at + length)
        case 2: insert(contentsOf: self[at..<at + length], at: at)
        case 3:
            let start = Int.random(in: 0...donor.count, using: &chance)
            replaceSubrange(at..<at + length, with: donor[start...].prefix(length))
        default: if at < count { self[at] ^= 1 << UInt8.random(in: 0..<8, using: &chance) }
        }
    }
}
