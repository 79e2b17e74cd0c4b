import Foundation
import SeededChance
import Testing

/// The short run of what `make fuzz` does for as long as one likes: the same mutations from the same seed.
struct DeviceFuzzTests {
    private static func corpus(_ form: DeviceProperties.Form) throws -> [[UInt8]] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Fuzz/Corpus/\(form.rawValue)").standardizedFileURL
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }.map { try Array(Data(contentsOf: $0)) }
    }

    @Test(arguments: DeviceProperties.Form.allCases)
    func `every file of the corpus keeps the properties`(form: DeviceProperties.Form) throws {
        let files = try Self.corpus(form)
        #expect(files.count >= 2)
        #expect(try files.reduce(0) { try $0 + DeviceProperties.check($1, as: form) } >= 2)
    }

    @Test(arguments: DeviceProperties.Form.allCases)
    func `five hundred mutations keep the properties`(form: DeviceProperties.Form) throws {
        let seeds = try Self.corpus(form).filter { $0.count < 10_000 }
        var chance = Chance(seed: 20_160_519)
        var read = 0
        for round in 0..<500 {
            guard var bytes = seeds.randomElement(using: &chance), let donor = seeds.randomElement(using: &chance)
            else { return }
            bytes.mutate(&chance, donor: donor)
            do {
                read += try DeviceProperties.check(bytes, as: form)
            } catch {
                Issue.record("round \(round): \(error): \(Data(bytes).base64EncodedString())")
                return
            }
        }
        // If none or all were read, the mutations would be worth nothing.
        #expect((10..<490).contains(read))
        print("500 mutations of \(form.rawValue), \(read) read")
    }
}

extension [UInt8] {
    /// What readers stumble over.
    private static let tokens: [[UInt8]] =
        [
            "\"", ",", "\t", "\n", "\u{FEFF}", " ", "　", "&a", "*a", "!!binary ", "{", "}", "[", "]", ": ", "null",
            "0.0.0.0/0", "255.255.255.255", "0-65535", "65536", "-1", "９", "any", "グループ ", "→", "無効", "udp", "icmp",
            "#", "|\n", "e\u{301}", "が", "か\u{3099}", "1e9", "0x1F", "010", "~", "\\u0000",
        ].map { [UInt8]($0.utf8) } + [[0x00], [0xFF], [0xE3, 0x81]]

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
