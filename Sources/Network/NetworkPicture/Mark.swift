import Identifiers
import Reachability
import Verdicts

/// A number in the picture: where packets stop, what is seen there, and what to change.
struct Mark {
    /// Where it is drawn.
    enum Anchor: Hashable {
        case place(Place)
        case internalDNS(Bureau)
        case firewall(Bureau)
        case device(Layout.Part)
        case session
        case platformFirewall

        init(_ finding: Finding) {
            let place = finding.leg.place
            self =
                switch finding.stop {
                case .gateway, .nameServer, .target: .place(place)
                case .internalForwarding: .internalDNS(place.bureau)
                case .firewall, .answers, .firewallRoute: .firewall(place.bureau)
                case .nameNotTaken, .forwarder: .device(.names)
                case .interface, .captured, .wayBack: .device(.routes)
                case .filter: .device(.filter)
                case .sourceTranslation, .sourcePorts, .accessPoint: .device(.translation)
                case .session, .segments: .session
                case .accessPointNotSet, .platformFirewall: .platformFirewall
                }
        }
    }

    let number: Int
    let anchor: Anchor
    let finding: Finding
    /// The lines of the test that stop here for this reason.
    var needs: [Need]

    /// The findings of a proof, those with the same place and correction as one.
    static func marks(_ proof: Proof) -> [Mark] {
        var marks: [Mark] = []
        for line in proof.lines {
            guard let finding = line.finding else { continue }
            let anchor = Anchor(finding)
            if let known = marks.firstIndex(where: {
                $0.anchor == anchor && $0.finding.correction == finding.correction && $0.finding.stop == finding.stop
            }) {
                marks[known].needs.append(line.need)
            } else {
                marks.append(Mark(number: marks.count + 1, anchor: anchor, finding: finding, needs: [line.need]))
            }
        }
        return marks
    }

    /// `T7・T8: NAT・NAPT: …  直す設定: …`.
    var text: String {
        let items = Set(needs.map(\.item)).sorted().map(\.rawValue).joined(separator: "・")
        let from = Set(needs.map { "\($0.bureau.title) \($0.from.id)" }).sorted()
        let who = from.prefix(2).joined(separator: "、") + (from.count > 2 ? " ほか\(from.count - 2)" : "")
        return "\(items)（\(who)） \(finding.hop.title): \(finding.seen)"
    }

    /// What to change.
    var remedy: String { finding.correction.map { "→ \($0.text)" } ?? "→ 運用事業者に問い合わせてください" }
}
