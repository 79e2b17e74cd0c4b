/// Entries as lines: what a worksheet shows and a person edits.
extension VPNDevice {
    /// Every entry as a line, section by section.
    public var rows: [DeviceRow] {
        var rows = [DeviceRow(.device, RowWords.name, name)]
        rows += interfaces.map { DeviceRow(.interface, $0.name, $0.text) }
        rows += routes.map { DeviceRow(.route, $0.destination.description, $0.gateway.description) }
        rows += objects.map { DeviceRow(.object, $0.name, $0.text) }
        rows += services.map { DeviceRow(.service, $0.name, $0.service.description) }
        rows += nat.map { DeviceRow(.nat, String($0.number), $0.text) }
        rows += napt.map { DeviceRow(.napt, String($0.number), $0.text) }
        rows += filter.map { DeviceRow(.filter, String($0.number), $0.text) }
        rows.append(DeviceRow(.dns, RowWords.clients, dns.interfaces.joined(separator: " ")))
        rows += dns.forwarders.map { DeviceRow(.dns, $0.domain, $0.server.description) }
        rows += session.rows
        rows += lamps.map { DeviceRow(.lamp, $0.name, $0.state.title) }
        return rows
    }
}

/// The words of lines that are not the entries' own.
package enum RowWords {
    package static let name = "名称"
    package static let clients = "参照元"
    package static let peer = "対向装置"
    package static let address = "自アドレス"
    package static let remotes = "対向ネットワーク"
    package static let mtu = "MTU"
    package static let clamp = "MSS調整"
    package static let state = "接続"
    package static let on = "有効"
    package static let off = "無効"
    package static let group = "グループ"
    package static let bothWays = "双方向"
    package static let oneWay = "片方向"
    package static let arrow = "→"
}

extension DeviceInterface {
    /// `首長部局 10.20.0.1/24 MTU 1500`.
    public var text: String { "\(side.title) \(address) \(RowWords.mtu) \(mtu)" }
}

extension NetworkObject {
    /// `10.20.1.21`, or `グループ a b`.
    public var text: String {
        switch value {
        case .addresses(let range): range.description
        case .group(let members): ([RowWords.group] + members).joined(separator: " ")
        }
    }
}

extension NATEntry {
    /// `192.0.2.10 tcp 443 → atena-mayor 443 双方向`.
    public var text: String {
        let words = [
            outside.description, service.description, RowWords.arrow, inside.description, String(port),
            bothWays ? RowWords.bothWays : RowWords.oneWay,
        ]
        return (words + (isEnabled ? [] : [RowWords.off])).joined(separator: " ")
    }
}

extension NAPTEntry {
    /// `legacy-tax-mayor → 198.18.64.1 20000-20999`.
    public var text: String {
        let words = [
            source.description, RowWords.arrow, outside.description, "\(ports.lowerBound)-\(ports.upperBound)",
        ]
        return (words + (isEnabled ? [] : [RowWords.off])).joined(separator: " ")
    }
}

extension FilterRule {
    /// `許可 atena-mayor → servers https (lan-mayor)`.
    public var text: String {
        var words = [
            action.title, source.description, RowWords.arrow, destination.description, service.description,
        ]
        if let interface { words.append("(\(interface))") }
        return (words + (isEnabled ? [] : [RowWords.off])).joined(separator: " ")
    }
}

extension VPNSession {
    /// A line for each setting.
    var rows: [DeviceRow] {
        func word(_ flag: Bool) -> String { flag ? RowWords.on : RowWords.off }
        return [
            DeviceRow(.session, RowWords.peer, peer.description),
            DeviceRow(.session, RowWords.address, address.description),
            DeviceRow(.session, RowWords.remotes, remotes.map(\.description).joined(separator: " ")),
            DeviceRow(.session, RowWords.mtu, String(mtu)),
            DeviceRow(.session, RowWords.clamp, word(clampsSegments)),
            DeviceRow(.session, RowWords.state, word(isUp)),
        ]
    }
}
