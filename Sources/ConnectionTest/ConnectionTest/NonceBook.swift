import EvidenceSeal
import MutualTLS
import Synchronization
import Verdicts

/// The nonces of one place's exchanges in a run, by the number of the platform's record that each led to.
final class NonceBook: Sendable {
    private let run: String
    private let kept = Mutex<[String: (nonce: ExchangeNonce, record: String)]>([:])

    init(run: String) {
        self.run = run
    }

    /// A request that carries a nonce of its own.
    func marked(_ request: ExchangeRequest) -> (request: ExchangeRequest, nonce: ExchangeNonce) {
        let nonce = ExchangeNonce(run: run)
        var request = request
        request.headers[ExchangeNonce.header] = nonce.text
        return (request, nonce)
    }

    /// Keeps which nonce led to a record.
    ///
    /// `evidence` is the record that a line would quote, where the exchange only asked for the number of another's (T1).
    func keep(_ nonce: ExchangeNonce, of response: ExchangeResponse, evidence: String? = nil) {
        guard let record = response.headers["kakehashi-audit-record"] else { return }
        kept.withLock { $0[evidence ?? record] = (nonce, record) }
    }

    /// The line with the proof of the exchange that it quotes; as it is where none is known.
    func sealed(_ line: ItemResult) -> ItemResult {
        guard line.verdict == .pass, let evidence = line.serverEvidence,
            let known = kept.withLock({ $0[evidence] })
        else { return line }
        return known.nonce.sealed(line, record: known.record)
    }
}
