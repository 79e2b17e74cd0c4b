import AccessControl
import AuditLog
import HTTPTypes
import Storage
import WebServer

/// A sandbox's own part of the operator's console: a failure to play, and the way back to the beginning.
struct SandboxRoutes: Sendable {
    let platform: Platform
    let parts: PlatformParts

    var routes: [Route] {
        guard let sandbox = parts.sandbox else { return [] }
        return [
            .machine(.get, "/operator/sandbox", .requires(.operatePlatform), .sandboxRead) { _ in
                try .json(sandbox.current)
            },
            .machine(.put, "/operator/sandbox", .requires(.operatePlatform), .sandboxFailureSet) { request in
                let asked = try request.json(SandboxMessages.Setting.self)
                try await play(asked, on: sandbox, by: request.exchange)
                return try .json(sandbox.current)
            },
            .machine(.post, "/operator/sandbox/reset", .requires(.operatePlatform), .sandboxReset) { request in
                try await play(.init(failure: .none), on: sandbox, by: request.exchange)
                let exchange = request.exchange
                let removed = try await parts.store.write { tx in
                    let removed = try SandboxData.remove(in: tx)
                    try exchange.record(subject: "rows \(removed.values.reduce(0, +))", in: tx)
                    return removed
                }
                return try .json(SandboxMessages.Reset(removed: removed), status: 201)
            },
        ]
    }

    /// A revoked certificate is revoked for good: the way on from there is another one.
    private func play(
        _ setting: SandboxMessages.Setting, on sandbox: SandboxSwitch, by exchange: Exchange
    ) async throws {
        let wasRevoked = sandbox.current.failure == .revoked
        if setting.failure == .revoked, !wasRevoked { try await platform.revokeServers(by: exchange) }
        if setting.failure != .revoked, wasRevoked { try await platform.renewServers() }
        sandbox.set(setting)
    }
}

extension AuditEvent {
    static let sandboxRead = AuditEvent("sandbox.read", "What a sandbox plays, and what systems asked, was read.")
    static let sandboxFailureSet = AuditEvent("sandbox.failure-set", "A failure was chosen for a sandbox to play.")
    static let sandboxReset = AuditEvent(
        "sandbox.reset", "What systems had brought to a sandbox's servers was taken away.")
}
