/// The last links of chains that a transaction wrote itself, so that it need not look for them before the next one.
///
/// There is one writer: nobody lengthens a chain beside an open writing transaction. What is known here is gone with the
/// transaction, also where it is a savepoint in one that others share.
public final class ChainEnds {
    /// The last link of a chain.
    public struct End: Sendable, Hashable {
        public let number: Int64
        public let hash: [UInt8]

        /// Describes a link.
        public init(number: Int64, hash: [UInt8]) {
            self.number = number
            self.hash = hash
        }
    }

    private var ends: [String: End] = [:]

    /// Knows of no chain yet; engines make one for each transaction.
    public init() {}

    /// The last link of a chain, by a name of its own; nil where this transaction has added none.
    public subscript(chain: String) -> End? {
        get { ends[chain] }
        set { ends[chain] = newValue }
    }
}
