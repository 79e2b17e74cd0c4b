import AccessControl
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import Storage
public import Tenancy
public import WebServer

/// The operator's work on masters: what is applied where, and each server's 独自マスター.
public struct OperatorMasterRoutes: Sendable {
    let databases: any TenantDatabases

    /// Serves the operator's site.
    public init(databases: any TenantDatabases) {
        self.databases = databases
    }

    /// Overview of all servers; import in two steps, history and undo of one server's 独自マスター.
    public var routes: [Route] {
        let may = RouteAccess.requires(.operatePlatform)
        let server = "\(OperatorMasterPages.path)/{tenant}"
        return [
            .page(.get, OperatorMasterPages.path, may, .masterOverviewShown, overview),
            .page(.get, server, may, .localMasterShown) { .page(try await one($0)) },
            .page(.post, server, may, .localMasterStaged, receive),
            .page(.get, "\(server)/staged", may, .localMasterShown) { try await desk($0).preview() },
            .page(.post, "\(server)/staged/application", may, .localMasterImported) { try await desk($0).apply() },
            .page(.post, "\(server)/staged/cancellation", may, .localMasterImportCancelled) {
                try await desk($0).cancel()
            },
            .page(.get, "\(server)/history/{number}", may, .localMasterShown) { try await desk($0).version() },
            .page(.get, "\(server)/distributed/{number}", may, .localMasterShown) { request in
                let tenant = try await tenant(request)
                return try await MasterDesk(
                    versions: service(tenant).distributed, place: place(tenant, request)
                ).version()
            },
            .page(.get, "\(server)/undo", may, .localMasterShown) { try await desk($0).askBeforeUndoing() },
            .page(.post, "\(server)/undo", may, .localMasterUndone) { try await desk($0).undo() },
        ]
    }

    // MARK: - All servers

    @Sendable private func overview(_ request: WebRequest) async throws -> WebResponse {
        let servers = try await MasterOverview.servers(at: request.now, in: databases)
        return .page(
            OperatorMasterPages.overview(
                request, servers: servers, narrowed: MasterOverviewRules(query: request.query)))
    }

    // MARK: - One server

    @Sendable private func receive(_ request: WebRequest) async throws -> WebResponse {
        try await desk(request).receive { error in
            .page(try await one(request, error: error), status: error.problem.status).refused(error.problem.code)
        }
    }

    private func one(_ request: WebRequest, error: MasterError? = nil) async throws -> Page {
        let tenant = try await tenant(request)
        let place = place(tenant, request)
        let service = service(tenant)
        let distributed = try await service.distributed.history()
        return place.page(
            "マスター",
            MasterOverviewBlocks.blocks(place, try await service.local.state(at: request.now), error: error) + [
                .heading("配信マスター"), .text("配信マスターは、団体のシステム管理者が取り込みます。"),
                MasterBlocks.history(.distributed, distributed) { place.path("distributed/\($0)") },
                .links([Link("全サーバーの適用状況へ戻る", path: OperatorMasterPages.path)]),
            ], error: error)
    }

    private func tenant(_ request: WebRequest) async throws -> Tenant {
        let name = try request.parameter("tenant")
        let all = try await databases.home.read { tx in try TenantDirectory.all(in: tx) }
        guard let tenant = all.first(where: { $0.identifier.text == name }) else { throw Problem.notFound }
        return tenant
    }

    private func desk(_ request: WebRequest) async throws -> MasterDesk<LocalMaster> {
        let tenant = try await tenant(request)
        return MasterDesk(versions: service(tenant).local, place: place(tenant, request))
    }

    private func service(_ tenant: Tenant) -> MasterService {
        MasterService(
            store: TenantStore(
                tenant: tenant.identifier, base: databases.database(of: tenant.identifier.text), vault: .closed))
    }

    private func place(_ tenant: Tenant, _ request: WebRequest) -> MasterPlace {
        MasterPlace(
            base: "\(OperatorMasterPages.path)/\(tenant.identifier)", request: request,
            owner: "\(tenant.organisationName) \(tenant.identifier.bureau.title)")
    }
}
