public import NoticeForms
public import VPNDevice

/// One organisation's way to the platform: what it asked for, its device, and what is around the device.
public struct Site: Sendable, Hashable {
    /// 設定依頼票.
    public var request: ConfigurationRequest
    /// VPN装置.
    public var device: VPNDevice
    /// LANs, firewalls, internal DNS, the platform's side.
    public var surroundings: Surroundings

    /// Describes a site.
    public init(request: ConfigurationRequest, device: VPNDevice, surroundings: Surroundings) {
        self.request = request
        self.device = device
        self.surroundings = surroundings
    }
}
