import Foundation
import PKI
import SeededChance
import Testing

/// The short run of what `make fuzz` does for as long as one likes: the same mutations from the same seed.
struct ReaderFuzzTests {
    /// What openssl and we once wrote, and every input that was ever found to break a reader.
    static let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Fuzz/Corpus/PKI")
        .standardizedFileURL

    @Test func `every file of the corpus keeps the properties`() throws {
        let files = try FileManager.default.contentsOfDirectory(at: Self.corpus, includingPropertiesForKeys: nil)
        var read = 0
        for file in files {
            read += try ReaderProperties.check(Array(Data(contentsOf: file)))
        }
        #expect(files.count >= 10)
        #expect(read >= 10)
    }

    @Test(arguments: [20_160_519, 20_270_401] as [UInt64])
    func `ten thousand mutations of each seed trap nowhere and are read the same again`(seed: UInt64) throws {
        let seeds = try FileManager.default.contentsOfDirectory(at: Self.corpus, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "der" }.sorted { $0.path < $1.path }
            .map { try Array(Data(contentsOf: $0)) }
        let trees = seeds.map { DERTree(DERElement.at(0, in: $0), in: $0) }
        try #require(zip(seeds, trees).allSatisfy { $0 == $1.encoded })
        var chance = Chance(seed: seed)
        var read = 0
        for round in 0..<10_000 {
            guard var tree = trees.randomElement(using: &chance), let donor = trees.randomElement(using: &chance)
            else { return }
            for _ in 0..<Int.random(in: 1...3, using: &chance) { tree.mutate(&chance, donor: donor) }
            var bytes = tree.encoded
            // One in four is broken as a line breaks bytes, too.
            if round.isMultiple(of: 4), let index = bytes.indices.randomElement(using: &chance) {
                bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            }
            do {
                read += try ReaderProperties.check(bytes)
            } catch {
                Issue.record("round \(round): \(error): \(Data(bytes).base64EncodedString())")
            }
        }
        // If none or all were read, the mutations would be worth nothing.
        #expect((500..<10_000).contains(read))
        print("10,000 mutations, read \(read) times")
    }
}
