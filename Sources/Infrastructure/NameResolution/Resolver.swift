import Foundation

/// Asks one DNS server over the wire, past the system's resolver, hosts file and search domains.
public enum Resolver {
    /// Sends a question and waits for the answer or for the failure.
    ///
    /// The wait blocks a thread of its own, so the cooperative pool stays free. A cancelled task still waits until
    /// the query's own time limit.
    /// - Throws: ``NameFailure``, which tells silence, refusal and a negative answer apart.
    public static func resolve(_ query: NameQuery) async throws(NameFailure) -> NameAnswer {
        let result = await withCheckedContinuation {
            (continuation: CheckedContinuation<Result<NameAnswer, NameFailure>, Never>) in
            let thread = Thread {
                continuation.resume(returning: Result { () throws(NameFailure) in try exchange(query) })
            }
            thread.name = "name-resolution"
            thread.start()
        }
        return try result.get()
    }

    /// Sends the question and reads the answer, blocking the calling thread.
    private static func exchange(_ query: NameQuery) throws(NameFailure) -> NameAnswer {
        let route = try QueryRoute(server: query.server, source: query.sourceAddress)
        let channel = try Channel(route: route, timeout: query.timeout, attempts: query.attempts)
        let start = ContinuousClock.now
        let outcome = channel.ask(name: query.name, kind: query.kind)
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        let message = try outcome.message(for: query, afterMilliseconds: milliseconds)
        let chain = try AnswerChain(message, name: query.name, kind: query.kind)
        return NameAnswer(
            addresses: chain.addresses, canonicalNames: chain.canonicalNames, timeToLive: chain.timeToLive,
            milliseconds: milliseconds, server: query.server)
    }
}
