import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A listener of the server library, whatever its connections speak.
///
/// The library's application would do as well, at the cost of two groups of services and a clock that strikes every second for each
/// listener: a country has thousands of them in one process.
protocol ListeningServer: Sendable {
    /// Listens until it is told to end, and its connections have ended.
    /// - Throws: when the address cannot be bound.
    func run() async throws

    /// Takes no new connection, lets requests under way end, and answers when the last connection has.
    func shutdownGracefully() async throws
}

extension Server: ListeningServer {}

extension ServerChildChannel {
    /// A listener whose connections are set up like this.
    func listener(
        _ configuration: ServerConfiguration, on loop: any EventLoop, logger: Logger,
        onServerRunning: @escaping @Sendable (any Channel) async -> Void
    ) -> any ListeningServer {
        Server(
            childChannelSetup: self, configuration: configuration, onServerRunning: onServerRunning,
            eventLoopGroup: loop, logger: logger)
    }
}

/// Answers requests as they come off a connection.
struct ConnectionAnswers: Sendable {
    let router: LateRouter
    let logger: Logger

    @concurrent @Sendable func answer(
        _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel
    ) async throws {
        var response: Response
        do {
            response = try await router.respond(
                to: request, context: WireContext(source: .init(channel: channel, logger: logger)))
        } catch let error as HTTPParserError {
            // What was sent was no HTTP: the library says so, and ends the connection.
            throw error
        } catch {
            response = Response(status: .internalServerError)
        }
        response.headers[.date] = HeaderDate.current
        response.headers[.server] = "kakehashi"
        try await writer.write(response: response.head, body: response.body)
    }
}
