/// Proofs as whoever doubts a log checks them (RFC 9162 §2.1.3.2, §2.1.4.2).
///
/// A proof speaks of a size only as far as its bits matter: sizes and roots are to be taken from a verified head.
public enum ProofVerification {
    /// Whether a path proves that a leaf stands at a place of the tree with this size and root.
    public static func inclusion(
        of leaf: [UInt8], at place: Int64, size: Int64, path: [[UInt8]], root: [UInt8]
    ) -> Bool {
        guard place >= 0, place < size, areHashes(path + [leaf, root]) else { return false }
        var (first, last, hash) = (place, size - 1, leaf)
        for step in path {
            guard last != 0 else { return false }
            if first & 1 == 1 || first == last {
                hash = MerkleHash.node(step, hash)
                skipEdge(&first, &last)
            } else {
                hash = MerkleHash.node(hash, step)
            }
            (first, last) = (first >> 1, last >> 1)
        }
        return last == 0 && hash == root
    }

    /// Whether a path proves that the tree with the first size and root is the beginning of the second.
    ///
    /// The same tree needs no path; every tree begins with the one without leaves.
    public static func consistency(
        from first: (size: Int64, root: [UInt8]), to second: (size: Int64, root: [UInt8]), path: [[UInt8]]
    ) -> Bool {
        guard first.size >= 0, first.size <= second.size, areHashes(path + [first.root, second.root]) else {
            return false
        }
        if first.size == second.size { return path.isEmpty && first.root == second.root }
        if first.size == 0 { return path.isEmpty && first.root == MerkleHash.ofNothing }
        var steps = path[...]
        // A tree of a power of two is a subtree itself, and its hash is no news.
        if first.size.nonzeroBitCount == 1 { steps = [first.root] + steps }
        guard let begin = steps.popFirst() else { return false }
        var (old, new) = (first.size - 1, second.size - 1)
        while old & 1 == 1 { (old, new) = (old >> 1, new >> 1) }
        var (oldHash, newHash) = (begin, begin)
        for step in steps {
            guard new != 0 else { return false }
            if old & 1 == 1 || old == new {
                oldHash = MerkleHash.node(step, oldHash)
                newHash = MerkleHash.node(step, newHash)
                skipEdge(&old, &new)
            } else {
                newHash = MerkleHash.node(newHash, step)
            }
            (old, new) = (old >> 1, new >> 1)
        }
        return new == 0 && oldHash == first.root && newHash == second.root
    }

    /// On the right edge of a tree that is not full, levels where nothing stands to the right are passed over.
    private static func skipEdge(_ first: inout Int64, _ last: inout Int64) {
        while first & 1 == 0, first != 0 { (first, last) = (first >> 1, last >> 1) }
    }

    private static func areHashes(_ hashes: [[UInt8]]) -> Bool {
        hashes.allSatisfy { $0.count == MerkleHash.length }
    }
}
