import Identifiers
import NoticeForms
public import Reachability
import VPNDevice
import Verdicts

/// The diagram of §3.1 for one organisation, with the places where packets stop (S7, S8).
public struct TopologyPicture: Sendable {
    /// A complete SVG document, UTF-8, 1120 pixels wide.
    public let svg: String

    /// Draws a site and what was found about it.
    public init(_ site: Site, _ proof: Proof) {
        svg = Drawing(site, proof).svg
    }
}

private struct Drawing {
    private let site: Site
    private let proof: Proof
    private let layout: Layout
    private let marks: [Mark]

    init(_ site: Site, _ proof: Proof) {
        self.site = site
        self.proof = proof
        layout = Layout(site, NeedList(site.request, site.surroundings))
        marks = Mark.marks(proof)
    }

    var svg: String {
        let height = layout.bottom + 30 + max(1, marks.count) * 40
        let verdict = marks.isEmpty ? "すべての項目が通ります" : "\(marks.count)か所で止まります"
        let title = "団体 \(site.request.organisation.text) のネットワーク: \(verdict)"
        let head = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Layout.width) \(height)" width="\(Layout.width)" \
            height="\(height)" role="img" aria-labelledby="topology-title topology-text" \
            font-family="'Noto Sans CJK JP','Yu Gothic',sans-serif" font-size="13">
            <title id="topology-title">\(SVGText.escaped(title))</title>
            <desc id="topology-text">\(SVGText.escaped(marks.map { "\($0.number). \($0.text) \($0.remedy)" }.joined(separator: " ")))</desc>
            <rect width="100%" height="100%" fill="#ffffff"/>

