public import AccessControl
public import AuditLog
public import HTTPTypes

/// Who may use a route.
public enum RouteAccess: Sendable, Hashable {
    /// Anybody who can reach the address: sign-in pages and public files.
    case open
    /// Whoever holds the permission now.
    case requires(Permission)
}

/// Whether people or machines read the answers, and so how an error looks.
public enum RouteFace: Sendable, Hashable {
    case people
    case machine
}

/// One line of a room's map: method, path, permission, audit event, handler.
public struct Route: Sendable {
    public let method: HTTPRequest.Method
    /// Parameters as `{name}`.
    public let path: String
    public let access: RouteAccess
    public let event: AuditEvent
    public let face: RouteFace
    /// Whether it answers outside the service hours too: what tells when they are.
    private(set) var isServedWhenClosed = false
    let handler: @Sendable (WebRequest) async throws -> WebResponse

    /// The same route, also outside the service hours.
    public var servedWhenClosed: Route {
        var other = self
        other.isServedWhenClosed = true
        return other
    }

    /// A route that people use in a browser.
    public static func page(
        _ method: HTTPRequest.Method, _ path: String, _ access: RouteAccess, _ event: AuditEvent,
        _ handler: @escaping @Sendable (WebRequest) async throws -> WebResponse
    ) -> Route {
        Route(method: method, path: path, access: access, event: event, face: .people, handler: handler)
    }

    /// A route that systems use.
    public static func machine(
        _ method: HTTPRequest.Method, _ path: String, _ access: RouteAccess, _ event: AuditEvent,
        _ handler: @escaping @Sendable (WebRequest) async throws -> WebResponse
    ) -> Route {
        Route(method: method, path: path, access: access, event: event, face: .machine, handler: handler)
    }

    /// The same route behind a check that may refuse, after permission and before the handler.
    public func guarded(by check: @escaping @Sendable (WebRequest) throws(Problem) -> Void) -> Route {
        Route(method: method, path: path, access: access, event: event, face: face) { [handler] request in
            try check(request)
            return try await handler(request)
        }
    }
}
