import AccessControl
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import RollUp
import ServiceCalendar
import Storage
import WebServer

/// The roll-up itself: home, one prefecture, the list of organisations, the monthly report.
struct RollUpRoutes: Sendable {
    let site: FollowUpSite

    var routes: [Route] {
        let base = FollowUpSite.base
        return [
            .page(.get, "\(base)/prefectures/{prefecture}", .requires(.readRollUp), .rollUpShown, prefecture),
            .page(.get, "\(base)/organisations", .requires(.readRollUp), .rollUpShown, list),
            .page(.get, "\(base)/report", .requires(.readRollUp), .rollUpReported, report),
        ]
    }

    @Sendable func home(_ request: WebRequest) async throws -> WebResponse {
        guard request.actor.may(.readRollUp) else { throw Problem.forbidden }
        let scene = try await site.scene(request)
        return .page(try await page(request, scene))
    }

    @Sendable private func prefecture(_ request: WebRequest) async throws -> WebResponse {
        let number = try request.parameter("prefecture")
        switch try Reach(request) {
        case .prefecture(let own):
            guard own == number else { throw Problem.notFound }
            return .seeOther("\(FollowUpSite.base)/")
        case .nation:
            // What the prefecture itself is shown: its municipalities and unions.
            let reach = Reach.prefecture(number)
            let organisations = try await site.board.organisations(within: reach)
            guard !organisations.isEmpty else { throw Problem.notFound }
            let scene = Scene(
                reach: reach, plan: site.plan, now: request.now,
                summary: Summary(organisations, plan: site.plan, now: request.now))
            return .page(try await page(request, scene))
        }
    }

    private func page(_ request: WebRequest, _ scene: Scene) async throws -> Page {
        let history = try await site.store.read { tx in try History.points(within: scene.reach, in: tx) }
        return Page(
            request.frame, title: "\(scene.title)の準備状況", blocks: RollUpPages.blocks(scene, history: history))
    }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        let scene = try await site.scene(request)
        return .page(ListPages.list(request, scene, ListQuery(request.query)))
    }

    @Sendable private func report(_ request: WebRequest) async throws -> WebResponse {
        let reach = try Reach(request)
        let organisations = try await site.board.organisations(within: reach)
        let history = try await site.store.read { tx in try History.points(within: reach, in: tx) }
        let report = MonthlyReport(
            organisations, reach: reach, plan: site.plan, month: request.query["month"], now: request.now,
            history: history)
        return .page(ReportPages.page(request, report))
    }
}
