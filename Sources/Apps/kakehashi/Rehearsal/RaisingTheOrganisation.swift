import Foundation
import Identifiers
import NetworkLab
import NoticeForms
import Tenancy

/// Starting the organisation's own systems with the certificates that they were issued.
struct RaisingTheOrganisation {
    let stage: Stage
    let ports: RaisingTheStage.Ports

    /// A process to start, and where.
    private struct Post {
        var name = "organisation"
        var namespace: String?
        var atenaSystems: [OrganisationConfiguration.SystemEndpoint] = []
        var residentRegistry: OrganisationConfiguration.SystemEndpoint?
        var legacySystems: [OrganisationConfiguration.LegacyEndpoint] = []
    }

    /// Starts them: all in one process on loopback, each in the namespace of its own machine in a lab.
    func raise() async throws {
        for post in try stage.lab.map(posts) ?? [onLoopback()] {
            let listeners = try await stage.parties.startOrganisation(
                try configuration(post), as: post.name, in: post.namespace)
            for listener in listeners.listeners { stage.session.listeners[listener.name] = listener }
            if let file = listeners.jukiNetVisitorsFile { stage.sentinel = try await Sentinel.find(file) }
        }
        try await stage.keepSession()
    }

    private func configuration(_ post: Post) throws -> OrganisationConfiguration {
        let national = try stage.need(stage.national, "the national side")
        let platform = try stage.need(stage.platform, "the platform")
        return OrganisationConfiguration(
            folder: stage.files.party(post.name), rehearseAt: nil, residentsFile: stage.files.residents,
            residentCodesFile: stage.files.residentCodes,
            registrationAuthorityFile: national.registrationAuthorityFile,
            platformAuthorityFile: platform.authorityFile, atenaSystems: post.atenaSystems,
            residentRegistry: post.residentRegistry, registryRefuses: stage.fault == .jukiRefuses,
            registryCallsJukiNet: stage.fault == .jukiForwards, legacySystems: post.legacySystems)
    }

    private func onLoopback() throws -> Post {
        var post = Post()
        for bureau in stage.bureaus where !isSilent(bureau) {
            let system = try stage.configuration(bureau).atenaSystem
            post.atenaSystems.append(
                endpoint(bureau, system.id, "127.0.0.1", ports.atena[bureau] ?? 0, isShared: false))
        }
        let registry = try stage.need(stage.request.residentRegistry(of: .mayor), "a resident registry in the form")
        post.residentRegistry = endpoint(.mayor, registry.id, "127.0.0.1", ports.registry)
        post.legacySystems = try stage.configuration(.mayor).legacySystems.map {
            legacy(endpoint(.mayor, $0.id, $0.address, 0))
        }
        return post
    }

    private func posts(_ lab: LabMap) throws -> [Post] {
        var posts: [Post] = []
        /// A process for a system that is not down, where its machine is.
        func post(_ bureau: Bureau, _ system: String, _ fill: (inout Post, _ address: String) throws -> Void) rethrows {
            guard let station = lab.station(bureau, system), !station.isDown else { return }
            var post = Post(name: "\(bureau.rawValue)-\(system)", namespace: station.namespace)
            try fill(&post, station.address)
            posts.append(post)
        }
        for bureau in stage.bureaus {
            let side = try stage.configuration(bureau)
            if !isSilent(bureau) {
                let system = side.atenaSystem
                try post(bureau, system.id) { post, address in
                    let port = try port(system.accessPoint)
                    post.atenaSystems = [endpoint(bureau, system.id, address, port, isShared: false)]
                }
            }
            if let registry = side.residentRegistry {
                try post(bureau, registry.id) { post, address in
                    post.residentRegistry = endpoint(bureau, registry.id, address, try port(registry.accessPoint))
                }
            }
            for system in side.legacySystems {
                post(bureau, system.id) { post, address in
                    post.legacySystems = [legacy(endpoint(bureau, system.id, address, 0, isShared: false))]
                }
            }
        }
        return posts
    }

    private func isSilent(_ bureau: Bureau) -> Bool { stage.fault == .atenaDown && bureau == .mayor }

    private func port(_ accessPoint: String) throws -> Int {
        try stage.need(Tenancy.AccessPoint(accessPoint), "a readable access point (\(accessPoint))").port
    }

    private func legacy(_ endpoint: OrganisationConfiguration.SystemEndpoint)
        -> OrganisationConfiguration.LegacyEndpoint
    {
        let system = endpoint.identifier.split(separator: "-").dropFirst().first ?? ""
        return .init(endpoint: endpoint, extractFile: stage.files.example("replica-\(system).json"))
    }

    private func endpoint(
        _ bureau: Bureau, _ system: String, _ address: String, _ port: Int, isShared: Bool = true
    ) -> OrganisationConfiguration.SystemEndpoint {
        let file = stage.files.system(bureau.rawValue, system)
        return .init(
            identifier: isShared ? system : "\(system)-\(bureau.rawValue)", address: address, port: port,
            certificateFile: "\(file).pem", keyFile: "\(file).key")
    }
}
