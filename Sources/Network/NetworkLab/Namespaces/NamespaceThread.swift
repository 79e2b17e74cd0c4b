import CLinux
import Foundation
import Synchronization

/// A thread that lives in a network namespace: sockets that it opens and programs that it starts are there.
final class NamespaceThread: Sendable {
    private let queue = Mutex<[@Sendable () -> Void]>([])
    private let wake = DispatchSemaphore(value: 0)
    private let isOver = Mutex(false)

    /// Enters a namespace of `ip netns`.
    ///
    /// - Throws: `LabError` when it is not there, or may not be entered.
    init(_ namespace: String) throws(LabError) {
        let failure = Mutex<String?>(nil)
        let entered = DispatchSemaphore(value: 0)
        let handle = open("/run/netns/\(namespace)", O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw LabError("there is no network namespace \(namespace)") }
        let thread = Thread { [self] in
            if kakehashi_enter_network_namespace(handle) != 0 {
                let reason = String(cString: strerror(errno))
                failure.withLock { $0 = reason }
                entered.signal()
                return
            }
            entered.signal()
            while true {
                wake.wait()
                let work = queue.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                if let work { work() } else if isOver.withLock({ $0 }) { return }
            }
        }
        thread.name = namespace
        thread.start()
        entered.wait()
        close(handle)
        if let reason = failure.withLock({ $0 }) { throw LabError("network namespace \(namespace): \(reason)") }
    }

    deinit { end() }

    /// Lets the thread end when it has done what it was given.
    func end() {
        isOver.withLock { $0 = true }
        wake.signal()
    }

    /// Does something there, and waits for it.
    func run<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) throws -> Answer {
        let answer = Mutex<Result<Answer, any Error>?>(nil)
        let done = DispatchSemaphore(value: 0)
        start {
            let result = Result { try work() }
            answer.withLock { $0 = result }
            done.signal()
        }
        done.wait()
        guard let result = answer.withLock({ $0 }) else { throw LabError("nothing came back") }
        return try result.get()
    }

    /// Does something there, without waiting.
    func start(_ work: @escaping @Sendable () -> Void) {
        queue.withLock { $0.append(work) }
        wake.signal()
    }
}
