import Reachability
import Testing
import VPNDevice

/// What is written reads back equal.
@Suite struct FormTests {
    @Test func `YAML, CSV and lines read back equal`() throws {
        let site = try SampleSite.read()
        for seed in 0..<UInt64(200) {
            let device = RandomDevice.make(site, seed: seed)
            #expect(try VPNDevice(yaml: device.yaml) == device, "seed \(seed)")
            #expect(try VPNDevice.reading(csv: device.csv).device == device, "seed \(seed)")
            let rows = device.rows.map { (place: "", row: $0) }
            #expect(try VPNDevice.reading(rows: rows).device == device, "seed \(seed)")
        }
        #expect(try Surroundings(yaml: site.surroundings.yaml) == site.surroundings)
    }

    @Test func `an export without a session takes it from another file`() throws {
        let device = try SampleSite.read().device
        let lines = String(decoding: device.csv, as: UTF8.self).split(separator: "\r\n")
        let kept = lines.filter { line in
            !["インターフェース", "経路", "DNS", "VPNセッション", "ステータスランプ", "装置"].contains { line.hasPrefix($0) }
        }
        let export = Array((kept.joined(separator: "\r\n") + "\r\nメール通知,1,有効,,,,,,,,,\r\n").utf8)
        let reading = try VPNDevice.reading(csv: export, base: device)
        #expect(reading.device == device)
        #expect(reading.unknown.map(\.text) == ["メール通知,1,有効,,,,,,,,,"])
        #expect(throws: DeviceFileError.self) { try VPNDevice.reading(csv: export) }
    }
}
