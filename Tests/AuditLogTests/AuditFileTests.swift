import AuditLog
import Foundation
import MerkleTree
import SeededChance
import Storage
import Testing

/// Everything that can happen to a file, and to a log behind its owner's back.
@Suite struct AuditFileTests {
    private let signer = TreeHeadSigner()
    private let witness = TreeHeadSigner()

    static func check(
        _ file: [UInt8], _ key: TreeHeadKey, witness: TreeHeadKey? = nil, seen: [WitnessedHead] = []
    ) throws -> AuditFileCheck.Finding {
        var check = AuditFileCheck(key: key, witness: witness, seen: seen)
        return try check.check(file)
    }

    private func isFound(_ file: [UInt8]) -> Bool {
        do {
            _ = try Self.check(file, signer.publicKey)
            return false
        } catch {
            return true
        }
    }

    /// A file with the witness's word under its head.
    private func file(entries: Int) async throws -> [UInt8] {
        let log = try await SampleLog()
        try await log.append(entries * SampleLog.logs.count)
        try await log.sign(signer)
        let witness = witness
        try await log.store.write { tx in
            let head = try #require(try AuditHeads.newest(of: SampleLog.mayor, in: tx)).signed.head
            try AuditHeads.keep(try witness.cosign(head, at: SampleLog.start), for: head, in: tx)
        }
        return try await log.lines()
    }

    @Test func everyBitOfASmallFileCounts() async throws {
        let file = try await file(entries: 3)
        let finding = try Self.check(file, signer.publicKey, witness: witness.publicKey)
        #expect(finding.entries == 3 && finding.cosignature != nil)
        for place in file.indices {
            for bit in 0..<8 {
                var other = file
                other[place] ^= 1 << bit
                if !isFound(other) { Issue.record("bit \(bit) of byte \(place) can be changed") }
            }
        }
    }

    @Test func everyByteOfASmallFileCannotBeAnother() async throws {
        let file = try await file(entries: 1)
        for place in file.indices {
            // Bits one by one were changed above; here are whole bytes, a lost and a doubled one.
            for value in [UInt8(ascii: " "), UInt8(ascii: "\n"), 0, UInt8(ascii: "0"), UInt8(ascii: "A")]
            where value != file[place] {
                var other = file
                other[place] = value
                if !isFound(other) { Issue.record("byte \(place) can be \(value)") }
            }
            var shorter = file
            shorter.remove(at: place)
            var longer = file
            longer.insert(file[place], at: place)
            if !isFound(shorter) || !isFound(longer) { Issue.record("byte \(place) can be lost or doubled") }
            if !isFound(Array(file[..<place])) { Issue.record("the file can end at byte \(place)") }
        }
    }

    @Test func everyOrderAndEveryOmissionOfEntriesIsFound() async throws {
        let file = try await file(entries: 5)
        let lines = file.split(separator: UInt8(ascii: "\n")).map(Array.init)
        func joined(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }
        #expect(joined(lines) == file)
        for first in lines.indices {
            var less = lines
            less.remove(at: first)
            #expect(isFound(joined(less)))
            for second in lines.indices where second != first {
                var other = lines
                other.swapAt(first, second)
                #expect(isFound(joined(other)))
                var doubled = lines
                doubled.insert(lines[first], at: second)
                #expect(isFound(joined(doubled)))
            }
        }
    }

    /// A large file, at places made from a fixed seed.
    @Test func samplesOfALargeFileCount() async throws {
        let file = try await file(entries: 1_500)
        #expect(!isFound(file))
        var chance = Chance(seed: 20_160_519)
        for _ in 0..<25 {
            var other = file
            other[Int.random(in: 0..<file.count, using: &chance)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            #expect(isFound(other))
            #expect(isFound(Array(file[..<Int.random(in: 0..<file.count, using: &chance)])))
        }
    }

    @Test func nobodyElsesKeySigns() async throws {
        let file = try await file(entries: 2)
        #expect(throws: AuditFileFault.self) { try Self.check(file, TreeHeadSigner().publicKey) }
        #expect(throws: AuditFileFault.self) {
            try Self.check(file, signer.publicKey, witness: TreeHeadSigner().publicKey)
        }
    }

    // MARK: - What only a witness can know

    /// A log whose owner has the key, and so can sign whatever history it likes.
    private func history(_ subject: String, _ entries: Int, at now: Date) async throws -> (SampleLog, SignedTreeHead) {
        let log = try await SampleLog()
        try await log.append(entries * SampleLog.logs.count, subject: subject)
        try await log.sign(signer, at: now)
        let head = try await log.store.read { tx in try AuditHeads.newest(of: SampleLog.mayor, in: tx) }
        return (log, try #require(head).signed)
    }

    private func seen(_ head: SignedTreeHead) throws -> WitnessedHead {
        WitnessedHead(signed: head, cosignature: try witness.cosign(head.head, at: SampleLog.start))
    }

    private func fault(_ file: [UInt8], _ seen: [WitnessedHead]) -> String? {
        do {
            _ = try Self.check(file, signer.publicKey, seen: seen)
            return nil
        } catch {
            return (error as? AuditFileFault)?.code ?? "\(error)"
        }
    }

    @Test func aForkIsFound() async throws {
        let (log, head) = try await history("seen", 4, at: SampleLog.start)
        try await log.append(30, subject: "later")
        try await log.sign(signer, at: SampleLog.start + 60)
        #expect(fault(try await log.lines(), [try seen(head)]) == nil)
        let (fork, _) = try await history("rewritten", 14, at: SampleLog.start + 60)
        #expect(fault(try await fork.lines(), []) == nil)
        #expect(fault(try await fork.lines(), [try seen(head)]) == "witness.fork")
    }

    @Test func aRollbackIsFound() async throws {
        let (log, _) = try await history("seen", 4, at: SampleLog.start)
        let early = try await log.lines()
        try await log.append(30, subject: "lost")
        try await log.sign(signer, at: SampleLog.start + 60)
        let head = try await log.store.read { tx in try AuditHeads.newest(of: SampleLog.mayor, in: tx) }
        let witnessed = try seen(try #require(head).signed)
        // The state of before is a true one, and told to be of before.
        #expect(fault(early, [witnessed]) == nil)
        #expect(try Self.check(early, signer.publicKey, seen: [witnessed]).witnessedSize == 14)
        // The same state signed as of after is none.
        let (back, _) = try await history("seen", 4, at: SampleLog.start + 120)
        #expect(fault(try await back.lines(), []) == nil)
        #expect(fault(try await back.lines(), [witnessed]) == "witness.rollback")
    }

    @Test func headsThatNobodySignedAreNoEvidence() async throws {
        let (log, head) = try await history("seen", 4, at: SampleLog.start)
        let forged = WitnessedHead(
            signed: SignedTreeHead(
                head: TreeHead(log: head.head.log, treeSize: 9, rootHash: MerkleHash.ofNothing, at: SampleLog.start),
                signature: head.signature), cosignature: try witness.cosign(head.head, at: SampleLog.start))
        #expect(fault(try await log.lines(), [forged]) == "witness.heads")
    }
}
