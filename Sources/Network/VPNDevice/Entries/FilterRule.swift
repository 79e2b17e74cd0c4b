/// One rule of a packet filter; the first that matches decides, and what none matches is dropped.
public struct FilterRule: Sendable, Hashable {
    /// From 1; rules are in its order.
    public var number: Int
    /// What becomes of the packet.
    public var action: Action
    /// The interface by which the packet came; nil for any.
    public var interface: String?
    /// Whose packets.
    public var source: AddressTerm
    /// For whom; after NAT, so the inside address.
    public var destination: AddressTerm
    /// Which service.
    public var service: ServiceTerm
    /// Whether the rule is in force.
    public var isEnabled: Bool

    /// What becomes of a packet.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// 許可.
        case accept
        /// 破棄: the sender is not told.
        case drop
        /// 拒否: the sender is told.
        case reject

        /// As it is written in a worksheet.
        public var title: String {
            switch self {
            case .accept: "許可"
            case .drop: "破棄"
            case .reject: "拒否"
            }
        }
    }

    /// Describes a rule.
    public init(
        number: Int, action: Action, interface: String? = nil, source: AddressTerm, destination: AddressTerm,
        service: ServiceTerm, isEnabled: Bool = true
    ) {
        self.number = number
        self.action = action
        self.interface = interface
        self.source = source
        self.destination = destination
        self.service = service
        self.isEnabled = isEnabled
    }
}
