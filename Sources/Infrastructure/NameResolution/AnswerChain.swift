/// The way from the name that was asked for, over its aliases, to the records that answer it (RFC 1034 §3.6.2).
struct AnswerChain {
    let addresses: [String]
    let canonicalNames: [String]
    let timeToLive: Int?

    /// More aliases than any honest zone has; each costs a look through the answer.
    private static let longest = 16

    /// Follows the aliases of a message; records that the name does not lead to are no answer and are left out.
    /// - Throws: ``NameFailure/malformed(_:)`` for a message cut off, and for aliases in a circle or too many;
    ///   ``NameFailure/noData(_:)`` when the chain ends without a record of the kind.
    init(_ bytes: [UInt8], name: String, kind: RecordKind) throws(NameFailure) {
        // By owner, so that a message full of aliases costs no more than its length.
        let records = Dictionary(grouping: try AnswerMessage(bytes).records) { Self.folded($0.owner) }
        var owner = Self.folded(name)
        var passed: Set<String> = [owner]
        var names: [String] = []
        var times: [Int] = []
        while let (target, time) = Self.alias(records[owner] ?? []) {
            names.append(target)
            times.append(time)
            owner = Self.folded(target)
            guard passed.insert(owner).inserted else { throw .malformed("別名が循環しています") }
            guard names.count <= Self.longest else { throw .malformed("別名が\(Self.longest)個を超えて続いています") }
        }
        var addresses: [String] = []
        for record in records[owner] ?? [] where record.type == kind.wireType {
            if case .address(let address) = record.data {
                addresses.append(address)
                times.append(record.timeToLive)
            }
        }
        guard kind == .cname ? !names.isEmpty : !addresses.isEmpty else { throw .noData(name) }
        self.addresses = addresses
        canonicalNames = names
        timeToLive = times.min()
    }

    private static func alias(_ records: [AnswerMessage.Record]) -> (String, Int)? {
        for record in records {
            if case .name(let target) = record.data { return (target, record.timeToLive) }
        }
        return nil
    }

    /// Names compare without case and without the root's dot (RFC 4343).
    private static func folded(_ name: String) -> String {
        let lower = name.lowercased()
        return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    }
}
