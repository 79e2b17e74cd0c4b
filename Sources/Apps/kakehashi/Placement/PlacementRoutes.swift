import AccessControl
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import Placement
import Storage
import Tenancy
import WebServer

extension AuditEvent {
    static let placementsShown = AuditEvent(
        "placements.shown", "The operator looked at which database each server's rows are in.")
}

/// The operator's hand for where servers' rows are.
struct PlacementRoutes: Sendable {
    let clusters: Clusters

    static let path = "/operator/placements"

    var routes: [Route] {
        let (may, server) = (RouteAccess.requires(.operatePlatform), "\(Self.path)/{tenant}")
        return [
            .page(.get, Self.path, may, .placementsShown) { .page(try await overview($0)) },
            .page(.get, "\(server)/move", may, .placementsShown) { .page(try await ask($0)) },
            .page(.post, "\(server)/move", may, .tenantMoveOrdered, order),
            .page(.get, "\(server)/withdrawal", may, .placementsShown) { .page(try await askUndoing($0)) },
            .page(.post, "\(server)/withdrawal", may, .tenantMoveWithdrawn, undo),
        ]
    }

    private func tenant(_ request: WebRequest) async throws -> Tenant {
        guard let identifier = TenantID(try request.parameter("tenant")),
            let tenant = try await clusters.home.read({ tx in try TenantDirectory.tenant(identifier, in: tx) })
        else { throw Problem.notFound }
        return tenant
    }

    private func overview(_ request: WebRequest) async throws -> Page {
        let (tenants, moves) = try await clusters.home.read { tx in
            (try TenantDirectory.all(in: tx), try TenantMoves.newest(50, in: tx))
        }
        let places = tenants.map { PlacementPages.Place(tenant: $0, cluster: clusters.place(of: $0.identifier.text)) }
        return PlacementPages.overview(request, places, moves, names: clusters.names)
    }

    private func ask(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let tenant = try await tenant(request)
        let place = clusters.place(of: tenant.identifier.text)
        return PlacementPages.confirmation(
            request, tenant, from: place, to: clusters.names.filter { $0 != place }, error: error)
    }

    @Sendable private func order(_ request: WebRequest) async throws -> WebResponse {
        let tenant = try await tenant(request).identifier
        let (names, exchange) = (clusters.names, request.exchange)
        return try await request.answering {
            let target = try request.form()["target"]
            try await clusters.home.write { tx in
                let move = try TenantMoves.order(
                    tenant, to: target, among: names, by: exchange.actor.identifier, at: exchange.now, in: tx)
                try exchange.record(
                    subject: "move \(move.number) \(move.source) -> \(move.target)", scope: Self.scope(tenant), in: tx)
            }
            return .seeOther(Self.path)
        } refused: { error in
            try await ask(request, error: error)
        }
    }

    private func askUndoing(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let tenant = try await tenant(request)
        let move = try await clusters.home.read { tx in try TenantMoves.last(of: tenant.identifier, in: tx) }
        guard let move else { throw Problem.notFound }
        return PlacementPages.withdrawal(request, tenant, move, error: error)
    }

    @Sendable private func undo(_ request: WebRequest) async throws -> WebResponse {
        let tenant = try await tenant(request).identifier
        let exchange = request.exchange
        return try await request.answering {
            try await clusters.home.write { tx in
                let move = try TenantMoves.undo(
                    tenant, reason: "withdrawn by \(exchange.actor.identifier)", at: exchange.now, in: tx)
                try exchange.record(
                    subject: "move \(move.number) \(move.source) -> \(move.target)", scope: Self.scope(tenant), in: tx)
            }
            return .seeOther(Self.path)
        } refused: { error in
            try await askUndoing(request, error: error)
        }
    }

    private static func scope(_ tenant: TenantID) -> AuditScope {
        AuditScope(organisation: tenant.organisation.text, bureau: tenant.bureau.rawValue)
    }
}
