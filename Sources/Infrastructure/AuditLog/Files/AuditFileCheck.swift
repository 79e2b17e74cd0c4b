public import Foundation
public import MerkleTree

/// Why a file is not what the platform signed.
public struct AuditFileFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// Stable name: `file.…` of the file itself, `witness.…` of what the witness saw otherwise.
    public let code: String
    public let reason: String

    public var description: String { "line \(line): \(reason) (\(code))" }
}

/// Checks a file of ``AuditFile`` line by line, with nothing but public keys: whatever was changed, left out, added or put
/// in another order is found at the latest when the root is compared with the signed one.
public struct AuditFileCheck: Sendable {
    /// What a file was found to be.
    public struct Finding: Sendable, Hashable {
        public let log: String
        /// The place of its first entry in the log, from 0.
        public let first: Int64
        public let entries: Int64
        public let head: TreeHead
        /// The witness's word, when there is one.
        public let cosignature: Cosignature?
        /// The largest size at which the witness saw the log; more than the head's means that the file is an earlier state.
        public let witnessedSize: Int64?
    }

    private let key: TreeHeadKey
    private let witness: TreeHeadKey?
    private let seen: [WitnessedHead]
    private var head: AuditFile.Head?
    private var range = CompactRange()
    private var tail: AuditFile.Tail?
    private var number = 0
    private var sequence: Int64 = 0

    /// Checks with the platform's public key.
    ///
    /// - Parameters:
    ///   - key: who signs the heads.
    ///   - witness: whose word must stand under the head; nil: any that is there must be right, none is asked for.
    ///   - seen: what the witness keeps, to find a log that was rolled back or that has two histories.
    public init(key: TreeHeadKey, witness: TreeHeadKey? = nil, seen: [WitnessedHead] = []) {
        self.key = key
        self.witness = witness
        self.seen = seen
    }

    /// Takes the next line, without its end.
    /// - Throws: `AuditFileFault`.
    public mutating func take(_ line: some Collection<UInt8>) throws(AuditFileFault) {
        number += 1
        guard head != nil else {
            let read = try document(AuditFile.Head.self, line)
            guard read.format == AuditFile.format else {
                throw fault("file.format", "not a file of \(AuditFile.format)")
            }
            guard let opening = CompactRange(size: read.first, hashes: read.hashes.map(Array.init)) else {
                throw fault("file.head", "the hashes before the first entry are not as many as its place asks for")
            }
            (head, range) = (read, opening)
            try compare()
            return
        }
        guard tail == nil else { throw fault("file.more", "something stands behind the signed head") }
        if line.starts(with: Self.tailBegins) || line.starts(with: Self.tailBeginsWithoutWitness) {
            try end(document(AuditFile.Tail.self, line))
        } else {
            try add(line)
        }
    }

    /// Says what the file was, when all its lines were right.
    /// - Throws: `AuditFileFault`.
    public func finding() throws(AuditFileFault) -> Finding {
        guard let head, let tail else { throw fault("file.short", "the signed head is missing") }
        return Finding(
            log: head.log, first: head.first, entries: range.size - head.first, head: tail.head,
            cosignature: tail.cosignature, witnessedSize: seen.map(\.signed.head.treeSize).max())
    }

