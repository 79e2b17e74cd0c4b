import Identifiers
import Reachability
import VPNDevice
import Verdicts

/// What is around the VPN装置: terminals, 庁内DNSサーバー, firewalls, the platform's side.
extension NetworkFault {
    static let surroundingFaults = placeFaults + firewallFaults + platformFaults

    private static let placeFaults = [
        NetworkFault("terminal-wrong-dns", "管理端末のDNS参照先が違う", .name) { site in
            site.set(.init(id: "admin-terminal", dns: IPv4Address(0x0A14_0B63)))
        },
        NetworkFault("terminal-wrong-gateway", "接続端末のデフォルトゲートウェイが違う", .route) { site in
            site.set(.init(id: "connection-terminal", gateway: IPv4Address(0x0A14_0B63)))
        },
        NetworkFault("internal-dns-wrong-forwarder", "庁内DNSサーバーの転送先が違う", .name) { site in
            site.change { $0.internalDNS?.forwardsTo = IPv4Address(0x0A14_0163) }
        },
        NetworkFault("atena-not-listening", "統合宛名システムが待ち受けていない", .tcp) { site in
            site.set(.init(id: "atena-system", isDown: true))
        },
        NetworkFault("registry-not-listening", "住基システムが待ち受けていない", .tcp) { site in
            site.set(.init(id: "resident-registry", isDown: true))
        },
    ]

    private static let firewallFaults = [
        NetworkFault("firewall-missing-server", "団体側FWにサーバー宛ての許可規則がない", .organisationFirewall) { site in
            site.change { side in side.firewall.removeAll { $0.number == 30 } }
        },
        NetworkFault("firewall-missing-dns", "団体側FWに端末のDNSの許可規則がない", .organisationFirewall) { site in
            site.change { side in side.firewall.removeAll { $0.number == 20 } }
        },
        NetworkFault("firewall-missing-inward", "団体側FWに団体内システム宛ての許可規則がない", .organisationFirewall) { site in
            site.change { side in side.firewall.removeAll { $0.number == 50 } }
        },
        NetworkFault("firewall-order", "団体側FWの破棄規則が許可規則より前にある", .organisationFirewall) { site in
            site.change { side in
                side.firewall.insert(
                    FilterRule(
                        number: 5, action: .drop, source: .any, destination: .any, service: .literal(.tcp(80))), at: 0)
            }
        },
        NetworkFault("one-way-block", "団体側FWが応答を通さない", .organisationFirewall) { site in
            site.change { $0.isStateful = false }
        },
        NetworkFault("firewall-wrong-next-hop", "団体側FWのプラットフォーム宛ての経路が違う", .route) { site in
            site.change { $0.nextHop = IPv4Address(0x0A14_0014) }
        },
    ]

    private static let platformFaults = [
        NetworkFault("access-point-not-set", "プラットフォームにアクセス先が未設定", .platformFirewall) { site in
            site.surroundings.platform.accessPoints.removeAll { $0.address == IPv4Address(0xC000_021E) }
        },
        NetworkFault("platform-firewall-missing", "プラットフォーム側FWに公開リポジトリの規則がない", .platformFirewall) { site in
            site.surroundings.platform.firewall.removeAll { $0.number == 20 }
        },
    ]
}

extension Site {
    fileprivate mutating func change(_ change: (inout OrganisationSide) -> Void) {
        for index in surroundings.sides.indices where surroundings.sides[index].bureau == .mayor {
            change(&surroundings.sides[index])
        }
    }

    fileprivate mutating func set(_ place: OrganisationSide.PlaceSetting) { change { $0.places = [place] } }
}
