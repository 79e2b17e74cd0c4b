import Reachability
import VPNDevice
import Verdicts

/// How the VPN装置 is connected: DNS, interfaces, routes, session.
extension NetworkFault {
    static let attachmentFaults = nameFaults + routeFaults + sessionFaults

    private static let nameFaults = [
        NetworkFault("dns-forwarder-missing", "DNSフォワーディングの設定がない", .name) { $0.device.dns.forwarders = [] },
        NetworkFault("dns-forwarder-nowhere", "DNSフォワーディング先に何もない", .name) { site in
            for index in site.device.dns.forwarders.indices {
                site.device.dns.forwarders[index].server = IPv4Address(0xC612_0063)
            }
        },
        NetworkFault("dns-interface-missing", "首長部局側でDNSを受け付けていない", .name) { site in
            site.device.dns.interfaces.removeAll { $0 == "lan-mayor" }
        },
    ]

    private static let routeFaults = [
        NetworkFault("interface-wrong-address", "首長部局側のアドレスが違う", .route) { site in
            site.change(.mayor) { $0.address = IPv4Network(IPv4Address(0x0A14_0003), length: 29) }
        },
        NetworkFault("interface-swapped", "首長部局側と教育委員会側が逆", .route) { site in
            for index in site.device.interfaces.indices {
                switch site.device.interfaces[index].side {
                case .mayor: site.device.interfaces[index].side = .education
                case .education: site.device.interfaces[index].side = .mayor
                case .line: continue
                }
            }
        },
        NetworkFault("interface-wrong-network", "首長部局側のネットマスクが違う", .route) { site in
            site.change(.mayor) { $0.address = IPv4Network($0.address.address, length: 32) }
        },
        NetworkFault("route-missing", "業務系LANへの経路がない", .route) { site in
            site.device.routes.removeAll { $0.destination.address == IPv4Address(0x0A14_0100) }
        },
        NetworkFault("route-wrong-gateway", "専用LANへの経路のゲートウェイが違う", .route) { site in
            for index in site.device.routes.indices
            where site.device.routes[index].destination.address == IPv4Address(0x0A14_0B00) {
                site.device.routes[index].gateway = IPv4Address(0x0A14_0005)
            }
        },
        NetworkFault("route-overlap", "団体内の経路がサーバーのアドレスと重なる", .route) { site in
            site.device.routes.append(
                DeviceRoute(
                    destination: IPv4Network(IPv4Address(0xC612_0101), length: 32), gateway: IPv4Address(0x0A14_0002)))
        },
    ]

    private static let sessionFaults = [
        NetworkFault("session-down", "VPNセッションが切れている", .vpnSession) { $0.device.session.isUp = false },
        NetworkFault("session-wrong-peer", "VPNセッションの対向装置が違う", .vpnSession) { site in
            site.device.session.peer = IPv4Address(0xCB00_7109)
        },
        NetworkFault("session-remote-missing", "サーバーが対向ネットワークに入っていない", .vpnSession) { site in
            site.device.session.remotes.removeAll { $0.address == IPv4Address(0xC612_0101) }
        },
        NetworkFault("session-own-address", "VPNセッションの自アドレスが違う", .vpnSession) { site in
            site.device.session.address = IPv4Address(0xC612_4009)
        },
        NetworkFault("session-mtu", "長いパケットがVPNセッションを通らない", .vpnSession) { site in
            site.device.session.clampsSegments = false
            for index in site.surroundings.sides.indices { site.surroundings.sides[index].passesErrors = false }
        },
    ]
}

extension Site {
    fileprivate mutating func change(_ side: DeviceInterface.Side, _ change: (inout DeviceInterface) -> Void) {
        for index in device.interfaces.indices where device.interfaces[index].side == side {
            change(&device.interfaces[index])
        }
    }
}
