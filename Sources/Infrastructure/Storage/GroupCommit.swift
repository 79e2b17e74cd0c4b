import Synchronization

/// The one connection through which an engine writes, on the engine's own thread.
public protocol CommitConnection: SendableMetatype {
    /// Runs a body in a transaction and makes it durable; when the body throws, nothing of it stays.
    ///
    /// The body may be run again from its beginning when the engine asks for that.
    /// - Throws: what the body throws, or `StoreError`.
    func shared(_ body: () throws -> Void) throws

    /// Runs a body in a savepoint of the transaction; when the body throws, the transaction goes on without it.
    /// - Throws: what the body throws, or `StoreError`.
    func apart<Answer>(_ body: (any StoreTransaction) throws -> Answer) throws -> Answer

    /// Whether the transaction that was begun is still there.
    var isInsideTransaction: Bool { get }
}

/// Writes that wait for the disk together: what arrives while one transaction is being made durable goes into the next.
///
/// An `fsync` costs the same for one write as for a hundred. Each write keeps its own fate through a savepoint: one that
/// throws leaves nothing behind and takes no other with it; none is told of its success before the disk has it. Lanes take
/// turns (``WriteLane``), and a transaction takes no more on after a few milliseconds: whoever is next need not wait for all.
public final class GroupCommit<Connection: CommitConnection>: Sendable {
    /// Hands the engine's connection to a body, on its thread, or says why there is none.
    public typealias Writer = @Sendable (@escaping @Sendable (Result<Connection, StoreError>) -> Void) -> Void

    /// A write on its way: what it does in the transaction, and how it is told when there was none.
    private struct PendingWrite: Sendable {
        let run: @Sendable (Connection) -> Ending
        let refuse: @Sendable (StoreError) -> Void
    }
    /// Told once: nil when the transaction is durable, an error when it was lost with everything in it.
    private typealias Ending = @Sendable (StoreError?) -> Void

    private struct Queue {
        var waiting = Lanes<String, PendingWrite>()
        var isDraining = false
    }

    /// The most writes of one transaction, and how long it takes more on [O]: bounds how long the first of them waits.
    private static var largest: Int { 256 }
    private static var span: Duration { .milliseconds(5) }
    private let writer: Writer
    private let queue = Mutex(Queue())

    /// Writes through an engine's connection.
    public init(writer: @escaping Writer) {
        self.writer = writer
    }

    /// Runs a body in a transaction that it may share, and answers when that is durable.
    /// - Throws: what the body throws, or `StoreError`; nothing of it is kept then.
    public func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            add(
                PendingWrite { connection in
                    let result = Result { try connection.apart(body) }
                    return { lost in
                        if let lost, case .success = result {
                            continuation.resume(throwing: lost)
                        } else {
                            continuation.resume(with: result)
                        }
                    }
                } refuse: { error in
                    continuation.resume(throwing: error)
                })
        }
    }

    private func add(_ write: PendingWrite) {
        let lane = WriteLane.current
        let begins = queue.withLock { queue in
            queue.waiting.append(write, to: lane)
            defer { queue.isDraining = true }
            return !queue.isDraining
        }
        if begins { writer { connection in self.drain(connection) } }
    }

    private func drain(_ connection: Result<Connection, StoreError>) {
        while let first = next() {
            switch connection {
            case .success(let connection): commit([first], through: connection)
            case .failure(let error): first.refuse(error)
            }
        }
    }

    /// The next write; without one the writer goes home.
    private func next() -> PendingWrite? {
        queue.withLock { queue in
            let write = queue.waiting.take()?.element
            if write == nil { queue.isDraining = false }
            return write
        }
    }

    /// Makes a transaction of writes that were taken, and of those that come while it goes on and is young enough.
    private func commit(_ taken: [PendingWrite], through connection: Connection) {
        var batch = taken
        var endings: [Ending] = []
        var lost: StoreError?
        do {
            try connection.shared {
                // An engine may do the transaction again; nobody was told of anything yet.
                endings = []
                let begun = ContinuousClock.now
                while endings.count < batch.count || takeOneMore(into: &batch, since: begun) {
                    endings.append(batch[endings.count].run(connection))
                    // A full disk, say, makes an engine give up the transaction as a whole, and those before it with it.
                    guard connection.isInsideTransaction else {
                        throw StoreError.engine("the transaction was given up")
                    }
                }
            }
        } catch {
            lost = (error as? StoreError) ?? .engine("\(error)")
        }
        for ending in endings { ending(lost) }
        // What stands behind a write that made the engine give up has not run yet; when the beginning failed, none has.
        let rest = batch.dropFirst(endings.count)
        if endings.isEmpty, let lost {
            for write in rest { write.refuse(lost) }
        } else if !rest.isEmpty {
            commit(Array(rest), through: connection)
        }
    }

    private func takeOneMore(into batch: inout [PendingWrite], since begun: ContinuousClock.Instant) -> Bool {
        guard batch.count < Self.largest, ContinuousClock.now - begun < Self.span,
            let write = queue.withLock({ $0.waiting.take()?.element })
        else { return false }
        batch.append(write)
        return true
    }
}
