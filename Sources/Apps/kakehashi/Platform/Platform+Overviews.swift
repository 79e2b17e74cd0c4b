import AccessControl
import Foundation
import Identifiers
import NoticeForms
import PKI
import Placement
import ReplicaRegistration
import ServerCertificates
import SupportSite
import Tenancy

/// What the operator and the contacts should know.
extension Platform {
    /// How every server's certificates stand, or those of one organisation.
    func certificateStandings(
        of organisation: LocalGovernmentCode? = nil
    ) async throws -> [(Tenant, [CertificateStanding])] {
        try await each(of: organisation) { try await $0.certificateStandings() }
    }

    /// What every server says, in the order of their names; one whose rows are on their way at the moment, or on a database
    /// that does not answer, is left out.
    private func each<Answer: Sendable>(
        of organisation: LocalGovernmentCode? = nil, _ ask: (TenantServer) async throws -> Answer
    ) async throws -> [(Tenant, Answer)] {
        var found: [(Tenant, Answer)] = []
        for server in servers.values.sorted(by: { $0.tenant.hostName < $1.tenant.hostName })
        where organisation == nil || server.tenant.identifier.organisation == organisation {
            do {
                found.append((server.tenant, try await ask(server)))
            } catch let error as PlacementError {
                switch error {
                case .moving(server.tenant.identifier.text), .unreachable: continue
                default: throw error
                }
            }
        }
        return found
    }

    /// What waits at every server where something does.
    func replicaBacklogs() async throws -> [(Tenant, ReplicaBacklog)] {
        try await each { try await $0.replicaBacklog() }.compactMap { tenant, backlog in
            backlog.map { (tenant, $0) }
        }
    }

    /// Where 公開リポジトリ is, whether it is open or not.
    var repositoryListener: Listener {
        get async {
            Listener(
                name: addresses.repository.name, address: addresses.repository.address, port: await repository.port)
        }
    }

    func certificateNotices(of organisation: Organisation, at now: Date) async throws -> [CertificateNotice] {
        try await certificateStandings(of: organisation.code).flatMap { tenant, standings in
            standings.compactMap { standing in
                guard let days = standing.noticeDue(at: now), let effective = standing.effective else { return nil }
                return CertificateNotice(
                    server: tenant.title, certificate: standing.kind.title, days: days, notAfter: effective.notAfter)
            }
        }
    }

    /// Where the people of an organisation's servers sign in.
    func serverAddresses(of organisation: Organisation) async throws -> [ServerAddresses] {
        let tenants = try await Onboarding(platform: self, parts: parts).servers(of: organisation)
        return try await zip(tenants, listeners(of: tenants)).map { tenant, listener in
            var administration = listener
            administration.name = PlatformAddresses.administration(of: tenant)
            return PlatformAddresses.doors(
                tenant.identifier.bureau, clerks: listener, administrators: administration)
        }
    }

    /// The signed plan of an organisation's connection test.
    func testPlan(of organisation: Organisation, _ request: ConfigurationRequest, at now: Date) async throws
        -> [UInt8]
    {
        let support = addresses.support
        return try await PlanDesk(
            parts: parts, repository: await repositoryListener,
            support: Listener(
                name: support.name, address: support.address, port: parts.ports.port(of: "support", at: 0))
        ) { [unowned self] in try await port(of: $0) }
        .plan(for: organisation, request, at: now)
    }
}
