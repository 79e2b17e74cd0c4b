import ArgumentParser
import Foundation
import NetworkWorksheet
import NoticeForms
import Reachability
import Spreadsheet
import VPNDevice

/// The files that describe one organisation's way to the platform.
struct SiteOptions: ParsableArguments {
    @Option(help: "The 設定依頼票, YAML.")
    var request: String

    @Option(
        help: "What is around the device: LANs, firewalls, the platform's side; YAML. Else surroundings.yaml beside it."
    )
    var surroundings: String?

    func site(device: VPNDevice) throws -> Site {
        Site(request: try configuration(), device: device, surroundings: try around())
    }

    func configuration() throws -> ConfigurationRequest {
        try NetworkFile.read(request) { text throws(FormError) in try ConfigurationRequest(yaml: text) }
    }

    func around() throws -> Surroundings {
        let beside = URL(filePath: request).deletingLastPathComponent().appending(path: "surroundings.yaml").path()
        guard let file = surroundings ?? (FileManager.default.fileExists(atPath: beside) ? beside : nil) else {
            throw ValidationError(
                "give --surroundings, or put surroundings.yaml beside \(request) (see Examples/network)")
        }
        return try NetworkFile.read(file) { text throws(DeviceFileError) in try Surroundings(yaml: text) }
    }
}

/// Files of networks, each by what its name ends in.
enum NetworkFile {
    /// Reads a text file; what is wrong with it is wrong usage, told with the file's name.
    static func read<Value, Failure: Error>(
        _ file: String, _ parse: (String) throws(Failure) -> Value
    ) throws -> Value {
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw ValidationError("\(file): cannot be read as UTF-8")
        }
        do {
            return try parse(text)
        } catch {
            throw ValidationError("\(file): \(error)")
        }
    }

    /// Reads a device: `.yaml`, `.json` (`nft -j list ruleset`), `.csv` or `.xlsx` (the worksheet).
    static func device(_ file: String, base: VPNDevice? = nil) throws -> DeviceReading {
        let ending = URL(filePath: file).pathExtension.lowercased()
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ValidationError("\(file): cannot be read")
        }
        do {
            switch ending {
            case "yaml", "yml":
                guard let text = String(validating: data, as: UTF8.self) else {
                    throw ValidationError("\(file): cannot be read as UTF-8")
                }
                let device = try VPNDevice(yaml: text)
                return DeviceReading(device: device, understood: device.rows.count, unknown: [])
            case "json": return try VPNDevice.reading(nftables: Array(data))
            case "csv": return try VPNDevice.reading(csv: Array(data), base: base)
            case "xlsx": return try VPNDevice.reading(worksheet: Workbook(decoding: Array(data)), base: base)
            default: throw ValidationError("\(file): a device is read from .yaml, .json, .csv or .xlsx")
            }
        } catch let error as DeviceFileError {
            throw ValidationError("\(file): \(error)")
        } catch let error as SpreadsheetError {
            throw ValidationError("\(file): \(error)")
        }
    }

    /// Says what of a file was not understood.
    static func complain(_ reading: DeviceReading, _ file: String) {
        guard let remark = reading.remark else { return }
        let lines = ["\(file): \(remark)"] + reading.unknown.map { "  \($0.place): \($0.text)" }
        FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }
}
