import Foundation
import Logging
import PKI
import PublicRepository
import ServiceCalendar
import Tenancy
import WebServer

/// The tenants' servers: brought up, changed, ended, and known by name.
extension Platform {
    /// Brings a tenant's server up.
    func serve(_ tenant: Tenant) async throws -> TenantServer {
        let server = try await Self.started(tenant, parts, logger)
        servers[tenant.identifier] = server
        if isWorking { await server.beginWork() }
        return server
    }

    /// Brings up every server, a few at a time: there are thousands in a country.
    func serveAll(_ tenants: [Tenant]) async throws {
        try await withThrowingTaskGroup(of: TenantServer.self) { group in
            var waiting = tenants[...]
            for _ in 0..<8 {
                guard let tenant = waiting.popFirst() else { break }
                group.addTask { [parts, logger] in try await Self.started(tenant, parts, logger) }
            }
            while let server = try await group.next() {
                servers[server.tenant.identifier] = server
                if let tenant = waiting.popFirst() {
                    group.addTask { [parts, logger] in try await Self.started(tenant, parts, logger) }
                }
            }
        }
    }

    private static func started(
        _ tenant: Tenant, _ parts: PlatformParts, _ logger: Logger
    ) async throws -> TenantServer {
        let server = try TenantServer(tenant: tenant, platform: parts, logger: logger)
        try await server.start(logger: logger)
        return server
    }

    /// Brings up servers that were just added, and makes their names known.
    func serve(_ tenants: [Tenant]) async throws -> [Listener] {
        var listeners: [Listener] = []
        for tenant in tenants {
            let server = try await serve(tenant)
            listeners.append(Listener(name: tenant.hostName, address: tenant.address, port: await server.port))
        }
        try writeHosts()
        return listeners
    }

    /// Ends servers and brings them up again with other settings, at the same places.
    func restart(_ tenants: [Tenant]) async throws -> [Listener] {
        for tenant in tenants { await servers[tenant.identifier]?.stop() }
        return try await serve(tenants)
    }

    /// Takes back the certificates of all servers: a sandbox plays that.
    func revokeServers(by exchange: Exchange) async throws {
        for certificate in servers.values.compactMap(\.certificate) {
            try await parts.register.revoke(
                Revocation(
                    serialNumber: certificate.serialNumber, revokedAt: parts.clock.now, reason: .keyCompromise),
                by: exchange)
        }
        try await publishList()
    }

    /// Gives all servers other certificates, at the same places.
    func renewServers() async throws {
        let tenants = servers.values.map(\.tenant)
        for tenant in tenants { try parts.keys.forget(tenant.hostName) }
        _ = try await restart(tenants)
    }

    /// Where servers that run can be reached.
    func listeners(of tenants: [Tenant]) async throws -> [Listener] {
        var listeners: [Listener] = []
        for tenant in tenants {
            listeners.append(
                Listener(
                    name: tenant.hostName, address: tenant.address, port: try await port(of: tenant.identifier)))
        }
        return listeners
    }

    /// The name and address that the next server gets.
    func place(for identifier: TenantID, after count: Int) throws -> PlatformAddresses.Place {
        try addresses.tenant(identifier, number: servers.count + count)
    }

    func writeHosts() throws {
        let own = [
            addresses.repository, addresses.support, addresses.operatorSite, addresses.followUp, addresses.desk,
        ]
        let lines =
            own.map { "\($0.address) \($0.name)" }
            + servers.values.flatMap {
                [
                    "\($0.tenant.address) \($0.tenant.hostName)",
                    "\($0.tenant.address) \(PlatformAddresses.administration(of: $0.tenant))",
                ]
            }
        let folder = parts.configuration.nameServer.hostsFolder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // A new file for each state: the name server reads what appears in the folder, and never a half-written file.
        try Data((lines.sorted().joined(separator: "\n") + "\n").utf8).write(
            to: URL(filePath: "\(folder)/servers"), options: .atomic)
    }

    /// Every listener of this process as it stands.
    func listening() async -> [RunningSite] {
        var found = sites
        if let open = await repository.running { found.append(open) }
        if let operation { found.append(operation) }
        for server in servers.values.sorted(by: { $0.tenant.identifier.text < $1.tenant.identifier.text }) {
            if let running = await server.running { found.append(running) }
        }
        return found
    }

    func port(of identifier: TenantID) async throws -> Int {
        guard let server = servers[identifier] else { throw ToolError("the server \(identifier) is not up") }
        return await server.port
    }
}
