import Reachability
import VPNDevice
import Verdicts

/// Entries of the VPN装置 that rules are made of: NAT, NAPT, objects, packet filter.
extension NetworkFault {
    static let deviceFaults = translationFaults + objectFaults + filterFaults

    private static let translationFaults = [
        NetworkFault("nat-missing-atena", "統合宛名システムのNATがない", .vpnTranslation) { site in
            site.device.nat.removeAll { $0.inside == .object("atena-system-mayor") }
        },
        NetworkFault("nat-missing-registry", "住基システムのNATがない", .vpnTranslation) { site in
            site.device.nat.removeAll { $0.inside == .object("resident-registry-mayor") }
        },
        NetworkFault("nat-disabled", "統合宛名システムのNATが無効", .vpnTranslation) { site in
            site.changeNAT("atena-system-mayor") { $0.isEnabled = false }
        },
        NetworkFault("nat-wrong-system", "住基システムのNATの変換先が既存システム", .vpnTranslation) { site in
            site.changeNAT("resident-registry-mayor") { $0.inside = .object("legacy-tax-mayor") }
        },
        NetworkFault("nat-wrong-inside-port", "住基システムのNATの変換後ポートが違う", .vpnTranslation) { site in
            site.changeNAT("resident-registry-mayor") { $0.port = 8_443 }
        },
        NetworkFault("nat-wrong-service", "住基システムのNATの対象ポートが違う", .vpnTranslation) { site in
            site.changeNAT("resident-registry-mayor") { $0.service = .tcp(8_443) }
        },
        NetworkFault("nat-wrong-outside", "住基システムのNATの外側アドレスが違う", .vpnTranslation) { site in
            site.changeNAT("resident-registry-mayor") { $0.outside = IPv4Address(0xC000_020B) }
        },
        NetworkFault("nat-one-way", "統合宛名システムのNATが片方向", .vpnTranslation) { site in
            site.changeNAT("atena-system-mayor") { $0.bothWays = false }
        },
        NetworkFault("napt-missing", "既存システムのNAPTがない", .vpnTranslation) { site in
            site.device.napt.removeAll { $0.source == .object("legacy-tax-mayor") }
        },
        NetworkFault("napt-disabled", "管理端末のNAPTが無効", .vpnTranslation) { site in
            site.changeNAPT("admin-terminal-mayor") { $0.isEnabled = false }
        },
        NetworkFault("napt-wrong-address", "既存システムのNAPTの変換後アドレスが違う", .vpnTranslation) { site in
            site.changeNAPT("legacy-tax-mayor") { $0.outside = IPv4Address(0xC612_4063) }
        },
        NetworkFault("napt-wrong-port", "既存システムのNAPTの変換後ポートが割当て外", .platformFirewall) { site in
            site.changeNAPT("legacy-tax-mayor") { $0.ports = 40_000...40_999 }
        },
    ]

    private static let objectFaults = [
        NetworkFault("object-stale", "既存システムのネットワーク定義が旧アドレス", .vpnFilter) { site in
            site.changeObject("legacy-tax-mayor", .addresses(.host(IPv4Address(0x0A14_0163))))
        },
        NetworkFault("object-stale-atena", "統合宛名システムのネットワーク定義が旧アドレス", .vpnFilter) { site in
            site.changeObject("atena-system-mayor", .addresses(.host(IPv4Address(0x0A14_0163))))
        },
        NetworkFault("object-group-incomplete", "グループに既存システムが入っていない", .vpnFilter) { site in
            for index in site.device.objects.indices where site.device.objects[index].name == "callers-mayor" {
                guard case .group(let members) = site.device.objects[index].value else { continue }
                site.device.objects[index].value = .group(members.filter { $0 != "legacy-welfare-mayor" })
            }
        },
        NetworkFault("object-server-wrong", "自治体中間サーバーのネットワーク定義が違うアドレス", .vpnFilter) { site in
            site.changeObject("server-mayor", .addresses(.host(IPv4Address(0xC612_0109))))
        },
    ]

    private static let filterFaults = [
        NetworkFault("filter-missing-server", "サーバー宛ての許可規則がない", .vpnFilter) { site in
            site.device.filter.removeAll { $0.destination == .object("server-mayor") }
        },
        NetworkFault("filter-missing-repository", "公開リポジトリ宛ての許可規則がない", .vpnFilter) { site in
            site.device.filter.removeAll {
                $0.destination == .object("repository") && $0.source == .object("callers-mayor")
            }
        },
        NetworkFault("filter-missing-inward", "統合宛名システム宛ての許可規則がない", .vpnFilter) { site in
            site.device.filter.removeAll { $0.destination == .object("atena-system-mayor") }
        },
        NetworkFault("filter-disabled", "サーバー宛ての許可規則が無効", .vpnFilter) { site in
            for index in site.device.filter.indices
            where site.device.filter[index].destination == .object("server-mayor") {
                site.device.filter[index].isEnabled = false
            }
        },
        NetworkFault("filter-order", "破棄規則が許可規則より前にある", .vpnFilter) { site in
            site.device.filter.insert(
                FilterRule(
                    number: 5, action: .drop, source: .object("legacy-tax-mayor"), destination: .any, service: .any),
                at: 0)
        },
        NetworkFault("filter-reject", "拒否規則が許可規則より前にある", .vpnFilter) { site in
            site.device.filter.insert(
                FilterRule(
                    number: 5, action: .reject, source: .any, destination: .object("repository"),
                    service: .literal(.tcp(80))), at: 0)
        },
        NetworkFault("filter-wrong-interface", "許可規則のインターフェースが違う", .vpnFilter) { site in
            for index in site.device.filter.indices
            where site.device.filter[index].destination == .object("server-mayor") {
                site.device.filter[index].interface = "lan-education"
            }
        },
        NetworkFault("filter-wrong-service", "許可規則のサービスが違う", .vpnFilter) { site in
            for index in site.device.services.indices where site.device.services[index].name == "https" {
                site.device.services[index].service = .tcp(8_443)
            }
        },
    ]
}

extension Site {
    fileprivate mutating func changeNAT(_ inside: String, _ change: (inout NATEntry) -> Void) {
        for index in device.nat.indices where device.nat[index].inside == .object(inside) { change(&device.nat[index]) }
    }

    fileprivate mutating func changeNAPT(_ source: String, _ change: (inout NAPTEntry) -> Void) {
        for index in device.napt.indices where device.napt[index].source == .object(source) {
            change(&device.napt[index])
        }
    }

    fileprivate mutating func changeObject(_ name: String, _ value: NetworkObject.Value) {
        for index in device.objects.indices where device.objects[index].name == name {
            device.objects[index].value = value
        }
    }
}
