public import Foundation
public import Identifiers

/// Many organisations summed up.
public struct Summary: Sendable {
    /// How many of one task of one side are done.
    public struct FunnelStep: Sendable, Hashable {
        public let slot: Int
        public let done: Int
        /// Organisations that have the task to do.
        public let of: Int
    }

    /// One organisation and its judgement.
    public struct Entry: Sendable {
        public let progress: OrganisationProgress
        public let judgement: Judgement
        public var organisation: Organisation { progress.organisation }
    }

    /// Worst first.
    public let entries: [Entry]
    public let funnel: [FunnelStep]
    public let counts: [Standing: Int]

    /// Sums organisations up at an instant.
    public init(_ organisations: [OrganisationProgress], plan: TaskPlan, now: Date) {
        var (done, of) = ([Int](repeating: 0, count: plan.slots.count), [Int](repeating: 0, count: plan.slots.count))
        var counts: [Standing: Int] = [:]
        var entries: [Entry] = []
        entries.reserveCapacity(organisations.count)
        for progress in organisations {
            for slot in progress.slots {
                of[slot] += 1
                if progress.done[slot] != nil { done[slot] += 1 }
            }
            let judgement = StandingRule.judge(progress, plan: plan, now: now)
            counts[judgement.standing, default: 0] += 1
            entries.append(Entry(progress: progress, judgement: judgement))
        }
        // Organisations come in order of their codes: a stable order among equals.
        self.entries = entries.enumerated().sorted { left, right in
            if Judgement.isWorse(left.element.judgement, right.element.judgement) { return true }
            if Judgement.isWorse(right.element.judgement, left.element.judgement) { return false }
            return left.offset < right.offset
        }.map(\.element)
        funnel = plan.slots.indices.map { FunnelStep(slot: $0, done: done[$0], of: of[$0]) }
        self.counts = counts
    }

    /// Organisations in all.
    public var total: Int { entries.count }

    /// The share of tasks that are done, in per cent rounded down: 100 only when all are.
    public var percent: Int {
        let (done, of) = funnel.reduce((0, 0)) { ($0.0 + $1.done, $0.1 + $1.of) }
        return of == 0 ? 0 : done * 100 / of
    }

    /// How many stand so.
    public func count(_ standing: Standing) -> Int { counts[standing] ?? 0 }
}
