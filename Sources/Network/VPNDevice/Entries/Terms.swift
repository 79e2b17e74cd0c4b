/// What a rule says of addresses: all, an object, or the addresses themselves.
public enum AddressTerm: Sendable, Hashable, CustomStringConvertible {
    /// `any`.
    case any
    /// By an object's name.
    case object(String)
    /// Written out.
    case literal(AddressRange)

    /// Reads a term; nil when it is neither addresses nor a possible name.
    public init?(_ text: some StringProtocol) {
        if text == "any" {
            self = .any
        } else if let range = AddressRange(text) {
            self = .literal(range)
        } else if EntryName.isName(text) {
            self = .object(String(text))
        } else {
            return nil
        }
    }

    /// As it is written.
    public var description: String {
        switch self {
        case .any: "any"
        case .object(let name): name
        case .literal(let range): range.description
        }
    }
}

/// What a rule says of services: all, a サービス定義, or protocol and ports themselves.
public enum ServiceTerm: Sendable, Hashable, CustomStringConvertible {
    /// `any`.
    case any
    /// By a サービス定義's name.
    case object(String)
    /// Written out.
    case literal(Service)

    /// Reads a term; nil when it is neither a service nor a possible name.
    public init?(_ text: some StringProtocol) {
        if text == "any" {
            self = .any
        } else if let service = Service(text) {
            self = .literal(service)
        } else if EntryName.isName(text) {
            self = .object(String(text))
        } else {
            return nil
        }
    }

    /// As it is written.
    public var description: String {
        switch self {
        case .any: "any"
        case .object(let name): name
        case .literal(let service): service.description
        }
    }
}

/// What an object, a service or an interface may be called.
public enum EntryName {
    /// Half-width letters, digits, `-` and `_`; a letter first; 31 at most; none of our own words.
    public static func isName(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= 31, isLetter(first), !reserved.contains(String(text)) else {
            return false
        }
        return bytes.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F }
    }

    /// A domain's name in small letters, digits, `-` and `.`.
    public static func isDomain(_ text: some StringProtocol) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 100
            && labels.allSatisfy { label in
                !label.isEmpty
                    && label.utf8.allSatisfy {
                        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
                    }
            }
    }

    private static let reserved: Set<String> = ["any", "tcp", "udp", "icmp"]

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
