import ArgumentParser
import Foundation
import Identifiers
import NetworkPicture
import NoticeForms
import Reachability
import VPNDevice
import Verdicts

/// The files of the organisation's network: with them, what failed is traced to the entry of the device.
struct NetworkOptions: ParsableArguments {
    @Option(help: "The 設定依頼票 (YAML): names the device's entry for each failure, with --device.", completion: .file())
    var request: String?

    @Option(help: "The VPN装置's settings: .yaml, .json (nft -j list ruleset) or .csv.", completion: .file())
    var device: String?

    @Option(help: "What is around the device (YAML); else surroundings.yaml beside --request.", completion: .file())
    var surroundings: String?

    func validate() throws {
        guard (request == nil) == (device == nil) else {
            throw ValidationError("--request and --device belong together")
        }
    }

    /// What the settings say about the lines that failed.
    func findings(of evidence: Evidence) throws -> Findings {
        guard let request, let device else { return Findings(entries: [:], picture: nil) }
        let site = Site(
            request: try Self.read(request) { text throws(FormError) in try ConfigurationRequest(yaml: text) },
            device: try Self.device(device), surroundings: try around(request))
        let proof = Proof(site)
        var entries: [String: String] = [:]
        for line in evidence.items where line.verdict == .fail {
            let stop = proof.lines.first {
                $0.need.item == line.item && $0.need.bureau.rawValue == line.bureau && $0.need.from.id == line.from
            }
            guard let correction = stop?.finding?.correction else { continue }
            entries[Findings.key(line)] = correction.text
        }
        return Findings(entries: entries, picture: TopologyPicture(site, proof).svg)
    }

    private func around(_ request: String) throws -> Surroundings {
        let beside = URL(filePath: request).deletingLastPathComponent().appending(path: "surroundings.yaml").path()
        guard let file = surroundings ?? (FileManager.default.fileExists(atPath: beside) ? beside : nil) else {
            throw ValidationError("give --surroundings, or put surroundings.yaml beside \(request)")
        }
        return try Self.read(file) { text throws(DeviceFileError) in try Surroundings(yaml: text) }
    }

    private static func device(_ file: String) throws -> VPNDevice {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ValidationError("\(file): cannot be read")
        }
        do {
            switch URL(filePath: file).pathExtension.lowercased() {
            case "yaml", "yml": return try VPNDevice(yaml: String(decoding: data, as: UTF8.self))
            case "json": return try VPNDevice.reading(nftables: Array(data)).device
            case "csv": return try VPNDevice.reading(csv: Array(data), base: nil).device
            default: throw ValidationError("\(file): a device is read from .yaml, .json or .csv")
            }
        } catch let error as DeviceFileError {
            throw ValidationError("\(file): \(error)")
        }
    }

    private static func read<Value, Failure: Error>(
        _ file: String, _ parse: (String) throws(Failure) -> Value
    ) throws -> Value {
        guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self)
        else { throw ValidationError("\(file): cannot be read as UTF-8") }
        do {
            return try parse(text)
        } catch {
            throw ValidationError("\(file): \(error)")
        }
    }
}

/// What the network's files say of failures: the entry to change for each line, and a picture.
struct Findings {
    let entries: [String: String]
    let picture: String?

    static func key(_ line: ItemResult) -> String { "\(line.bureau)/\(line.from)/\(line.item.rawValue)" }
}
