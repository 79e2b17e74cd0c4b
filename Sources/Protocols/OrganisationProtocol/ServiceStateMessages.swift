/// S1 → systems: whether the server can be used, and when (IF_SYM_20212).
public struct ServiceStateDocument: Sendable, Codable, Hashable {
    /// `open` or `closed`.
    public let state: String
    /// The server's own clock, RFC 3339.
    public let at: String
    /// The end of today's hours while it is open, RFC 3339.
    public let closesAt: String?
    /// The next opening, RFC 3339; null when none is known.
    public let opensAt: String?
    /// Today and the days that follow.
    public let days: [ServiceDay]
    /// When certificates take effect next (§2.8), RFC 3339.
    public let nextRestart: String
    /// When 符号取得 can go on (§3.5).
    public let interfaceSystemWindows: [ServiceWindow]
    /// 情報連携: `open` or `closed`, and from when.
    public let linkage: String
    public let linkageOpensAt: String?

    /// Describes a state.
    public init(
        state: String, at: String, closesAt: String?, opensAt: String?, days: [ServiceDay], nextRestart: String,
        interfaceSystemWindows: [ServiceWindow], linkage: String, linkageOpensAt: String?
    ) {
        self.state = state
        self.at = at
        self.closesAt = closesAt
        self.opensAt = opensAt
        self.days = days
        self.nextRestart = nextRestart
        self.interfaceSystemWindows = interfaceSystemWindows
        self.linkage = linkage
        self.linkageOpensAt = linkageOpensAt
    }
}

/// One day of the service calendar.
public struct ServiceDay: Sendable, Codable, Hashable {
    /// `yyyy-MM-dd`.
    public let day: String
    /// `12:00-21:00`; null: closed.
    public let hours: String?
    /// Whether the operator changed that day's hours.
    public let isChanged: Bool

    /// Describes a day.
    public init(day: String, hours: String?, isChanged: Bool) {
        self.day = day
        self.hours = hours
        self.isChanged = isChanged
    }
}

/// From an instant until another, RFC 3339.
public struct ServiceWindow: Sendable, Codable, Hashable {
    public let opens: String
    public let closes: String

    /// Describes a window.
    public init(opens: String, closes: String) {
        self.opens = opens
        self.closes = closes
    }
}
