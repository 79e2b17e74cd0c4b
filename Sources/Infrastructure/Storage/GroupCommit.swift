import Dispatch
import Synchronization
import TurnTaking

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

/// Told once: nil when the transaction is durable, an error when it was lost with everything in it.
private typealias Ending = @Sendable (StoreError?) -> Void

/// A write on its way: what it does in the transaction, and how it is told when there was none.
private struct PendingWrite: Sendable {
    let lane: String
    let run: @Sendable (any CommitConnection) -> Ending
    let refuse: @Sendable (StoreError) -> Void
}

/// Writes that wait for the disk together: what arrives while one transaction is being made durable goes into the next.
///
/// An `fsync` costs the same for one write as for a hundred. Each write keeps its own fate through a savepoint: one that
/// throws leaves nothing behind and takes no other with it; none is told of its success before the disk has it. Lanes take
/// turns (``WriteLane``), and a transaction takes nothing on that would keep it for more than a few milliseconds: what is long
/// gets a transaction of its own, for which nobody waits who came before it. While others are about, a lane that has kept the
/// writer leaves it to them for a while (``WriterShares``).
public final class GroupCommit<Connection: CommitConnection>: Sendable {
    /// Hands the engine's connection to a body, on its thread, or says why there is none.
    public typealias Writer = @Sendable (@escaping @Sendable (Result<Connection, StoreError>) -> Void) -> Void

    private struct Queue: Sendable {
        var waiting = Lanes<String, PendingWrite>()
        var shares = WriterShares()
        var isDraining = false
        /// Whether somebody will look again when the lanes that rest may go on.
        var isAwaited = false
    }

    /// The most writes of one transaction [O]: bounds how long the first of them waits.
    private static var largest: Int { 256 }
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
                PendingWrite(lane: WriteLane.current) { connection in
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

    /// Whether another party than who asks has had something to write within a second.
    public var isBesideOthers: Bool {
        let lane = WriteLane.current
        return queue.withLock { $0.shares.hasCompany(lane, at: .now) }
    }

    private func add(_ write: PendingWrite) {
        look { queue in
            queue.shares.isAbout(write.lane, at: .now)
            queue.waiting.append(write, to: write.lane)
        }
    }

    /// Sends for the writer when it has gone home and something is there for it to do, or will be when a lane has rested.
    private func look(_ change: (inout Queue) -> Void) {
        let (begins, rest): (Bool, Duration?) = queue.withLock { queue in
            change(&queue)
            guard !queue.isDraining else { return (false, nil) }
            let now = ContinuousClock.now
            queue.isDraining = queue.waiting.hasAny { queue.shares.mayBegin($0, at: now) }
            guard !queue.isDraining, !queue.isAwaited, let end = queue.shares.nextEnd(at: now),
                queue.waiting.hasAny(where: { _ in true })
            else { return (queue.isDraining, nil) }
            queue.isAwaited = true
            return (false, end - now)
        }
        if begins { writer { connection in self.drain(connection) } }
        guard let rest else { return }
        DispatchQueue.global(qos: .userInitiated).asyncAfter(deadline: .now() + rest / .seconds(1)) {
            self.look { queue in queue.isAwaited = false }
        }
    }

    private func drain(_ connection: Result<Connection, StoreError>) {
        while let first = next() {
            switch connection {
            case .success(let connection): commit([first], through: connection)
            case .failure(let error): first.refuse(error)
            }
        }
        look { queue in queue.isDraining = false }
    }

    /// The next write of those that may begin a transaction.
    private func next() -> PendingWrite? {
        queue.withLock { queue in
            let now = ContinuousClock.now
            return queue.waiting.take { lane, _ in queue.shares.mayBegin(lane, at: now) }?.element
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
                    endings.append(run(batch[endings.count], through: connection))
                    // A full disk, say, makes an engine give up the transaction as a whole, and those before it with it.
                    guard connection.isInsideTransaction else {
                        throw StoreError.engine("the transaction was given up")
                    }
                }
            }
        } catch {
            lost = (error as? StoreError) ?? .engine("\(error)")
        }
        let lanes = Set(batch.prefix(endings.count).map(\.lane))
        queue.withLock { queue in queue.shares.ended(lanes, at: .now) }
        for ending in endings { ending(lost) }
        // What stands behind a write that made the engine give up has not run yet; when the beginning failed, none has.
        let rest = batch.dropFirst(endings.count)
        if endings.isEmpty, let lost {
            for write in rest { write.refuse(lost) }
        } else if !rest.isEmpty {
            commit(Array(rest), through: connection)
        }
    }

    private func run(_ write: PendingWrite, through connection: Connection) -> Ending {
        let begun = ContinuousClock.now
        let ending = write.run(connection)
        let took = ContinuousClock.now - begun
        queue.withLock { queue in queue.shares.wrote(write.lane, took: took) }
        return ending
    }

    private func takeOneMore(into batch: inout [PendingWrite], since begun: ContinuousClock.Instant) -> Bool {
        guard batch.count < Self.largest else { return false }
        // A lane that has the transaction to itself delays nobody but itself. Where others share it, those with more to do wait for
        // one of their own: whoever has one short write is not to wait for a dozen of theirs.
        let lane = batch.first?.lane
        let owner = batch.allSatisfy { $0.lane == lane } ? lane : nil
        let now = ContinuousClock.now
        let more = queue.withLock { queue in
            let shares = queue.shares
            return queue.waiting.take { lane, waiting in
                shares.mayJoin(lane, waiting: waiting, owner: owner, after: now - begun, at: now)
            }?.element
        }
        guard let more else { return false }
        batch.append(more)
        return true
    }
}
