/// The roots of the complete subtrees that a tree's leaves fall into, largest first: all that is needed to grow it.
public struct CompactRange: Sendable, Hashable {
    /// A complete subtree that an append finished.
    public struct Completed: Sendable, Hashable {
        /// Its height: it has two to the power of this leaves.
        public let level: Int
        /// Its place among those of its level, from 0.
        public let place: Int64
        public let hash: [UInt8]
    }

    /// How many leaves the tree has.
    public private(set) var size: Int64
    /// One hash for each bit that is set in `size`, largest subtree first.
    public private(set) var hashes: [[UInt8]]

    /// The tree without leaves.
    public init() {
        size = 0
        hashes = []
    }

    /// Goes on from a tree; nil when there are not as many hashes as its size asks for.
    public init?(size: Int64, hashes: [[UInt8]]) {
        guard size >= 0, hashes.count == size.nonzeroBitCount,
            hashes.allSatisfy({ $0.count == MerkleHash.length })
        else { return nil }
        self.size = size
        self.hashes = hashes
    }

    /// Goes on from a tree whose hashes stand one behind another.
    public init?(size: Int64, bytes: [UInt8]) {
        guard bytes.count % MerkleHash.length == 0 else { return nil }
        let hashes = stride(from: 0, to: bytes.count, by: MerkleHash.length).map {
            Array(bytes[$0..<$0 + MerkleHash.length])
        }
        self.init(size: size, hashes: hashes)
    }

    /// The hashes one behind another.
    public var bytes: [UInt8] { hashes.flatMap { $0 } }

    /// Adds a leaf and tells which complete subtrees it finished, smallest first; the leaf itself is not among them.
    @discardableResult
    public mutating func append(_ leaf: [UInt8]) -> [Completed] {
        var hash = leaf
        var completed: [Completed] = []
        // As adding one to a binary number carries over every bit that is set.
        for level in stride(from: 1, through: size.trailingOnes, by: 1) {
            hash = MerkleHash.node(hashes.removeLast(), hash)
            completed.append(Completed(level: level, place: size >> Int64(level), hash: hash))
        }
        hashes.append(hash)
        size += 1
        return completed
    }

    /// The root of the tree (§2.1.2).
    public var root: [UInt8] {
        guard var root = hashes.last else { return MerkleHash.ofNothing }
        for hash in hashes.dropLast().reversed() { root = MerkleHash.node(hash, root) }
        return root
    }
}

extension Int64 {
    /// How many bits are set from the lowest on.
    fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
