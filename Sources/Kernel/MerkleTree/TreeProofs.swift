/// Proofs as a log makes them (RFC 9162 §2.1.3.1, §2.1.4.1), from whatever holds the hashes of its subtrees.
public enum TreeProofs {
    /// Answers the hash over the leaves of a range, which is a subtree of the tree.
    public typealias Subtree = (Range<Int64>) throws -> [UInt8]

    /// PATH(m, D_n): what proves that a leaf stands in a tree.
    /// - Throws: what the subtree's holder throws.
    public static func inclusion(of leaf: Int64, size: Int64, _ subtree: Subtree) throws -> [[UInt8]] {
        guard (0..<size).contains(leaf) else { return [] }
        return try path(leaf, 0..<size, subtree)
    }

    /// PROOF(m, D_n): what proves that a tree is the beginning of a larger one.
    /// - Throws: what the subtree's holder throws.
    public static func consistency(from first: Int64, to size: Int64, _ subtree: Subtree) throws -> [[UInt8]] {
        guard first > 0, first < size else { return [] }
        return try subproof(first, 0..<size, isKnown: true, subtree)
    }

    /// The largest power of two smaller than a number above 1.
    static func split(_ count: Int64) -> Int64 { 1 << Int64(63 - (count - 1).leadingZeroBitCount) }

    private static func path(_ leaf: Int64, _ range: Range<Int64>, _ subtree: Subtree) throws -> [[UInt8]] {
        guard range.count > 1 else { return [] }
        let middle = range.lowerBound + split(Int64(range.count))
        if leaf < middle {
            return try path(leaf, range.lowerBound..<middle, subtree) + [subtree(middle..<range.upperBound)]
        }
        return try path(leaf, middle..<range.upperBound, subtree) + [subtree(range.lowerBound..<middle)]
    }

    /// SUBPROOF; `end` is where the smaller tree ends, and its own hash is known to whoever asks while it is the left edge.
    private static func subproof(
        _ end: Int64, _ range: Range<Int64>, isKnown: Bool, _ subtree: Subtree
    ) throws -> [[UInt8]] {
        if end == range.upperBound { return isKnown ? [] : [try subtree(range)] }
        let middle = range.lowerBound + split(Int64(range.count))
        if end <= middle {
            return try subproof(end, range.lowerBound..<middle, isKnown: isKnown, subtree)
                + [subtree(middle..<range.upperBound)]
        }
        return try subproof(end, middle..<range.upperBound, isKnown: false, subtree)
            + [subtree(range.lowerBound..<middle)]
    }

    /// MTH(D[range]) from leaves in memory, for small trees and for tests.
    public static func hash(_ leaves: some RandomAccessCollection<[UInt8]>) -> [UInt8] {
        var range = CompactRange()
        for leaf in leaves { range.append(leaf) }
        return range.root
    }
}
