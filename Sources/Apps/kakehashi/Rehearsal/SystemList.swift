import Foundation
import Identifiers
import NoticeForms

/// The systems of one side that need a certificate, and the addresses that theirs must name.
struct SystemList {
    struct System {
        let identifier: String
        let addresses: [String]
    }

    let systems: [System]

    init(stage: Stage, bureau: Bureau) throws {
        let configuration = try stage.configuration(bureau)
        var systems = [
            System(
                identifier: configuration.atenaSystem.id,
                addresses: [try Self.host(configuration.atenaSystem.accessPoint, stage)])
        ]
        if let registry = stage.request.residentRegistry(of: bureau) {
            systems.append(System(identifier: registry.id, addresses: [try Self.host(registry.accessPoint, stage)]))
        }
        systems += configuration.legacySystems.map { System(identifier: $0.id, addresses: [$0.address]) }
        self.systems = systems
    }

    private static func host(_ text: String, _ stage: Stage) throws -> String {
        guard let host = URLComponents(string: text)?.host else { throw ToolError("\(text) is not an access point") }
        return host
    }
}
