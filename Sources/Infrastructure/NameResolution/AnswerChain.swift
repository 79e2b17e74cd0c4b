/// The way from the name that was asked for, over its aliases, to the records that answer it (RFC 1034 §3.6.2).
struct AnswerChain {
    let addresses: [String]
    let canonicalNames: [String]
    let timeToLive: Int?

    /// Follows the aliases of a message; records that the name does not lead to are no answer and are left out.
    /// - Throws: ``NameFailure/malformed(_:)`` for a message cut off or aliases in a circle;
    ///   ``NameFailure/noData(_:)`` when the chain ends without a record of the kind.
    init(_ bytes: [UInt8], name: String, kind: RecordKind) throws(NameFailure) {
        let records = try AnswerMessage(bytes).records
        var owner = Self.folded(name)
        var names: [String] = []
        var times: [Int] = []
        while let (target, time) = Self.alias(of: owner, in: records) {
            guard names.count < records.count else { throw .malformed("別名が循環しています") }
            names.append(target)
            times.append(time)
            owner = Self.folded(target)
        }
        var addresses: [String] = []
        for record in records where record.type == kind.wireType && Self.folded(record.owner) == owner {
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

    private static func alias(of owner: String, in records: [AnswerMessage.Record]) -> (String, Int)? {
        for record in records where folded(record.owner) == owner {
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
