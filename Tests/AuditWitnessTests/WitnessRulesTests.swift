import Foundation
import MerkleTree
import NationalProtocol
import Testing

@testable import AuditWitness

/// What the witness says of a head, as a table.
@Suite struct WitnessRulesTests {
    private let signer = TreeHeadSigner()
    private let leaves = (0..<9).map { MerkleHash.leaf([UInt8($0)]) }

    private func head(_ size: Int, _ leaves: [[UInt8]]? = nil) -> TreeHead {
        TreeHead(
            log: "202029-mayor", treeSize: Int64(size),
            rootHash: TreeProofs.hash((leaves ?? self.leaves).prefix(size)), at: Date(timeIntervalSince1970: 1))
    }

    private func entry(
        _ size: Int, from known: Int, _ leaves: [[UInt8]]? = nil, by signer: TreeHeadSigner? = nil
    ) throws -> AuditHeadPublication.Entry {
        let all = leaves ?? self.leaves
        return AuditHeadPublication.Entry(
            signed: try (signer ?? self.signer).sign(head(size, leaves)), knownSize: Int64(known),
            consistency: try TreeProofs.consistency(from: Int64(known), to: Int64(size)) {
                TreeProofs.hash(all[Int($0.lowerBound)..<Int($0.upperBound)])
            })
    }

    private func outcome(_ entry: AuditHeadPublication.Entry, after known: TreeHead?) -> AuditHeadAnswer.Outcome {
        WitnessRules.outcome(of: entry, after: known, signedBy: signer.publicKey)
    }

    @Test func whatFollowsIsSigned() throws {
        #expect(outcome(try entry(5, from: 0), after: nil) == .cosigned)
        #expect(outcome(try entry(5, from: 5), after: head(5)) == .cosigned)
        for known in 1...8 {
            for size in known...9 {
                #expect(outcome(try entry(size, from: known), after: head(known)) == .cosigned)
            }
        }
    }

    @Test func whatDoesNotIsRefused() throws {
        var others = leaves
        others[2] = MerkleHash.leaf([99])
        #expect(outcome(try entry(8, from: 5, others), after: head(5)) == .forked)
        #expect(outcome(try entry(5, from: 5, others), after: head(5)) == .forked)
        #expect(outcome(try entry(4, from: 0), after: head(5)) == .rolledBack)
        #expect(outcome(try entry(8, from: 3), after: head(5)) == .stale)
        #expect(outcome(try entry(8, from: 3), after: nil) == .stale)
        #expect(outcome(try entry(8, from: 5, by: TreeHeadSigner()), after: head(5)) == .unsigned)
        // A head without the proof is none, however right it is.
        let bare = AuditHeadPublication.Entry(signed: try signer.sign(head(8)), knownSize: 5, consistency: [])
        #expect(outcome(bare, after: head(5)) == .forked)
    }
}
