import HummingbirdCore
import HummingbirdTLS
import Logging
import MutualTLS
import NIOCore
import NIOSSL
import Synchronization

/// A listener that speaks TLS; what the library makes of keys and certificates for it is made when its first connection comes.
///
/// A context is tens of kilobytes, and most of a country's listeners are asked nothing for long.
final class LateTLS<Base: ServerChildChannel>: ServerChildChannel {
    typealias Value = Base.Value

    private let base: Base
    private let tls: ServerTLS
    private let executor: SiteExecutor
    private let made = Mutex<TLSChannel<Base>?>(nil)

    init(_ base: Base, _ tls: ServerTLS, on executor: SiteExecutor) {
        self.base = base
        self.tls = tls
        self.executor = executor
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        do {
            return try speaking().setup(channel: channel, logger: logger)
        } catch {
            logger.error("a listener cannot speak TLS", metadata: ["error": "\(error)"])
            return channel.eventLoop.makeFailedFuture(error)
        }
    }

    func handle(value: Value, logger: Logger) async { await base.handle(value: value, logger: logger) }

    private func speaking() throws -> TLSChannel<Base> {
        try made.withLock { made in
            if let made { return made }
            let channel = try TLSChannel(
                base,
                configuration: TLSChannelConfiguration(
                    tlsConfiguration: try tls.configuration(), verifying: tls, on: executor))
            made = channel
            return channel
        }
    }
}

extension TLSChannelConfiguration {
    /// Judges clients' chains by our own rules where a listener reads any.
    fileprivate init(tlsConfiguration: TLSConfiguration, verifying tls: ServerTLS, on executor: SiteExecutor) {
        if let verification = tls.clientVerification {
            self.init(tlsConfiguration: tlsConfiguration) { chain in
                // The library asks in a task of its own, which is nobody's child.
                try await withTaskExecutorPreference(executor) { try await verification(chain) }
            }
        } else {
            self.init(tlsConfiguration: tlsConfiguration)
        }
    }
}
