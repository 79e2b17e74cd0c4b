public import ServiceCalendar

/// One of the four checks of the VPN device, as somebody confirmed it (§1.5, items 1 to 4).
public struct DeviceConfirmation: Sendable, Hashable {
    /// `c1` … `c4`.
    public let item: String
    /// The day on which the check was finished.
    public let confirmedOn: CalendarDay
    /// Who confirmed it.
    public let confirmedBy: String
    /// What is worth noting.
    public let remark: String

    /// Describes a confirmation.
    public init(item: String, confirmedOn: CalendarDay, confirmedBy: String, remark: String) {
        self.item = item
        self.confirmedOn = confirmedOn
        self.confirmedBy = confirmedBy
        self.remark = remark
    }
}
