import Synchronization
import WebServer

/// Which failure a sandbox plays now, and what systems asked since it began.
final class SandboxSwitch: Sendable {
    /// How long an answer waits unless told otherwise: longer than a patient client's time limit.
    static let usualDelay = 90.0
    /// The most requests that are remembered.
    private static let mostRequests = 1_000

    private struct State {
        var setting = SandboxMessages.Setting(failure: .none)
        var hindered = 0
        var requests: [SandboxMessages.Request] = []
    }

    private let state = Mutex(State())

    var isClosed: Bool { state.withLock { $0.setting.failure == .closed } }

    var current: SandboxMessages.State {
        state.withLock { .init(failure: $0.setting.failure, requests: $0.requests) }
    }

    /// Plays another failure from now on.
    func set(_ setting: SandboxMessages.Setting) { state.withLock { $0 = State(setting: setting) } }

    /// Remembers what a system asked, and says what is in the way of the answer.
    func hindrance(method: String, path: String, status: Int) -> Hindrance {
        state.withLock { state in
            if state.requests.count < Self.mostRequests {
                state.requests.append(.init(method: method, path: path, status: status))
            }
            let setting = state.setting
            guard status < 300, state.hindered < setting.times ?? 1 else { return .none }
            switch setting.failure {
            case .none, .closed, .revoked: return .none
            case .slow:
                state.hindered += 1
                return .delay(.seconds(setting.seconds ?? Self.usualDelay))
            case .duplicate:
                state.hindered += 1
                return .lostAnswer
            }
        }
    }
}
