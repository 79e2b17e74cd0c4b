import Foundation
import MerkleTree
import Testing

/// The public test vectors of Certificate Transparency's reference implementation (RFC 6962, unchanged in RFC 9162).
@Suite struct MerkleVectorTests {
    static let entries: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
        Array(0x60...0x6f),
    ]
    static let leaves = entries.map { MerkleHash.leaf($0) }

    @Test(
        arguments: [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ].enumerated().map { ($0, $1) }) func rootsAreThePublishedOnes(size: Int, root: String)
    {
        #expect(TreeProofs.hash(Self.leaves.prefix(size)).hex == root)
    }

    @Test(
        arguments: [
            (0, 1, []),
            (
                0, 8,
                [
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ]
            ),
            (
                5, 8,
                [
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
            ),
            (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
            (
                1, 5,
                [
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ]
            ),
        ] as [(Int64, Int64, [String])]) func inclusionProofsAreThePublishedOnes(
            leaf: Int64, size: Int64, expected: [String]
        ) throws
    {
        let path = try TreeProofs.inclusion(of: leaf, size: size) { TreeProofs.hash(Self.leaves[$0.places]) }
        #expect(path.map(\.hex) == expected)
    }

    @Test(
        arguments: [
            (1, 1, []),
            (
                1, 8,
                [
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ]
            ),
            (
                6, 8,
                [
                    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
            ),
            (
                2, 5,
                [
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ]
            ),
        ] as [(Int64, Int64, [String])]) func consistencyProofsAreThePublishedOnes(
            first: Int64, size: Int64, expected: [String]
        ) throws
    {
        let path = try TreeProofs.consistency(from: first, to: size) { TreeProofs.hash(Self.leaves[$0.places]) }
        #expect(path.map(\.hex) == expected)
    }
}

/// Every proof of every tree up to a size, and what must not pass for one.
@Suite struct MerkleProofTests {
    private static let largest: Int64 = 40
    private let leaves = (0..<largest).map { MerkleHash.leaf(Array("entry \($0)".utf8)) }

    private func root(_ size: Int64) -> [UInt8] { TreeProofs.hash(leaves.prefix(Int(size))) }
    private func subtree(_ range: Range<Int64>) -> [UInt8] { TreeProofs.hash(leaves[range.places]) }

    /// MTH written down again as §2.1.1 defines it, beside the range that grows.
    private func defined(_ entries: ArraySlice<[UInt8]>) -> [UInt8] {
        guard entries.count > 1, let first = entries.indices.first else { return entries.first ?? MerkleHash.ofNothing }
        var half = 1
        while half * 2 < entries.count { half *= 2 }
        return MerkleHash.node(defined(entries[first..<first + half]), defined(entries[(first + half)...]))
    }

    @Test func theGrowingRangeAgreesWithTheDefinition() {
        var range = CompactRange()
        for (place, leaf) in leaves.enumerated() {
            for done in range.append(leaf) {
                let width = Int64(1) << Int64(done.level)
                #expect(done.hash == defined(leaves[(done.place * width..<(done.place + 1) * width).places]))
            }
            #expect(range.root == defined(leaves[...place]))
            #expect(CompactRange(size: range.size, bytes: range.bytes) == range)
        }
        #expect(CompactRange(size: 5, hashes: [leaves[0]]) == nil)
    }

    @Test func everyInclusionProofVerifiesAndNoOther() throws {
        for size in 1...Self.largest {
            for leaf in 0..<size {
                let path = try TreeProofs.inclusion(of: leaf, size: size, subtree)
                func holds(_ hash: [UInt8], _ place: Int64, _ path: [[UInt8]], _ root: [UInt8]) -> Bool {
                    ProofVerification.inclusion(of: hash, at: place, size: size, path: path, root: root)
                }
                let hash = leaves[Int(leaf)]
                #expect(holds(hash, leaf, path, root(size)))
                #expect(!holds(leaves[Int((leaf + 1) % Self.largest)], leaf, path, root(size)))
                #expect(!holds(hash, size, path, root(size)))
                #expect(!holds(hash, leaf, path + [hash], root(size)))
                #expect(!holds(hash, leaf, path, MerkleHash.ofNothing))
                if size > 1 { #expect(!holds(hash, (leaf + 1) % size, path, root(size))) }
                for step in path.indices {
                    var other = path
                    other[step][7] ^= 1
                    #expect(!holds(hash, leaf, other, root(size)))
                    other.remove(at: step)
                    #expect(!holds(hash, leaf, other, root(size)))
                }
            }
        }
    }

    @Test func everyConsistencyProofVerifiesAndNoOther() throws {
        for size in 1...Self.largest {
            for first in 1...size {
                let path = try TreeProofs.consistency(from: first, to: size, subtree)
                func holds(_ old: [UInt8], _ path: [[UInt8]], _ new: [UInt8]) -> Bool {
                    ProofVerification.consistency(from: (first, old), to: (size, new), path: path)
                }
                #expect(holds(root(first), path, root(size)))
                #expect(!holds(MerkleHash.ofNothing, path, root(size)))
                #expect(!holds(root(first), path, MerkleHash.ofNothing))
                #expect(!holds(root(first), path + [root(1)], root(size)))
                for step in path.indices {
                    var other = path
                    other[step][30] ^= 0x80
                    #expect(!holds(root(first), other, root(size)))
                    other.remove(at: step)
                    #expect(!holds(root(first), other, root(size)))
                }
                // A log that was rolled back has no proof that the longer one began with it.
                #expect(
                    first == size
                        || !ProofVerification.consistency(
                            from: (size, root(size)), to: (first, root(first)), path: path)
                )
            }
        }
        #expect(ProofVerification.consistency(from: (0, MerkleHash.ofNothing), to: (3, root(3)), path: []))
        #expect(!ProofVerification.consistency(from: (0, root(1)), to: (3, root(3)), path: []))
    }

    @Test func aForkHasNoProofHoweverItIsMade() throws {
        var other = leaves
        other[11] = MerkleHash.leaf(Array("another entry 11".utf8))
        for first in Int64(12)...20 {
            let path = try TreeProofs.consistency(from: first, to: 33) { TreeProofs.hash(other[$0.places]) }
            let fork = TreeProofs.hash(other.prefix(33))
            #expect(!ProofVerification.consistency(from: (first, root(first)), to: (33, fork), path: path))
        }
    }
}

@Suite struct SignedTreeHeadTests {
    private let head = TreeHead(
        log: "202029-mayor", treeSize: 3, rootHash: MerkleHash.leaf([1]), at: Date(timeIntervalSince1970: 1_463_628_600)
    )

    @Test func aHeadIsWhatTheClauseSays() {
        let bytes = head.signedBytes
        #expect(bytes.prefix(8).hex == "00000154c71012c0")
        #expect(bytes[8..<17].hex == "000000000000000320")
        #expect(bytes[49...].hex == "0010" + "f000000c" + Array("202029-mayor".utf8).hex)
    }

    @Test func everyBitIsUnderTheSignature() throws {
        let signer = TreeHeadSigner()
        let signed = try signer.sign(head)
        let key = try TreeHeadKey(pem: signer.publicKey.pem)
        #expect(key.isSigner(of: signed))
        #expect(try TreeHeadSigner(pem: signer.privateKeyPEM).publicKey.fingerprint == key.fingerprint)
        #expect(!TreeHeadSigner().publicKey.isSigner(of: signed))
        for place in signed.signature.indices {
            for bit in 0..<8 {
                var other = signed.signature
                other[place] ^= 1 << bit
                #expect(!key.isSigner(of: SignedTreeHead(head: head, signature: other)))
            }
        }
        let later = TreeHead(log: "202029-mayor", treeSize: 4, rootHash: Array(head.rootHash), at: head.instant)
        #expect(!key.isSigner(of: SignedTreeHead(head: later, signature: signed.signature)))
        let neighbour = TreeHead(log: "202037-mayor", treeSize: 3, rootHash: Array(head.rootHash), at: head.instant)
        #expect(!key.isSigner(of: SignedTreeHead(head: neighbour, signature: signed.signature)))
    }

    @Test func aWitnesssWordIsItsOwn() throws {
        let (log, witness) = (TreeHeadSigner(), TreeHeadSigner())
        let word = try witness.cosign(head, at: head.instant)
        #expect(witness.publicKey.isSigner(of: word, for: head))
        #expect(!log.publicKey.isSigner(of: word, for: head))
        // Neither signature serves in the other's place.
        #expect(!witness.publicKey.isSigner(of: SignedTreeHead(head: head, signature: word.signature)))
        let later = Cosignature(
            publicKey: word.publicKey, signature: word.signature, timestamp: word.timestamp + 1)
        #expect(!witness.publicKey.isSigner(of: later, for: head))
    }
}

extension Sequence<UInt8> {
    fileprivate var hex: String { map { String(format: "%02x", $0) }.joined() }
}

extension Range<Int64> {
    fileprivate var places: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
