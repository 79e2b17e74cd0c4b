import Dispatch
import Foundation

/// SIGTERM and SIGINT as something to wait for: the first one ends the process in order, the second at once.
enum EndSignals {
    static func first() async {
        let (signals, signal) = AsyncStream.makeStream(of: Void.self)
        let sources = [SIGTERM, SIGINT].map { number in
            Foundation.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                signal.yield()
                // Whoever asks twice does not want to wait.
                Foundation.signal(number, SIG_DFL)
            }
            source.resume()
            return source
        }
        for await _ in signals { break }
        for source in sources { source.cancel() }
    }
}
