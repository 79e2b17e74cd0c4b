import Foundation
import NetworkWorksheet
import NoticeForms
import Reachability
import Spreadsheet
import VPNDevice

// Also compiled into Fuzz/, by symbolic links.

/// What holds for every reader of a VPN装置's settings and all bytes: nothing traps, and what is read once is the same
/// device in every form in which it is written.
enum DeviceProperties {
    /// A property that does not hold.
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    /// The files that are read.
    enum Form: String, CaseIterable {
        case yaml = "DeviceYAML"
        case csv = "DeviceCSV"
        case ruleset = "DeviceRuleset"
        case worksheet = "DeviceWorksheet"
    }

    private static let sample: Site? = {
        var folder = URL(filePath: #filePath)
        let files = FileManager.default
        while folder.path != "/", !files.fileExists(atPath: folder.appending(path: "Examples/network").path) {
            folder.deleteLastPathComponent()
        }
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: "Examples/network/\(name)"), encoding: .utf8)
        }
        return try? Site(
            request: ConfigurationRequest(yaml: text("configuration-request.yaml")),
            device: VPNDevice(yaml: text("device.yaml")), surroundings: Surroundings(yaml: text("surroundings.yaml")))
    }()

    /// How many settings were read out of the bytes: 0 or 1.
    ///
    /// - Throws: `Broken`.
    static func check(_ bytes: [UInt8], as form: Form) throws -> Int {
        guard let sample else { throw Broken(description: "the sample network is not there") }
        let text = String(decoding: bytes, as: UTF8.self)
        if form == .yaml, let around = try? Surroundings(yaml: text) {
            let again = try read("surroundings") { try Surroundings(yaml: around.yaml) }
            guard again == around else { throw Broken(description: "surroundings are others when written and read") }
            return 1
        }
        guard let device = Self.device(bytes, text, form, base: sample.device) else { return 0 }
        let forms: [(String, () throws -> VPNDevice)] = [
            ("YAML", { try VPNDevice(yaml: device.yaml) }),
            ("CSV", { try VPNDevice.reading(csv: device.csv).device }),
            ("rows", { try VPNDevice.reading(rows: device.rows.map { (place: "", row: $0) }).device }),
        ]
        for (name, again) in forms {
            guard try read(name, again) == device else { throw Broken(description: "another device by \(name)") }
        }
        var site = sample
        site.device = device
        guard !Proof(site).lines.isEmpty, !device.nftables.isEmpty else { throw Broken(description: "no proof") }
        return 1
    }

    private static func read<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw Broken(description: "\(name) is refused as written here: \(error)")
        }
    }

    private static func device(_ bytes: [UInt8], _ text: String, _ form: Form, base: VPNDevice) -> VPNDevice? {
        switch form {
        case .yaml: try? VPNDevice(yaml: text)
        case .csv: try? VPNDevice.reading(csv: bytes, base: base).device
        case .ruleset: try? VPNDevice.reading(nftables: bytes).device
        case .worksheet:
            (try? workbook(bytes, text)).flatMap { try? VPNDevice.reading(worksheet: $0, base: base).device }
        }
    }

    /// A workbook as it is sent; or its cells as lines with tabs, since few mutated archives can be unpacked.
    private static func workbook(_ bytes: [UInt8], _ text: String) throws -> Workbook {
        if bytes.starts(with: [0x50, 0x4B]) { return try Workbook(decoding: bytes) }
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            Row(line.split(separator: "\t", omittingEmptySubsequences: false).map { Cell(String($0)) })
        }
        return Workbook(sheets: [Sheet(name: "VPN装置の設定", rows: rows)])
    }
}
