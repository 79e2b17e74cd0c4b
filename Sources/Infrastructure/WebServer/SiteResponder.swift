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
    private let meters: RequestMeters

    init(site: Site, logger: Logger) {
        self.site = site
        self.logger = logger
        meters = RequestMeters(site: site.name)
    }

    func respond(to raw: RawRequest, route: Route) async -> WebResponse {
        let answer = await answer(to: raw, route: route)
        guard route.face == .machine, let hindrance = site.hindrance else { return answer }
        return await answer.hindered(by: hindrance(raw.method.rawValue, raw.path, answer.status))
    }

    private func answer(to raw: RawRequest, route: Route) async -> WebResponse {
        let now = site.clock.now
        var exchange = Exchange(
            event: route.event, actor: .anonymous, scope: site.scope, remoteAddress: raw.remoteAddress, now: now,
            nonce: raw.nonce)
        do {
            guard site.serves(raw.authority, raw.path) else { throw Problem.notFound }
            if route.event.isRecorded, let admitted = site.admitted,
                !admitted.contains(where: { $0.contains(raw.remoteAddress) })
            {
                throw Problem.otherNetwork
            }
            if route.event.isRecorded, !route.isServedWhenClosed,
                let refusal = site.hours.flatMap({ ServiceGate.refusal(at: now, hours: $0()) })
            {
                throw refusal
            }
            let who = try await site.authenticator.authenticate(raw.credentials, at: now)
            exchange = Exchange(
                event: route.event, actor: who.actor, scope: who.scope ?? site.scope, remoteAddress: raw.remoteAddress,
                now: now, nonce: raw.nonce)
            let request = raw.request(route, who: who, exchange: exchange, frame: frame(raw, who))
            try Self.check(route, request, raw)
            let response = try await route.handler(request)
            try await recordIfNeeded(
                exchange, outcome: response.refusal == nil ? .success : .refused, subject: response.refusal ?? "")
            return evidence(exchange, secured(response))
        } catch {
            return await refused(error, raw: raw, route: route, exchange: exchange)
        }
    }

    /// The page or document for an address that no route serves.
    func nothingHere(_ raw: RawRequest) -> WebResponse {
        let machine = raw.accepts.contains("json")
        return secured(
            machine ? ErrorAnswers.document(.notFound) : ErrorAnswers.page(.notFound, Frame(site: site.title)))
    }

    /// The answer to what was refused before anybody looked at it.
    func turnedAway(_ problem: Problem, asDocument: Bool) -> WebResponse {
        let answer = secured(
            asDocument ? ErrorAnswers.document(problem) : ErrorAnswers.page(problem, Frame(site: site.title)))
        // The rest of what is too large is not worth reading.
        return problem.status == 413 ? answer.with("connection", "close") : answer
    }

    /// Counts a request and writes its line: the route as it was declared, never the path as it was asked for.
    func tell(of route: Route?, _ status: Int, took duration: Duration) {
        let name = route.map { "\($0.method) \($0.path)" } ?? "nothing here"
        meters.count(status, route: name, took: duration)
        guard route?.event.isRecorded != false else { return }
        logger.info(
            "request",
            metadata: [
                "site": "\(site.name)", "route": "\(name)", "status": "\(status)",
                "milliseconds": "\(Int(duration / .milliseconds(1)))",
            ])
    }

    private static func check(_ route: Route, _ request: WebRequest, _ raw: RawRequest) throws(Problem) {
        switch route.access {
        case .open: break
        case .requires(let permission):
            guard request.actor.may(permission) else {
                if request.actor.role != nil { throw .forbidden }
                throw route.face == .machine ? .certificateNeeded : .signInNeeded
            }
        }
        // Signing in has no session's token yet: the browser's own word on where a form was keeps strangers' pages out.
        if route.face == .people, request.method != .get, raw.isFromElsewhere { throw .fromElsewhere }
        // A signed-in browser changes things only through a form of this very session.
        if route.face == .people, request.method != .get, let session = request.session {
            guard try request.form()["form-token"] == session.formToken else { throw .staleForm }
        }
    }

    private func frame(_ raw: RawRequest, _ who: Authenticated) -> Frame {
        guard who.actor.role != nil else { return Frame(site: site.title, path: raw.path) }
        // Whoever is known by a certificate cannot sign out: the card is taken from its reader.
        let signOut = who.session.flatMap { session in
            site.signOutPath(raw.path).map { FormAction(path: $0, token: session.formToken) }
        }
        return Frame(
            site: site.title, person: who.actor.name, signOut: signOut,
            navigation: site.navigation(who.actor, raw.path), path: raw.path)
    }

    private func refused(_ error: any Error, raw: RawRequest, route: Route, exchange: Exchange) async -> WebResponse {
        var problem: Problem
        if let known = error as? any ProblemConvertible {
            problem = known.problem
        } else {
            // The number by which its lines are found in the log.
            let incident = (raw.correlation ?? .fresh()).text
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
            // Whoever brings a session that is over is told so; a first visit needs no explanation.
            let isOver = raw.credentials.sessionToken != nil
            return evidence(exchange, secured(.seeOther(isOver ? "\(place)?ended=1" : place)))
        }
        let answer =
            raw.wantsDocument(route)
            ? ErrorAnswers.document(problem) : ErrorAnswers.page(problem, Frame(site: site.title))
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
        let own = response.headers.map { $0.name.lowercased() }
        response.headers += SecurityHeaders.all.filter { !own.contains($0.name) }
        return response
    }
}
