import Foundation
import Verdicts

/// Each terminal and system of a side with the hops of its way to the platform, the first that failed marked (§3.1).
struct PathPicture {
    let svg: String

    private static let hops: [(hops: Set<Hop>, title: String)] = [
        ([.name], "名前解決"), ([.route, .organisationFirewall], "団体側FW"),
        ([.vpnFilter, .vpnTranslation], "VPN装置"), ([.vpnSession], "VPN"), ([.platformFirewall], "PF側FW"),
        ([.tcp], "TCP"), ([.tls], "TLS"), ([.chain], "証明書"), ([.revocation], "失効確認"), ([.http], "HTTP"),
        ([.application], "業務処理"),
    ]
    private static let (left, step, row, top) = (250, 72, 46, 70)

    init(_ bureau: String, _ lines: [ItemResult]) {
        let places = lines.reduce(into: [String]()) { if !$0.contains($1.from) { $0.append($1.from) } }
        let width = Self.left + Self.hops.count * Self.step + 170
        let height = Self.top + places.count * Self.row + 20
        let side = TestReport.side(bureau)
        let failed = lines.filter { $0.verdict == .fail }
        let summary =
            failed.isEmpty
            ? "失敗した箇所はありません。" : failed.map { "\($0.from)の\($0.item.rawValue)は\($0.hop?.title ?? "")で失敗。" }.joined()
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" role="img" \
            aria-label="\(Markup.escaped("\(side)の接続経路: \(summary)"))" font-family="sans-serif" font-size="13">
            <rect x="0" y="0" width="\(width)" height="\(height)" fill="#fff"/>
            <text x="20" y="28" font-size="16" font-weight="bold">\(Markup.escaped("\(side)の接続経路"))</text>

            """
        for (index, hop) in Self.hops.enumerated() {
            text +=
                "<text x=\"\(Self.x(index))\" y=\"54\" text-anchor=\"middle\" font-size=\"12\">\(hop.title)</text>\n"
        }
        for (index, place) in places.enumerated() {
            text += Self.place(place, lines.filter { $0.from == place }, Self.top + index * Self.row)
        }
        svg = text + "</svg>\n"
    }

    private static func x(_ hop: Int) -> Int { left + hop * step + step / 2 }

    private static func place(_ name: String, _ lines: [ItemResult], _ y: Int) -> String {
        let failed = lines.filter { $0.verdict == .fail }
        let stops = Set(failed.compactMap(\.hop))
        let passed = lines.filter { $0.verdict == .pass }.map(\.item.rawValue)
        // A name that resolves says nothing about the way to the server.
        let arrived = lines.contains { $0.verdict == .pass && $0.item != .t1 }
        let first = hops.firstIndex { !$0.hops.isDisjoint(with: stops) }
        let middle = y + 16
        let end = left + hops.count * step
        // Where nothing failed and nothing arrived, no more is known than that the name resolved, or not even that.
        let known = passed.isEmpty ? 220 : x(0) + 8
        let stop = first.map(x) ?? known
        // Where something passed, the way is open to the end, whatever else was refused on it.
        let solid = arrived ? end : stop
        var text = """
            <rect x="20" y="\(y)" width="200" height="32" rx="4" fill="#eef3f8" stroke="#345"/>
            <text x="30" y="\(y + 21)">\(Markup.escaped(name))</text>
            <line x1="220" y1="\(middle)" x2="\(solid)" y2="\(middle)" stroke="#345" stroke-width="2"/>

            """
        if solid < end {
            text +=
                "<line x1=\"\(solid)\" y1=\"\(middle)\" x2=\"\(end)\" y2=\"\(middle)\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>\n"
        }
        for (index, hop) in hops.enumerated() {
            let items = failed.filter { $0.hop.map(hop.hops.contains) ?? false }.map(\.item.rawValue)
            guard !items.isEmpty else {
                let isReached = x(index) < solid
                text +=
                    "<circle cx=\"\(x(index))\" cy=\"\(middle)\" r=\"5\" fill=\"\(isReached ? "#345" : "#fff")\" stroke=\"\(isReached ? "#345" : "#999")\"/>\n"
                continue
            }
            text += """
                <g stroke="#b00020" stroke-width="4"><line x1="\(x(index) - 8)" y1="\(middle - 8)" x2="\(x(index) + 8)" y2="\(middle + 8)"/>\
                <line x1="\(x(index) + 8)" y1="\(middle - 8)" x2="\(x(index) - 8)" y2="\(middle + 8)"/></g>
                <text x="\(x(index))" y="\(middle + 24)" text-anchor="middle" font-size="11" fill="#b00020">\(items.joined(separator: " "))</text>

                """
        }
        let label = passed.isEmpty ? "到達した項目なし" : "合格 \(passed.joined(separator: " "))"
        return text + "<text x=\"\(end + 10)\" y=\"\(middle + 5)\" font-size=\"12\">\(label)</text>\n"
    }
}
