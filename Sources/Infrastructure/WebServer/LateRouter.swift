import Hummingbird
import Synchronization

/// Lays out a site's routes when its first request comes.
///
/// A country has thousands of sites in one process: laying them all out takes most of its start, and most of them are asked
/// nothing for long.
final class LateRouter: HTTPResponder {
    private let layOut: @Sendable () -> Router<WireContext>
    private let laidOut = Mutex<RouterResponder<WireContext>?>(nil)

    init(_ layOut: @escaping @Sendable () -> Router<WireContext>) {
        self.layOut = layOut
    }

    func respond(to request: Request, context: WireContext) async throws -> Response {
        try await responder.respond(to: request, context: context)
    }

    private var responder: RouterResponder<WireContext> {
        laidOut.withLock { known in
            if let known { return known }
            let made = layOut().buildResponder()
            known = made
            return made
        }
    }
}
