import Identifiers
import Tenancy

/// Names and addresses of the platform's servers.
///
/// The loopback addresses stand in for the platform's own network.
struct PlatformAddresses: Sendable {
    let domain: String

    var repository: (name: String, address: String) { ("repository.\(domain)", "127.1.255.1") }
    var support: (name: String, address: String) { ("support.\(domain)", "127.1.255.2") }
    var operatorSite: (name: String, address: String) { ("operator.\(domain)", "127.1.255.3") }

    /// The place of a tenant's server by its number from 0.
    func tenant(_ identifier: TenantID, number: Int) -> (name: String, address: String) {
        let name = "\(identifier.bureau.rawValue)-\(identifier.organisation.text).\(domain)"
        return (name, "127.1.\(number / 250).\(number % 250 + 1)")
    }

    /// システム管理者用: a name of its own for the same server, so that its sessions are never the clerks' (§2.7).
    static func administration(of tenant: Tenant) -> String { "admin-\(tenant.hostName)" }
}
