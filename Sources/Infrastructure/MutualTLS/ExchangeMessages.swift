public import Foundation
import NIOCore
import NIOHTTP1
public import PKI

/// Where an exchange goes: the name that certificates speak of, and the address and port that packets go to.
public struct ExchangeTarget: Sendable, Hashable {
    public let name: String
    public let address: String
    public let port: Int
    public let isTLS: Bool

    /// Names a target.
    public init(name: String, address: String, port: Int, isTLS: Bool = true) {
        self.name = name
        self.address = address
        self.port = port
        self.isTLS = isTLS
    }

    /// `name:port`, as people and the `Host` header write it.
    public var authority: String { "\(name):\(port)" }

    /// Whether the name is itself an IPv4 address: then it is looked for among the certificate's addresses, without SNI.
    var nameIsAddress: Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// One HTTP request.
public struct ExchangeRequest: Sendable, Hashable {
    public var method: String
    public var path: String
    public var headers: [String: String]
    public var body: [UInt8]

    /// Describes a request.
    public init(method: String = "GET", path: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }

    /// A request that carries a JSON document.
    public static func json(_ method: String, _ path: String, body: [UInt8]) -> ExchangeRequest {
        ExchangeRequest(method: method, path: path, headers: ["content-type": "application/json"], body: body)
    }
}

/// What came back.
public struct ExchangeResponse: Sendable {
    public let status: Int
    /// Header names in lower case; of repeated ones the last but for `set-cookie`.
    public let headers: [String: String]
    public let cookies: [String]
    public let body: [UInt8]
    /// The chain the server proved itself with; nil without TLS.
    public let chain: ValidatedChain?

    /// The body as UTF-8 text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    init(_ answer: NIOHTTPClientResponseFull, chain: ValidatedChain?) {
        status = Int(answer.head.status.code)
        var headers: [String: String] = [:]
        for (name, value) in answer.head.headers { headers[name.lowercased()] = value }
        self.headers = headers
        cookies = answer.head.headers["set-cookie"]
        body = answer.body.map { Array(buffer: $0) } ?? []
        self.chain = chain
    }
}

/// Everything an exchange needs.
public struct ExchangePlan: Sendable {
    public var target: ExchangeTarget
    public var request: ExchangeRequest
    /// Shown to the server when it asks.
    public var identity: TLSIdentity?
    /// Whom the caller trusts; the chain is judged before anything is sent.
    public var anchors: TrustAnchors
    /// The instant at which certificates are judged.
    public var validationTime: Date
    /// The loopback or interface address to leave from.
    public var localAddress: String?
    /// For each phase apart.
    public var timeout: Duration
    /// For the whole answer, where that may take longer than the other phases; nil: as for those.
    public var answerTimeout: Duration?
    /// The largest body that is read.
    public var bodyLimit: Int

    /// Gathers an exchange.
    public init(
        target: ExchangeTarget, request: ExchangeRequest, identity: TLSIdentity? = nil,
        anchors: TrustAnchors = TrustAnchors([]), validationTime: Date, localAddress: String? = nil,
        timeout: Duration = .seconds(5), answerTimeout: Duration? = nil, bodyLimit: Int = 16 << 20
    ) {
        self.target = target
        self.request = request
        self.identity = identity
        self.anchors = anchors
        self.validationTime = validationTime
        self.localAddress = localAddress
        self.timeout = timeout
        self.answerTimeout = answerTimeout
        self.bodyLimit = bodyLimit
    }
}
