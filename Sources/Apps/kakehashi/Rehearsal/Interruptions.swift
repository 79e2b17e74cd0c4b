@preconcurrency import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and a request to end, as something to wait for.
final class Interruptions: Sendable {
    private let isInterrupted = Mutex(false)
    private let sources: Mutex<[any DispatchSourceSignal]> = Mutex([])

    init() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [weak self] in self?.isInterrupted.withLock { $0 = true } }
            source.resume()
            sources.withLock { $0.append(source) }
        }
    }

    /// Waits for the first one, or until the waiting is cancelled.
    func first() async {
        while !isInterrupted.withLock({ $0 }), !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(50))
        }
    }
}
