import Testing
import VPNDevice

/// Lines that a person might fill in wrongly, and what they are told.
@Suite struct BadLineTests {
    private static let good: [DeviceRow] = [
        DeviceRow(.device, "名称", "vpn-1"), DeviceRow(.interface, "lan-mayor", "首長部局 10.20.0.1/29 MTU 1500"),
        DeviceRow(.object, "atena", "10.20.1.21"), DeviceRow(.service, "https", "tcp 443"),
        DeviceRow(.session, "対向装置", "203.0.113.1"), DeviceRow(.session, "自アドレス", "198.18.64.1"),
        DeviceRow(.session, "対向ネットワーク", "198.18.0.0/16"), DeviceRow(.session, "MTU", "1420"),
        DeviceRow(.session, "MSS調整", "有効"), DeviceRow(.session, "接続", "有効"),
    ]

    private static func read(_ row: DeviceRow) throws -> VPNDevice {
        let rows = good.filter { $0.entry != row.entry } + [row]
        return try VPNDevice.reading(rows: rows.enumerated().map { (place: "\($0.offset + 1)行目", row: $0.element) })
            .device
    }

    @Test(arguments: [
        (DeviceRow(.device, "名称", "VPN装置"), "device.name"),
        (DeviceRow(.interface, "lan-mayor", "首長部局 10.20.0.1 MTU 1500"), "device.shape"),
        (DeviceRow(.interface, "lan-mayor", "首長部局 10.20.0.1/29 MTU 100"), "device.shape"),
        (DeviceRow(.interface, "lan-of-the-mayors-office", "首長部局 10.20.0.1/29 MTU 1500"), "device.name"),
        (DeviceRow(.route, "10.20.1.1/24", "10.20.0.2"), "device.shape"),
        (DeviceRow(.route, "10.20.1.0/24", "LAN"), "device.shape"),
        (DeviceRow(.object, "庁内", "10.20.1.21"), "device.name"),
        (DeviceRow(.object, "x", "10.20.1"), "device.shape"),
        (DeviceRow(.object, "x", "グループ atena 端末"), "device.name"),
        (DeviceRow(.object, "x", "グループ nobody"), "device.undefined"),
        (DeviceRow(.service, "x", "https"), "device.shape"),
        (DeviceRow(.nat, "0", "192.0.2.10 tcp 443 → atena 443"), "device.number"),
        (DeviceRow(.nat, "1", "192.0.2.10 tcp 443 atena 443"), "device.shape"),
        (DeviceRow(.nat, "1", "192.0.2.10 tcp 443 → any 443"), "device.shape"),
        (DeviceRow(.nat, "1", "192.0.2.10 tcp 443 → nobody 443"), "device.undefined"),
        (DeviceRow(.nat, "1", "192.0.2.10 tcp 443 → 10.20.0.0/16 443"), "device.one-address"),
        (DeviceRow(.napt, "1", "atena → 198.18.64.1"), "device.shape"),
        (DeviceRow(.napt, "1", "atena → 198.18.64.1 30000-20000"), "device.shape"),
        (DeviceRow(.filter, "10", "通す atena → any any"), "device.shape"),
        (DeviceRow(.filter, "10", "許可 atena → nobody any"), "device.undefined"),
        (DeviceRow(.filter, "10", "許可 atena → any nothing"), "device.undefined"),
        (DeviceRow(.filter, "10", "許可 atena → any any (wan)"), "device.undefined"),
        (DeviceRow(.dns, "参照元", "wan"), "device.undefined"),
        (DeviceRow(.dns, "Chukan.Example", "198.18.0.53"), "device.shape"),
        (DeviceRow(.session, "MTU", "大"), "device.shape"),
        (DeviceRow(.lamp, "POWER", "緑"), "device.shape"),
    ]) func `a bad line is refused with its place`(row: DeviceRow, code: String) throws {
        let error = try #require(throws: DeviceFileError.self) { try Self.read(row) }
        #expect(error.code == code)
        #expect(error.place.contains("\(row.entry)"))
        #expect(error.place.contains("10行目") || error.place.contains("11行目"))
    }

    @Test func `full width, other arrows and more spaces are read`() throws {
        let device = try Self.read(DeviceRow(.nat, "１", "　192.0.2.10　ｔｃｐ　４４３ －> atena  ４４３"))
        #expect(
            device.nat == [
                NATEntry(
                    number: 1, outside: IPv4Address(0xC000_020A), service: .tcp(443), inside: .object("atena"),
                    port: 443)
            ])
        let ranged = try Self.read(DeviceRow(.object, "x", "10.20.1.1ー10.20.1.9"))
        #expect(ranged.objects.last?.text == "10.20.1.1-10.20.1.9")
    }

    @Test func `a line that comes twice is refused`() {
        let rows = Self.good + [Self.good[2]]
        #expect(throws: DeviceFileError.self) {
            try VPNDevice.reading(rows: rows.map { (place: "", row: $0) })
        }
    }

    @Test(arguments: ["", "{", "{\"nftables\": 1}", "{\"nftables\": []}"])
    func `what is no ruleset is refused`(text: String) {
        #expect(throws: DeviceFileError.self) { try VPNDevice.reading(nftables: Array(text.utf8)) }
    }

    @Test(arguments: ["", "種別", "種別,番号・名称\r\nNAT", "種別,番号・名称,値\r\n\"ネットワーク定義,x,1"])
    func `what is no export is refused`(text: String) {
        #expect(throws: DeviceFileError.self) { try VPNDevice.reading(csv: Array(text.utf8)) }
    }
}
