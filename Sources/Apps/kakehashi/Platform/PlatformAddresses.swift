import Accounts
import Identifiers
import SupportSite
import Tenancy

/// Names and addresses of the platform's servers.
///
/// Without a network of their own, loopback addresses stand in for it; port 0 is any free one.
struct PlatformAddresses: Sendable {
    /// A name, and where it listens.
    struct Place: Sendable {
        let name: String
        let address: String
        var port = 0
    }

    let domain: String
    let network: PlatformNetwork?

    var repository: Place {
        Place(
            name: "repository.\(domain)", address: network?.repository.address ?? "127.1.255.1",
            port: network?.repository.port ?? 0)
    }
    var support: Place { Place(name: "support.\(domain)", address: "127.1.255.2") }
    var desk: Place { Place(name: "desk.\(domain)", address: "127.1.255.4") }
    var operatorSite: Place { Place(name: "operator.\(domain)", address: "127.1.255.3") }
    var operation: Place { Place(name: "operation.\(domain)", address: "127.1.255.6") }
    var followUp: Place { Place(name: "follow-up.\(domain)", address: "127.1.255.4") }

    /// The place of a tenant's server by its number from 0.
    ///
    /// - Throws: `ToolError` when the platform's network has no address left.
    func tenant(_ identifier: TenantID, number: Int) throws -> Place {
        let name = "\(identifier.bureau.rawValue)-\(identifier.organisation.text).\(domain)"
        guard let network else { return Place(name: name, address: "127.1.\(number / 250).\(number % 250 + 1)") }
        guard network.servers.indices.contains(number) else {
            throw ToolError(
                "the platform's network has \(network.servers.count) addresses for servers, all in use; add some to \"servers\" of its configuration"
            )
        }
        return Place(name: name, address: network.servers[number], port: network.serverPort)
    }

    /// The addresses of a server's two doors.
    static func doors(_ bureau: Bureau, clerks: Listener, administrators: Listener) -> ServerAddresses {
        ServerAddresses(
            bureau: bureau,
            administrators: "https://\(administrators.name):\(administrators.port)\(SignInDoor.administrator.path)",
            clerks: "https://\(clerks.name):\(clerks.port)\(SignInDoor.clerk.path)")
    }

    /// システム管理者用: a name of its own for the same server, so that its sessions are never the clerks' (§2.7).
    static func administration(of tenant: Tenant) -> String { "admin-\(tenant.hostName)" }
}
