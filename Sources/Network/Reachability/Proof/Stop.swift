public import VPNDevice
public import Verdicts

/// Where the packets of an exchange stop.
///
/// The proof finds it in the settings, the lab in the packets; what it means is said once, in `Diagnosis`.
public enum Stop: Sendable, Hashable {
    /// The place sends its packets to no router, or another one.
    case gateway
    /// The place asks somebody else for names.
    case nameServer
    /// 庁内DNSサーバー asks somebody else.
    case internalForwarding
    /// The VPN装置 takes no questions on this side.
    case nameNotTaken
    /// The VPN装置 asks nobody about the domain, or somebody else.
    case forwarder
    /// The organisation's firewall: a rule, or none that matches.
    case firewall(rule: Int?)
    /// The organisation's firewall lets no answers pass.
    case answers
    /// The organisation's firewall sends what is for the platform elsewhere.
    case firewallRoute
    /// The VPN装置 is not where the LAN expects it.
    case interface
    /// A static route of the VPN装置 takes what is for the platform.
    case captured(by: IPv4Network)
    /// The VPN装置 knows no way to the LAN.
    case wayBack
    /// The packet filter of the VPN装置: a rule, or none that matches.
    case filter(rule: Int?)
    /// Packets leave with an address that is not the organisation's: no NAPT entry, or this one.
    case sourceTranslation(entry: Int?)
    /// Packets leave with ports that are not the organisation's.
    case sourcePorts(entry: Int)
    /// What arrives for an access point is not, or wrongly, translated.
    case accessPoint(entry: Int?)
    /// The session is down, or does not reach these addresses.
    case session
    /// Long packets do not fit into the tunnel, and the sender does not learn of it.
    case segments
    /// The platform has not set the access point yet.
    case accessPointNotSet
    /// The platform's firewall: a rule, or none that matches.
    case platformFirewall(rule: Int?)
    /// Nobody listens.
    case target

    /// The hop by which it is told.
    public var hop: Hop {
        switch self {
        case .nameServer, .internalForwarding, .nameNotTaken, .forwarder: .name
        case .gateway, .firewallRoute, .interface, .captured, .wayBack: .route
        case .firewall, .answers: .organisationFirewall
        case .filter: .vpnFilter
        case .sourceTranslation, .accessPoint: .vpnTranslation
        case .session, .segments: .vpnSession
        case .sourcePorts, .accessPointNotSet, .platformFirewall: .platformFirewall
        case .target: .tcp
        }
    }
}
