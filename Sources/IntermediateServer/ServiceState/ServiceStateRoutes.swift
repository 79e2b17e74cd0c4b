import AccessControl
public import AuditLog
public import Foundation
import HTTPTypes
import OrganisationProtocol
public import ServiceCalendar
public import WebServer

extension AuditEvent {
    public static let serviceStateRead = AuditEvent(
        "service-state.read", "Somebody asked whether the server can be used (IF_SYM_20212).")
}

/// 稼動状態 (IF_SYM_20212), also while the server is closed.
public struct ServiceStateRoutes: Sendable {
    private let hours: @Sendable () -> ServiceHours
    private let restart: WeeklyRestart
    private let windows: [InstantWindow]
    private let linkageOpensAt: Date?

    /// Tells of the hours in force.
    ///
    /// - Parameters:
    ///   - hours: the hours that the server's gate goes by.
    ///   - restart: when certificates take effect (§2.8).
    ///   - windows: when the インターフェイスシステム can be reached (§3.5).
    ///   - linkageOpensAt: when 情報連携 begins; nil in a programme without it.
    public init(
        hours: @escaping @Sendable () -> ServiceHours, restart: WeeklyRestart, windows: [InstantWindow],
        linkageOpensAt: Date?
    ) {
        self.hours = hours
        self.restart = restart
        self.windows = windows
        self.linkageOpensAt = linkageOpensAt
    }

    /// One question.
    public var routes: [Route] {
        let one = Route.machine(.get, OrganisationPaths.serviceState, .open, .serviceStateRead) { request in
            try .json(
                ServiceStateRules.document(
                    at: request.now, hours: hours(), restart: restart, windows: windows,
                    linkageOpensAt: linkageOpensAt))
        }
        return [one.servedWhenClosed]
    }
}
