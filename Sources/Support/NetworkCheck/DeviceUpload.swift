import NetworkWorksheet
import Spreadsheet
import VPNDevice

/// A file with a VPN装置's settings; what kind it is shows in its first bytes.
struct DeviceUpload {
    let reading: DeviceReading

    /// Reads it.
    ///
    /// - Throws: `DeviceFileError` that names the line or cell.
    init(_ bytes: [UInt8], base: VPNDevice?) throws(DeviceFileError) {
        let text = bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
        if bytes.starts(with: [0x50, 0x4B]) {
            reading = try VPNDevice.reading(worksheet: Self.workbook(bytes), base: base)
        } else if text.first == 0x7B {
            reading = try VPNDevice.reading(nftables: bytes)
        } else if Self.isYAML(text) {
            let device = try VPNDevice(yaml: String(decoding: bytes, as: UTF8.self))
            reading = DeviceReading(device: device, understood: device.rows.count, unknown: [])
        } else {
            reading = try VPNDevice.reading(csv: bytes, base: base)
        }
    }

    private static func workbook(_ bytes: [UInt8]) throws(DeviceFileError) -> Workbook {
        do {
            return try Workbook(decoding: bytes)
        } catch {
            throw DeviceFileError(place: "", code: "device.not-a-workbook", message: "\(error)")
        }
    }

    /// The first line that says something is `key: …`, and not a list of columns.
    private static func isYAML(_ text: some Collection<UInt8>) -> Bool {
        let lines = text.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        guard let first = lines.first(where: { !$0.hasPrefix("#") }) else { return false }
        return first.contains(":") && !first.contains(",")
    }
}
