public import Foundation
import Synchronization

/// One child process, with a thread of its own from start to end.
///
/// The kernel ends the child when that thread ends (`setpriv --pdeathsig`), so nothing is left behind even when this
/// program itself is killed.
public final class PartyProcess: Sendable {
    /// As the log calls it.
    public let name: String
    private let state = Mutex<State>(State())

    private struct State {
        var number: pid_t?
        var status: Int32?
        var isStopping = false
        var waiters: [CheckedContinuation<Int32, Never>] = []
    }

    /// A process to be, by a name for people.
    public init(name: String) {
        self.name = name
    }

    /// Starts a program; with a log its output goes there, otherwise to the terminal.
    public func start(_ executable: String, _ arguments: [String], log: String?) async throws {
        try await withCheckedThrowingContinuation { (started: CheckedContinuation<Void, any Error>) in
            let thread = Thread { [self] in
                do {
                    let number = try SpawnedProgram.start(executable, arguments, log: log)
                    state.withLock { $0.number = number }
                    started.resume()
                    ended(SpawnedProgram.wait(for: number))
                } catch {
                    started.resume(throwing: error)
                }
            }
            thread.name = name
            thread.start()
        }
    }

    private func ended(_ status: Int32) {
        let waiters = state.withLock { state in
            state.status = status
            state.number = nil
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume(returning: status) }
    }

    /// The process number, while it runs.
    public var number: pid_t? { state.withLock { $0.number } }

    /// Waits for the end; answers at once when it has ended.
    public func status() async -> Int32 {
        await withCheckedContinuation { continuation in
            let known = state.withLock { state in
                if state.status == nil { state.waiters.append(continuation) }
                return state.status
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// Whether its end was asked for.
    public var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Halts it: it keeps its sockets and answers nothing.
    public func halt() {
        signal(SIGSTOP)
    }

    /// Ends it and waits until it is gone; what it had promised to keep is on disk at every moment.
    public func stop() async {
        state.withLock { $0.isStopping = true }
        guard signal(SIGKILL) else { return }
        _ = await status()
    }

    /// Ends it without waiting, from where waiting is not possible.
    public func kill() {
        state.withLock { $0.isStopping = true }
        signal(SIGKILL)
    }

    /// Under the lock, so that the number cannot have passed to another process.
    @discardableResult
    private func signal(_ signal: Int32) -> Bool {
        state.withLock { state in
            guard let number = state.number else { return false }
            return Foundation.kill(number, signal) == 0
        }
    }
}
