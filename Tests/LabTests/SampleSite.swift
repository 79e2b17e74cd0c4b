import Foundation
import NoticeForms
import Reachability
import VPNDevice

/// The network of `Examples/network`.
enum SampleSite {
    static func read() throws -> Site {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Examples/network")
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        return Site(
            request: try ConfigurationRequest(yaml: text("configuration-request.yaml")),
            device: try VPNDevice(yaml: text("device.yaml")),
            surroundings: try Surroundings(yaml: text("surroundings.yaml")))
    }
}
