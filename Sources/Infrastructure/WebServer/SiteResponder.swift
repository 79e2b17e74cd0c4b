import AccessControl
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import Logging
import ServiceCalendar
import Storage

/// Decides on one request: hours, who, permission, form token; then the handler; then the record.
struct SiteResponder: Sendable {
    let site: Site
    let logger: Logger

    func respond(to raw: RawRequest, route: Route) async -> WebResponse {
        let now = site.clock.now
        var exchange = Exchange(
            event: route.event, actor: .anonymous, scope: site.scope, remoteAddress: raw.remoteAddress, now: now)
        do {
            if route.event.isRecorded, let refusal = site.hours.flatMap({ ServiceGate.refusal(at: now, hours: $0()) }) {
                throw refusal
            }
            let who = try await site.authenticator.authenticate(raw.credentials, at: now)
            exchange = Exchange(
                event: route.event, actor: who.actor, scope: who.scope ?? site.scope, remoteAddress: raw.remoteAddress,
                now: now)
            let request = raw.request(who: who, exchange: exchange, route: route)
            try Self.check(route, request)
            try Self.checkSender(raw, route, request)
            let response = try await route.handler(request)
            try await recordIfNeeded(exchange, outcome: .success, subject: "")
            return evidence(exchange, secured(response))
        } catch {
            return await refused(error, raw: raw, route: route, exchange: exchange)
        }
    }

    /// The page or document for an address that no route serves.
    func nothingHere(_ raw: RawRequest) -> WebResponse {
        let machine = raw.accepts.contains("json")
        return secured(machine ? ErrorAnswers.document(.notFound) : ErrorAnswers.page(.notFound, site: site.title))
    }

    private static func check(_ route: Route, _ request: WebRequest) throws(Problem) {
        switch route.access {
        case .open: break
        case .requires(let permission):
            guard request.actor.may(permission) else {
                if request.actor.role != nil { throw .forbidden }
                throw route.face == .machine ? .certificateNeeded : .signInNeeded
            }
        }
        // A signed-in browser changes things only through a form of this very session.
        if route.face == .people, request.method != .get, let session = request.session {
            guard try request.form()["form-token"] == session.formToken else { throw .staleForm }
        }
    }

    /// A browser sends a certificate along with another site's form too, and there is no session to hold a token
    /// against: such a change comes from a page of this site, or from no browser.
    private static func checkSender(_ raw: RawRequest, _ route: Route, _ request: WebRequest) throws(Problem) {
        guard route.face == .people, request.method != .get, request.session == nil, request.certificate != nil,
            !raw.fetchSite.isEmpty
        else { return }
        guard raw.fetchSite == "same-origin" else { throw .staleForm }
    }

    private func refused(_ error: any Error, raw: RawRequest, route: Route, exchange: Exchange) async -> WebResponse {
        var problem: Problem
        if let known = error as? any ProblemConvertible {
            problem = known.problem
        } else {
            let incident = UUID().uuidString.lowercased()
            logger.error(
                "unmapped error",
                metadata: [
                    "incident": "\(incident)", "route": "\(route.path)", "error": "\(String(reflecting: error))",
                ])
            problem = Problem(
                status: 500, code: "server.unexpected", title: "サーバー内部で処理できませんでした。",
                detail: "時間をおいて再度操作してください。続く場合は番号 \(incident) をヘルプデスクへ連絡してください。")
        }
        let outcome: AuditOutcome = problem.status >= 500 && problem.code != "service.closed" ? .failed : .refused
        do {
            if route.event.isRecorded {
                try await recordIfNeeded(exchange, outcome: outcome, subject: problem.code)
            }
        } catch {
            logger.error("audit record could not be written", metadata: ["error": "\(error)"])
        }
        if problem.code == Problem.signInNeeded.code, let place = site.signInPath(raw.path) {
            return evidence(exchange, secured(.seeOther(place)))
        }
        let answer =
            raw.wantsDocument(route) ? ErrorAnswers.document(problem) : ErrorAnswers.page(problem, site: site.title)
        return evidence(exchange, secured(answer))
    }

    private func recordIfNeeded(_ exchange: Exchange, outcome: AuditOutcome, subject: String) async throws {
        guard exchange.event.isRecorded, exchange.record == nil else { return }
        try await site.store.write { tx in
            try exchange.record(outcome: outcome, subject: subject, in: tx)
        }
    }

    private func evidence(_ exchange: Exchange, _ response: WebResponse) -> WebResponse {
        guard let record = exchange.record else { return response }
        return response.with("kakehashi-audit-record", String(record))
    }

    private func secured(_ response: WebResponse) -> WebResponse {
        var response = response
        response.headers += SecurityHeaders.all
        return response
    }
}
