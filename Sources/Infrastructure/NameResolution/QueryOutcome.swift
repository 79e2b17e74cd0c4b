import CCares
import Glibc

/// How c-ares ended a query, together with what its sockets showed.
struct QueryOutcome {
    let status: Int32
    let message: [UInt8]
    let evidence: SocketEvidence

    /// The answer's message, or the failure that the status stands for.
    /// - Throws: ``NameFailure``.
    func message(for query: NameQuery, afterMilliseconds milliseconds: Double) throws(NameFailure) -> [UInt8] {
        switch status {
        case ARES_SUCCESS:
            return message
        case ARES_ENODATA:
            throw .noData(query.name)
        case ARES_ENOTFOUND:
            throw .noSuchName(query.name)
        case ARES_EREFUSED:
            throw .refused(server: query.server)
        case ARES_ESERVFAIL, ARES_ENOTIMP, ARES_EFORMERR:
            throw .serverFailure(server: query.server)
        case ARES_EBADNAME, ARES_EBADQUERY:
            throw .malformed("「\(query.name)」は名前として使えません")
        case ARES_ETIMEOUT where evidence.datagrams > 0:
            throw .malformed("\(query.server) から、問合せへの応答として読めないものが届きました")
        case ARES_ETIMEOUT:
            throw .noAnswer(server: query.server, afterMilliseconds: milliseconds)
        case ARES_ECONNREFUSED, ARES_ECANCELLED, ARES_EOF:
            // Only the peer's own word is a refusal; no route and the like means that it was never reached.
            if evidence.error == ECONNREFUSED { throw .refused(server: query.server) }
            throw .noAnswer(server: query.server, afterMilliseconds: milliseconds)
        default:
            throw .malformed(String(cString: ares_strerror(status)))
        }
    }
}
