import ArgumentParser
import Foundation
import Identifiers
import Reachability
import VPNDevice

/// Address plans beside one another.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Finds addresses of organisations that collide, within one and between them.",
        discussion: """
            Each folder holds configuration-request.yaml, device.yaml and surroundings.yaml, as Examples/network does.
            Exit status: 0 nothing collides, 3 something does, 1 the tool itself failed, 2 wrong usage.
            """)

    @Argument(help: "The folders, one for each organisation.")
    var folders: [String]

    func run() throws {
        let sites = try folders.map { folder in
            var files = SiteOptions()
            files.request = "\(folder)/configuration-request.yaml"
            return try files.site(device: NetworkFile.device("\(folder)/device.yaml").device)
        }
        let collisions = AddressPlan(sites).collisions
        for collision in collisions {
            print("\(collision.organisations.map(\.text).joined(separator: "・")): \(collision.text)")
        }
        if collisions.isEmpty { print("重なるアドレスはありません（\(sites.count)団体）。") }
        throw ExitCode(collisions.isEmpty ? 0 : 3)
    }
}