            """
        let pieces =
            [SVGText.text(20, 36, title, size: 18, bold: true)] + lines + site.surroundings.sides.flatMap(side) + device
            + platform + marks.enumerated().map(mark) + legend
        return head + pieces.joined(separator: "\n") + "\n</svg>\n"
    }

    // MARK: - Lines

    private var failing: Set<Place> {
        Set(proof.lines.filter { $0.outcome == .fail }.map(\.need.from))
    }

    private var lines: [String] {
        let stopped = failing
        var lines: [String] = []
        for bureau in layout.order {
            let firewall = layout.firewall(bureau)
            for place in layout.places(bureau) {
                lines.append(
                    SVGText.line(
                        layout.place(place).right, (firewall.x, layout.place(place).right.y),
                        fails: stopped.contains(place)))
            }
            let fails = stopped.contains { $0.bureau == bureau }
            lines.append(SVGText.line(firewall.right, (layout.device.x, firewall.right.y), fails: fails))
        }
        let fails = !stopped.isEmpty
        lines.append(SVGText.line((layout.device.right.x, layout.session.left.y), layout.session.left, fails: fails))
        lines.append(
            SVGText.line(layout.session.right, (layout.platformFirewall.x, layout.session.right.y), fails: fails))
        for (index, _) in hosts.enumerated() {
            let box = layout.platform(index, of: hosts.count)
            lines.append(SVGText.line((layout.platformFirewall.right.x, box.left.y), box.left, fails: false))
        }
        return lines
    }

    // MARK: - Boxes

    private func side(_ side: OrganisationSide) -> [String] {
        let lan = layout.lan(side.bureau)
        let stopped = failing
        var pieces = [
            SVGText.box(lan, fill: "#f5f8ff", stroke: "#8a9bc4"),
            SVGText.text(lan.x + 12, lan.y + 19, "\(side.bureau.title)　業務系LAN・専用LAN", bold: true),
        ]
        for place in layout.places(side.bureau) {
            let box = layout.place(place)
            let fails = stopped.contains(place)
            pieces.append(
                SVGText.box(box, fill: fails ? "#fde7e9" : "#e6f4ea", stroke: fails ? "#a3001b" : "#0b5f2a"))
            pieces.append(
                SVGText.text(box.x + 8, box.y + 17, "\(fails ? "×" : "○") \(place.id)　\(place.address)"))
        }
        if let dns = side.internalDNS {
            let box = layout.internalDNS(side.bureau)
            pieces.append(SVGText.box(box, fill: "#ffffff", stroke: "#8a9bc4"))
            pieces.append(SVGText.text(box.x + 8, box.y + 17, "庁内DNSサーバー　\(dns.address)"))
        }
        let firewall = layout.firewall(side.bureau)
        pieces.append(SVGText.box(firewall, fill: "#fff4e0", stroke: "#7a3e00"))
        pieces.append(SVGText.text(firewall.x + firewall.width / 2, firewall.y + 19, "団体側FW", middle: true))
        return pieces
    }

    private var device: [String] {
        var pieces = [
            SVGText.box(layout.device, fill: "#eef2f7", stroke: "#1a2b4c"),
            SVGText.text(
                layout.device.x + layout.device.width / 2, layout.device.y + 20, "VPN装置", bold: true, middle: true),
        ]
        for part in Layout.Part.allCases {
            let box = layout.part(part)
            pieces.append(SVGText.box(box, fill: "#ffffff", stroke: "#8a9bc4"))
            pieces.append(SVGText.text(box.x + box.width / 2, box.y + 18, part.title, size: 12, middle: true))
        }
        pieces.append(SVGText.box(layout.session, fill: "#eef2f7", stroke: "#1a2b4c", dashed: true))
        pieces.append(
            SVGText.text(
                layout.session.x + layout.session.width / 2, layout.session.y + 27, "VPNセッション", size: 12, middle: true))
        return pieces
    }

    private var hosts: [(title: String, address: String)] {
        let platform = site.surroundings.platform
        return [("DNSサーバー", "\(platform.dns)"), ("公開リポジトリ", "\(platform.repository)")]
            + platform.servers.map { ("中間サーバー（\($0.bureau.title)）", "\($0.address)") }
    }

    private var platform: [String] {
        let firewall = layout.platformFirewall
        var pieces = [
            SVGText.box(firewall, fill: "#fff4e0", stroke: "#7a3e00"),
            SVGText.text(firewall.x + firewall.width / 2, firewall.y + 19, "側FW", size: 12, middle: true),
            SVGText.text(firewall.x + 10, firewall.y - 8, "プラットフォーム", bold: true),
        ]
        for (index, host) in hosts.enumerated() {
            let box = layout.platform(index, of: hosts.count)
            pieces.append(SVGText.box(box, fill: "#f5f8ff", stroke: "#8a9bc4"))
            pieces.append(SVGText.text(box.x + box.width / 2, box.y + 20, host.title, size: 11, middle: true))
            pieces.append(SVGText.text(box.x + box.width / 2, box.y + 38, host.address, size: 12, middle: true))
        }
        return pieces
    }

    // MARK: - Marks

    private func mark(_ place: Int, _ mark: Mark) -> String {
        let earlier = marks[..<place].count { $0.anchor == mark.anchor }
        let box: Layout.Box =
            switch mark.anchor {
            case .place(let place): layout.place(place)
            case .internalDNS(let bureau): layout.internalDNS(bureau)
            case .firewall(let bureau): layout.firewall(bureau)
            case .device(let part): layout.part(part)
            case .session: layout.session
            case .platformFirewall: layout.platformFirewall
            }
        let (column, row) = (earlier % 5, earlier / 5)
        let y = min(box.y + box.height - 12, box.y + 36) + row * 22
        return SVGText.mark(mark.number, (box.x + box.width - 12 - column * 24, y))
    }

    private var legend: [String] {
        let top = layout.bottom + 24
        guard !marks.isEmpty else { return [SVGText.text(20, top, "○ 直す設定はありません。")] }
        return marks.enumerated().flatMap { place, mark in
            let y = top + place * 40
            return [
                SVGText.mark(mark.number, (32, y - 4)), SVGText.text(52, y, mark.text),
                SVGText.text(52, y + 18, mark.remedy, bold: true),
            ]
        }
    }
}
