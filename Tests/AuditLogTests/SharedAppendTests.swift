import Foundation
import MerkleTree
import Storage
import Testing

@testable import AuditLog

/// Writers that share a commit lengthen one chain, and one that fails leaves no gap in it.
@Suite struct SharedAppendTests {
    private struct GivenUp: Error {}

    @Test(arguments: LogEngine.allCases)
    func `records of writers that fail are gone, and the chain goes on`(engine: LogEngine) async throws {
        let store = try await engine.store()
        let kept = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for writer in 0..<60 {
                group.addTask {
                    do {
                        return try await store.write { tx in
                            let numbers = try (0..<3).map { record in
                                try AuditLog.append(
                                    AuditEntry(
                                        event: SampleLog.event, actor: "account:a", subject: "\(writer) \(record)"),
                                    at: SampleLog.start, in: tx)
                            }
                            guard writer % 3 != 0 else { throw GivenUp() }
                            return numbers
                        }
                    } catch is GivenUp {
                        return []
                    }
                }
            }
            return try await group.reduce(into: [Int64]()) { $0 += $1 }
        }
        #expect(kept.sorted() == Array(1...120))
        #expect(try await AuditLog.verify(store) == .intact(records: 120))
    }

    /// Trees are computed beside the writers; only one who still goes on from where the trees stand may keep what came of it.
    @Test(arguments: LogEngine.allCases)
    func `several keepers at once grow one tree`(engine: LogEngine) async throws {
        let (log, signer) = (try await SampleLog(engine), TreeHeadSigner())
        let year = 365.25 * 86_400
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for turn in 0..<12 {
                    try await log.append(30, from: SampleLog.start.addingTimeInterval(Double(turn / 4) * year))
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<12 { try await AuditTrees.integrateAll(log.store, limit: 17) }
                }
            }
            // Ends years that no record of the next has ended yet.
            group.addTask {
                for turn in 0..<12 {
                    try await log.sign(signer, at: SampleLog.start.addingTimeInterval(Double(turn / 4) * year))
                }
            }
            try await group.waitForAll()
        }
        try await log.sign(signer, at: SampleLog.start.addingTimeInterval(3 * year))
        #expect(try await AuditLog.verify(log.store) == .intact(records: 360))
        for name in SampleLog.logs {
            let leaves = SampleLog.leaves(try await log.lines(of: name))
            let size = Int64(leaves.count)
            let root = try await log.store.read { tx in try AuditProofs.root(at: size, log: name, in: tx) }
            #expect(size == 120 && root == TreeProofs.hash(leaves))
        }
    }

    /// What was computed before somebody else went on, or ended a year, is thrown away.
    @Test(arguments: LogEngine.allCases)
    func `a growth that comes too late is not kept`(engine: LogEngine) async throws {
        let (log, signer) = (try await SampleLog(engine), TreeHeadSigner())
        func growth() async throws -> TreeGrowth? {
            try await log.store.read { tx in try TreeGrowth.next(limit: 50, in: tx) }
        }
        func isKept(_ growth: TreeGrowth?) async throws -> Bool? {
            try await log.store.write { tx in try growth?.keep(in: tx) }
        }
        try await log.append(30)
        let (first, second) = (try await growth(), try await growth())
        #expect(try await isKept(first) == true)
        #expect(try await isKept(second) == false)
        try await log.append(30)
        let third = try await growth()
        // The year is over by the clock, and its segment closed, while the trees stand where they stood.
        try await log.store.write { tx in
            try AuditSegment.closeEnded(at: SampleLog.start.addingTimeInterval(366 * 86_400), in: tx)
        }
        #expect(try await isKept(third) == false)
        try await log.sign(signer, at: SampleLog.start.addingTimeInterval(366 * 86_400))
        #expect(try await AuditLog.verify(log.store) == .intact(records: 60))
        let segments = try await log.store.read { tx in try AuditSegment.all(of: SampleLog.mayor, in: tx) }
        #expect(segments.map(\.year) == [2016, 2017])
    }
}
