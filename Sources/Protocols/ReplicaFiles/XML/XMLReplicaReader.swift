import Synchronization

/// Reads records from the attachment of IF_DBM_20113.
final class XMLReplicaReader: ReplicaFileReading {
    private struct State: ~Copyable {
        let source: any ByteStream
        let attachment: Attachment
        let stream: XMLStream
        var isAtEnd = false
    }

    private let state: Mutex<State>

    init(_ source: sending any ByteStream) throws {
        let attachment = Attachment()
        state = Mutex(State(source: source, attachment: attachment, stream: try XMLStream(attachment)))
    }

    func next(_ count: Int) throws -> [ReplicaFileRow] {
        try state.withLock { state in
            while state.attachment.rows.count < count, !state.isAtEnd {
                let chunk = try state.source.next()
                state.isAtEnd = chunk.isEmpty
                do throws(XMLStream.Broken) {
                    try state.stream.feed(chunk, isLast: chunk.isEmpty)
                } catch {
                    // What was found before the text broke says more.
                    throw state.attachment.refusal ?? .broken(error)
                }
                if let refusal = state.attachment.refusal { throw refusal }
            }
            return state.attachment.take(count)
        }
    }
}
