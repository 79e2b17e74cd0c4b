public import AccessControl
public import DesignSystem
public import Foundation
public import HTTPTypes
public import PKI

/// What a handler sees of a request, after the server has decided that it may run.
public struct WebRequest: Sendable {
    public let method: HTTPRequest.Method
    /// The host that the request names, with its port.
    public let authority: String
    public let path: String
    /// The `{name}` parts of the path.
    public let parameters: [String: String]
    public let query: [String: String]
    public let contentType: String
    public let body: [UInt8]
    public let remoteAddress: String
    /// The client's certificate, its chain already judged.
    public let certificate: IssuedCertificate?
    public let actor: Actor
    /// The session this request belongs to, when somebody is signed in.
    public let session: SessionView?
    public let exchange: Exchange
    /// What stands around a page that answers this request.
    public let frame: Frame

    /// Whether an error is told as a document rather than as a page.
    public let wantsDocument: Bool
    /// What the sender has already of the file it asks for.
    let conditions: CacheConditions

    /// The instant of the request by the server's clock.
    public var now: Date { exchange.now }

    /// A part of the path.
    /// - Throws: `Problem.notFound` when the route has no such part.
    public func parameter(_ name: String) throws(Problem) -> String {
        guard let value = parameters[name] else { throw .notFound }
        return value
    }

    /// The body as a form (`application/x-www-form-urlencoded` or `multipart/form-data`).
    /// - Throws: `Problem` when it is neither.
    public func form() throws(Problem) -> FormBody {
        try FormBody(contentType: contentType, body: body)
    }

    /// The body as a JSON document.
    /// - Throws: `Problem` that names the field where it can.
    public func json<Document: Decodable>(_ type: Document.Type) throws(Problem) -> Document {
        try decoding(type, from: body)
    }

    /// A JSON document that came as a file of a form.
    /// - Throws: `Problem` that names the field where it can.
    public func decoding<Document: Decodable>(
        _ type: Document.Type, from bytes: [UInt8]
    ) throws(Problem) -> Document {
        try JSONBody.decode(type, from: bytes)
    }
}

/// What a page needs to know of the session it is shown in.
public struct SessionView: Sendable, Hashable {
    /// Identifies the session in the store; never the cookie's own value.
    public let identifier: String
    /// The token that each form of this session carries.
    public let formToken: String
    public let accountIdentifier: String

    /// Describes a session.
    public init(identifier: String, formToken: String, accountIdentifier: String) {
        self.identifier = identifier
        self.formToken = formToken
        self.accountIdentifier = accountIdentifier
    }
}
