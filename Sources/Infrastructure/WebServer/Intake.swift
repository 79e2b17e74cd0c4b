import Hummingbird
import NIOCore
import Storage

/// Takes a request off the wire: only as much of it as there is room for, and only when it is its turn.
struct Intake: Sendable {
    let responder: SiteResponder
    let admission: Admission
    let certificates: PresentedCertificates
    let clients: ClientAddresses

    private var site: String { responder.site.name }

    /// Answers a request; without a route there is nothing at its address.
    func answer(_ request: Request, _ context: WireContext, _ route: Route?) async throws -> Response {
        let correlation = Correlation(traceParent: WireReading.header(WireNames.traceParent, of: request))
        return try await Correlation.$current.withValue(correlation) {
            let begun = ContinuousClock.now
            var response: WebResponse
            do {
                response = try await worked(request, context, route, correlation)
            } catch let problem as Problem {
                response = responder.turnedAway(
                    problem, asDocument: route?.face != .people || WireReading.accepts(request).contains("json"))
            }
            admission.record.add(isFailure: response.status == 500)
            // RFC 9112 §9.6: who asked for it is told, and must not send its next request into a connection that ends.
            if admission.isClosing || request.headers[.connection]?.lowercased() == "close" {
                response = response.with("connection", "close")
            }
            response = response.with("kakehashi-request", correlation.text)
            responder.tell(of: route, response.status, took: ContinuousClock.now - begun)
            return WireReading.response(response)
        }
    }

    private func worked(
        _ request: Request, _ context: WireContext, _ route: Route?, _ correlation: Correlation
    ) async throws -> WebResponse {
        try check(request)
        var held = 0
        defer { admission.release(held, of: site) }
        let body = try await collected(request, &held)
        var raw = await WireReading.raw(
            request, context, certificates, body: body, from: clients.address(of: context.channel))
        raw.correlation = correlation
        return try await admission.taking(site) { [raw] () async throws(Problem) in
            guard let route else { return responder.nothingHere(raw) }
            return await WriteLane.$current.withValue(site) { await responder.respond(to: raw, route: route) }
        }
    }

    /// What can be refused before a byte of the body is read.
    private func check(_ request: Request) throws(Problem) {
        if let coding = request.headers[.contentEncoding], coding.lowercased() != "identity" { throw .packed }
        if let length = request.headers[.contentLength], (Int(length) ?? .max) > WireContext.largestBody {
            throw .tooLarge
        }
    }

    private func collected(_ request: Request, _ held: inout Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= WireContext.largestBody else { throw Problem.tooLarge }
            try admission.hold(part.readableBytes, of: site)
            held += part.readableBytes
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }
}

/// Answers what no route serves in our own words.
struct UnknownAddress: RouterMiddleware {
    let intake: Intake

    func handle(
        _ request: Request, context: WireContext, next: @concurrent (Request, WireContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return try await intake.answer(request, context, nil)
        }
    }
}
