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
    @Option(
        help: Words.help(
            "The 設定依頼票 (YAML): names the device's entry for each failure, with --device.",
            "設定依頼票（YAML）です。--device とともに指定すると、不合格ごとに変更すべきVPN装置の設定行を示します。"), completion: .file())
    var request: String?

    @Option(
        help: Words.help(
            "The VPN装置's settings: .yaml, .json (nft -j list ruleset) or .csv.",
            "VPN装置の設定です（.yaml、.json（nft -j list ruleset）、.csv）。"), completion: .file())
    var device: String?

    @Option(
        help: Words.help(
            "What is around the device (YAML); else surroundings.yaml beside --request.",
            "VPN装置の周囲の構成（YAML）です。省略時は --request と同じ場所の surroundings.yaml です。"), completion: .file())
    var surroundings: String?

    func validate() throws {
        guard (request == nil) == (device == nil) else {
            throw ValidationError(
                Words.say("--request and --device belong together", "--request と --device は一緒に指定してください。"))
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
            throw ValidationError(
                Words.say(
                    "give --surroundings, or put surroundings.yaml beside \(request)",
                    "--surroundings を指定するか、\(request) と同じ場所に surroundings.yaml を置いてください。"))
        }
        return try Self.read(file) { text throws(DeviceFileError) in try Surroundings(yaml: text) }
    }

    private static func device(_ file: String) throws -> VPNDevice {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ValidationError(Words.say("\(file): cannot be read", "\(file): 読み取れません。"))
        }
        do {
            switch URL(filePath: file).pathExtension.lowercased() {
            case "yaml", "yml": return try VPNDevice(yaml: String(decoding: data, as: UTF8.self))
            case "json": return try VPNDevice.reading(nftables: Array(data)).device
            case "csv": return try VPNDevice.reading(csv: Array(data), base: nil).device
            default:
                throw ValidationError(
                    Words.say(
                        "\(file): a device is read from .yaml, .json or .csv",
                        "\(file): VPN装置の設定は .yaml、.json、.csv のいずれかです。"))
            }
        } catch let error as DeviceFileError {
            throw ValidationError("\(file): \(error)")
        }
    }

    private static func read<Value, Failure: Error>(
        _ file: String, _ parse: (String) throws(Failure) -> Value
    ) throws -> Value {
        guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self)
        else { throw ValidationError(Words.say("\(file): cannot be read as UTF-8", "\(file): UTF-8として読み取れません。")) }
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
