import OrganisationProtocol
import Synchronization
import Tenancy

/// Small requests that wait for the writer at the same time go into one transaction together.
///
/// Whoever finds nobody on the way to the writer goes there, for all who have come until it is its turn, and tells them when their
/// records are durable. Who comes alone goes alone, at once.
final class ReplicaGathering: Sendable {
    /// The most requests of one transaction [O].
    private static let most = 64

    private enum Word: Sendable {
        case registered(RowReceipt)
        case failed(any Error)
        /// Go to the writer, for those who have come meanwhile as well.
        case go
        /// Together it did not work: whose fault it is, everybody finds out.
        case goAlone
    }

    private struct Waiting: Sendable {
        let request: ReplicaRequest
        let tell: CheckedContinuation<Word, Never>
    }

    private struct Queue: Sendable {
        var waiting: [Waiting] = []
        var isSomebodyOnTheWay = false
    }

    /// Those that went with somebody, from the moment when it was its turn.
    private final class Company: Sendable {
        let others = Mutex<[Waiting]?>(nil)
        let isRegistered = Atomic(false)
    }

    private let store: TenantStore
    private let registrar: ReplicaRegistrar
    private let queue = Mutex(Queue())

    init(store: TenantStore, registrar: ReplicaRegistrar) {
        self.store = store
        self.registrar = registrar
    }

    /// Registers what is good of a request, beside no more records in one transaction than `most`; answers when it is durable.
    /// - Throws: `DataVaultError` or `StoreError`; nothing of the request is kept then.
    func register(_ request: ReplicaRequest, most: Int) async throws -> RowReceipt {
        let word: Word = await withCheckedContinuation { continuation in
            let goes = queue.withLock { queue in
                if queue.isSomebodyOnTheWay {
                    queue.waiting.append(Waiting(request: request, tell: continuation))
                    return false
                }
                queue.isSomebodyOnTheWay = true
                return true
            }
            if goes { continuation.resume(returning: .go) }
        }
        switch word {
        case .registered(let receipt): return receipt
        case .failed(let error): throw error
        case .go: return try await go(with: request, most: most)
        case .goAlone: return try await goAlone(with: request)
        }
    }

    private func go(with request: ReplicaRequest, most: Int) async throws -> RowReceipt {
        let company = Company()
        do {
            let receipts = try await store.write { [self] tx in
                // An engine may do the transaction again, with the same company; how it went before counts no more.
                company.isRegistered.store(false, ordering: .relaxed)
                let others = company.others.withLock { known in
                    let others = known ?? take(beside: request.count, most: most)
                    known = others
                    return others
                }
                let receipts = try registrar.register([request] + others.map(\.request), in: tx)
                company.isRegistered.store(true, ordering: .relaxed)
                return receipts
            }
            for (other, receipt) in zip(company.others.withLock { $0 ?? [] }, receipts.dropFirst()) {
                other.tell.resume(returning: .registered(receipt))
            }
            return receipts[0]
        } catch {
            let taken = company.others.withLock(\.self)
            // What keeps a transaction from beginning or from being durable does so for all of them, and is not asked twice.
            let isEverybodys = taken == nil || company.isRegistered.load(ordering: .relaxed)
            let others = taken ?? takeAll()
            for other in others { other.tell.resume(returning: isEverybodys ? .failed(error) : .goAlone) }
            guard !isEverybodys, !others.isEmpty else { throw error }
            return try await goAlone(with: request)
        }
    }

    private func goAlone(with request: ReplicaRequest) async throws -> RowReceipt {
        try await store.write { [registrar] tx in try registrar.register(request, sealed: .none, in: tx) }
    }

    /// Those that have come, in their order, as many as there is room for; the first of the others goes next.
    private func take(beside count: Int, most: Int) -> [Waiting] {
        let (taken, next) = queue.withLock { queue in
            var room = most - count
            let taken = queue.waiting.prefix(Self.most).prefix { waiting in
                room -= waiting.request.count
                return room >= 0
            }
            queue.waiting.removeFirst(taken.count)
            let next = queue.waiting.isEmpty ? nil : queue.waiting.removeFirst()
            queue.isSomebodyOnTheWay = next != nil
            return (Array(taken), next)
        }
        next?.tell.resume(returning: .go)
        return taken
    }

    /// All who have come, when there is nothing to take them to.
    private func takeAll() -> [Waiting] {
        queue.withLock { queue in
            defer { queue = Queue() }
            return queue.waiting
        }
    }
}