    private static let tailBegins = Array(#"{"cosignature":"#.utf8)
    private static let tailBeginsWithoutWitness = Array(#"{"head":"#.utf8)

    /// What is read of an entry; the rest is under its hash.
    private struct Entry: Decodable {
        let sequence: Int64
        let organisation: String
        let bureau: String
    }

    private mutating func add(_ line: some Collection<UInt8>) throws(AuditFileFault) {
        guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(line)) else {
            throw fault("file.entry", "an entry cannot be read")
        }
        guard AuditLogName(organisation: entry.organisation, bureau: entry.bureau).text == head?.log else {
            throw fault("file.other-log", "an entry of another log")
        }
        guard entry.sequence > sequence else { throw fault("file.order", "an entry stands behind a later one") }
        sequence = entry.sequence
        range.append(MerkleHash.leaf(line))
        try compare()
    }

    /// Whether what the witness saw at this size is what the file says it was.
    private func compare() throws(AuditFileFault) {
        for witnessed in seen where witnessed.signed.head.treeSize == range.size {
            guard Array(witnessed.signed.head.rootHash) == range.root else {
                throw fault("witness.fork", "the witness saw another history of the first \(range.size) entries")
            }
        }
    }

    private mutating func end(_ tail: AuditFile.Tail) throws(AuditFileFault) {
        guard tail.head.log == head?.log else { throw fault("file.other-log", "the signed head is another log's") }
        guard key.isSigner(of: SignedTreeHead(head: tail.head, signature: tail.signature)) else {
            throw fault("file.signature", "the head is not signed by the given key")
        }
        guard tail.head.treeSize == range.size else {
            throw fault("file.count", "the head is over \(tail.head.treeSize) entries, here are \(range.size)")
        }
        guard Array(tail.head.rootHash) == range.root else {
            throw fault("file.root", "the entries are not those that were signed")
        }
        if let word = tail.cosignature {
            guard let named = try? TreeHeadKey(der: word.publicKey), named.isSigner(of: word, for: tail.head) else {
                throw fault("witness.signature", "the witness's signature is not right")
            }
            guard witness == nil || witness?.der == word.publicKey else {
                throw fault("witness.key", "the witness's word is not by the given key")
            }
        } else if witness != nil {
            throw fault("witness.missing", "the head has no word of the witness")
        }
        try compareWithWitness(tail.head)
        self.tail = tail
    }

    private func compareWithWitness(_ end: TreeHead) throws(AuditFileFault) {
        for witnessed in seen {
            guard witnessed.signed.head.log == end.log, key.isSigner(of: witnessed.signed),
                (witness.map { $0.isSigner(of: witnessed.cosignature, for: witnessed.signed.head) } ?? true)
            else { throw fault("witness.heads", "the witness's heads are not this log's, or not signed") }
            if witnessed.signed.head.treeSize > end.treeSize, witnessed.signed.head.timestamp <= end.timestamp {
                throw fault(
                    "witness.rollback",
                    "the witness saw \(witnessed.signed.head.treeSize) entries before this head was signed")
            }
        }
    }

    /// A line that is, byte for byte, what its document is written as.
    private func document<Document: Codable>(
        _ type: Document.Type, _ line: some Collection<UInt8>
    ) throws(AuditFileFault) -> Document {
        guard let read = try? JSONDecoder().decode(type, from: Data(line)),
            let written = try? AuditFile.line(read), written.dropLast().elementsEqual(line)
        else { throw fault("file.line", "the line is not as it is written") }
        return read
    }

    private func fault(_ code: String, _ reason: String) -> AuditFileFault {
        AuditFileFault(line: number, code: code, reason: reason)
    }
}

extension AuditFileCheck {
    /// Checks a whole file.
    /// - Throws: `AuditFileFault`, or an error of reading the file.
    public mutating func check(_ file: FileHandle) throws -> Finding {
        var rest: [UInt8] = []
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { rest = try take(pieces: rest + piece) }
        return try end(of: rest)
    }

    /// Checks a whole file in memory.
    /// - Throws: `AuditFileFault`.
    public mutating func check(_ file: [UInt8]) throws -> Finding {
        let rest = try take(pieces: file)
        return try end(of: rest)
    }

    /// Takes the lines that are whole and answers what is left.
    private mutating func take(pieces: [UInt8]) throws -> [UInt8] {
        var lines = pieces.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let rest = lines.popLast() ?? []
        for line in lines { try take(line) }
        return Array(rest)
    }

    private func end(of rest: [UInt8]) throws -> Finding {
        guard rest.isEmpty else { throw fault("file.short", "the last line does not end") }
        return try finding()
    }
}
