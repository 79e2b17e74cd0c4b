import Foundation
import MerkleTree
import NationalProtocol

/// What a witness says of a head, given what it saw of the log before.
enum WitnessRules {
    static func outcome(
        of entry: AuditHeadPublication.Entry, after known: TreeHead?, signedBy key: TreeHeadKey
    ) -> AuditHeadAnswer.Outcome {
        let head = entry.signed.head
        guard key.isSigner(of: entry.signed), head.treeSize > 0 else { return .unsigned }
        guard let known else {
            return entry.knownSize == 0 ? .cosigned : .stale
        }
        // What was seen is never unseen, whoever asks for a proof from elsewhere.
        if head.treeSize < known.treeSize { return .rolledBack }
        if head.treeSize == known.treeSize { return head.rootHash == known.rootHash ? .cosigned : .forked }
        guard entry.knownSize == known.treeSize else { return .stale }
        let follows = ProofVerification.consistency(
            from: (known.treeSize, Array(known.rootHash)), to: (head.treeSize, Array(head.rootHash)),
            path: entry.consistency.map(Array.init))
        return follows ? .cosigned : .forked
    }
}
