import Crypto

/// Hashes of leaves and nodes after RFC 9162 §2.1.1: a leaf can never be taken for a node.
public enum MerkleHash {
    /// How long every hash is, in bytes.
    public static let length = SHA256.byteCount

    /// The hash of a tree without leaves.
    public static let ofNothing = Array(SHA256.hash(data: [UInt8]()))

    /// The hash of one entry.
    public static func leaf(_ entry: some Sequence<UInt8>) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: [0])
        hasher.update(data: Array(entry))
        return Array(hasher.finalize())
    }

    /// The hash over two subtrees.
    public static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: [1])
        hasher.update(data: left)
        hasher.update(data: right)
        return Array(hasher.finalize())
    }
}
