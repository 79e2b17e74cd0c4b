import AccessControl
import DesignSystem
import HTTPTypes
public import WebServer

/// A system administrator's work on the 配信マスター, and a view of the 独自マスター.
public struct MasterRoutes: Sendable {
    let service: MasterService

    /// Serves one server's masters.
    public init(service: MasterService) {
        self.service = service
    }

    /// Overview, import in two steps, history, undo.
    public var routes: [Route] {
        let may = RouteAccess.requires(.manageMasters)
        return [
            .page(.get, "/admin/masters", may, .mastersShown) { .page(try await overview($0)) },
            .page(.post, "/admin/masters", may, .masterStaged, receive),
            .page(.get, "/admin/masters/staged", may, .mastersShown) { try await desk($0).preview() },
            .page(.post, "/admin/masters/staged/application", may, .masterImported) { try await desk($0).apply() },
            .page(.post, "/admin/masters/staged/cancellation", may, .masterImportCancelled) {
                try await desk($0).cancel()
            },
            .page(.get, "/admin/masters/history/{number}", may, .mastersShown) { try await desk($0).version() },
            .page(.get, "/admin/masters/local/{number}", may, .mastersShown) { request in
                try await MasterDesk(versions: service.local, place: place(request)).version()
            },
            .page(.get, "/admin/masters/undo", may, .mastersShown) { try await desk($0).askBeforeUndoing() },
            .page(.post, "/admin/masters/undo", may, .masterUndone) { try await desk($0).undo() },
        ]
    }

    private func place(_ request: WebRequest) -> MasterPlace {
        MasterPlace(base: "/admin/masters", request: request)
    }

    private func desk(_ request: WebRequest) -> MasterDesk<DistributedMaster> {
        MasterDesk(versions: service.distributed, place: place(request))
    }

    @Sendable private func receive(_ request: WebRequest) async throws -> WebResponse {
        try await desk(request).receive { error in
            .page(try await overview(request, error: error), status: error.problem.status).refused(error.problem.code)
        }
    }

    private func overview(_ request: WebRequest, error: MasterError? = nil) async throws -> Page {
        let place = place(request)
        let local = try await service.local.history()
        return place.page(
            "マスター",
            MasterOverviewBlocks.blocks(place, try await service.distributed.state(at: request.now), error: error) + [
                .heading("独自マスター"), .text("独自マスターは運用事業者が取り込みます。変更が必要な場合はヘルプデスクへ連絡してください。"),
                MasterBlocks.history(.local, local) { place.path("local/\($0)") },
            ], error: error)
    }
}
