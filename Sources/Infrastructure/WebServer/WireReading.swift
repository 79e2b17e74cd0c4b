import EvidenceSeal
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A request's context: the connection it came on.
struct WireContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// The largest body a route takes: a part of a bulk file.
    static let largestBody = 16 << 20
    var maxUploadSize: Int { Self.largestBody }
}

/// Between the server library's types and ours.
enum WireReading {
    static func raw(
        _ request: Request, _ context: WireContext, _ certificates: PresentedCertificates, body: [UInt8],
        from address: String
    ) async -> RawRequest {
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters {
            parameters[String(name)] = String(value).removingPercentEncoding ?? String(value)
        }
        return RawRequest(
            method: request.method, authority: request.head.authority ?? "", path: request.uri.path,
            query: request.uri.query ?? "", parameters: parameters,
            contentType: request.headers[.contentType] ?? "", accepts: request.headers[.accept] ?? "",
            cookies: request.headers[.cookie] ?? "",
            fetchSite: header(WireNames.fetchSite, of: request), origin: header(.origin, of: request),
            conditions: CacheConditions(
                noneMatch: request.headers[.ifNoneMatch] ?? "", modifiedSince: request.headers[.ifModifiedSince] ?? ""),
            body: body,
            remoteAddress: address,
            certificate: await certificates.certificate(of: context.channel),
            nonce: ExchangeNonce(header(WireNames.nonce, of: request))?.text ?? "")
    }

    static func accepts(_ request: Request) -> String { request.headers[.accept] ?? "" }

    static func header(_ name: HTTPField.Name?, of request: Request) -> String {
        name.flatMap { request.headers[$0] } ?? ""
    }

    static func response(_ response: WebResponse) -> Response {
        var fields = HTTPFields()
        for (name, value) in response.headers {
            if let name = WireNames.name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        return Response(
            status: .init(code: response.status), headers: fields,
            body: response.isLost ? lost(response.body) : ResponseBody(byteBuffer: ByteBuffer(bytes: response.body)))
    }
}

extension WireReading {
    /// A body whose second half never comes.
    private static func lost(_ body: [UInt8]) -> ResponseBody {
        ResponseBody(contentLength: body.count) { writer in
            try await writer.write(ByteBuffer(bytes: body.prefix(body.count / 2)))
            throw LostAnswer()
        }
    }
}
