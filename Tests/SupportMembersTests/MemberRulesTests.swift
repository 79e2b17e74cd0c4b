import SeededChance
import Testing

@testable import SupportMembers

/// H4 as a table.
@Suite struct MemberRulesTests {
    @Test(
        arguments: [
            // Registered, allowed, and what goes with its reason.
            ([], 5, [:]),
            ([1], 5, [:]),
            ([1, 2, 3, 4, 5], 5, [:]),
            ([1, 2, 3, 4, 5, 6], 5, [6: .exceeds]),
            ([1, 2, 3, 4, 5, 6, 7], 5, [6: .exceeds, 7: .exceeds]),
            ([2], 5, [2: .skips]),
            ([1, 3], 5, [3: .skips]),
            ([1, 2, 4, 5], 5, [4: .skips, 5: .skips]),
            ([2, 3, 4, 5, 6], 5, [2: .skips, 3: .skips, 4: .skips, 5: .skips, 6: .exceeds]),
            ([1, 2, 7], 5, [7: .exceeds]),
            ([1], 0, [1: .exceeds]),
            ([], 0, [:]),
        ] as [([Int], Int, [Int: RemovalReason])]) func theTable(
            registered: [Int], allowed: Int, removed: [Int: RemovalReason]
        )
    {
        #expect(MemberRules.removals(registered: Set(registered), allowed: allowed) == removed)
    }

    /// The number allowed changes under registrations that were right.
    @Test(
        arguments: [
            ([1, 2, 3, 4, 5], 5, 3, [4: .exceeds, 5: .exceeds]),
            ([1, 2, 3, 4, 5], 5, 6, [:]),
            ([1, 2, 3, 4, 5, 6], 5, 6, [:]),
            ([1, 2, 4], 3, 5, [4: .skips]),
            ([1, 2, 4], 5, 3, [4: .exceeds]),
            ([1, 2], 2, 0, [1: .exceeds, 2: .exceeds]),
        ] as [([Int], Int, Int, [Int: RemovalReason])]) func theNumberAllowedChanges(
            registered: [Int], before: Int, after: Int, removed: [Int: RemovalReason]
        )
    {
        #expect(MemberRules.removals(registered: Set(registered), allowed: after) == removed)
        // A change that takes nothing away leaves what was right before.
        let earlier = MemberRules.removals(registered: Set(registered), allowed: before)
        if after >= before { #expect(Set(removed.keys).isSubset(of: earlier.keys)) }
    }

    @Test func whatTheOperatorRestoredStaysAndCounts() {
        #expect(MemberRules.removals(registered: [1, 2, 3, 4], allowed: 2, exempt: [3]) == [4: .exceeds])
        #expect(MemberRules.removals(registered: [1, 3], allowed: 5, exempt: [3]) == [:])
    }

    /// What is left after a removal needs none: the machine ends.
    @Test func whatIsLeftIsRight() {
        var chance = Chance(seed: 4)
        for _ in 0..<3_000 {
            let registered = Set((1...9).filter { _ in Bool.random(using: &chance) })
            let allowed = Int.random(in: 0...9, using: &chance)
            let removed = MemberRules.removals(registered: registered, allowed: allowed)
            let left = registered.subtracting(removed.keys)
            #expect(MemberRules.removals(registered: left, allowed: allowed).isEmpty)
            #expect(left.count <= allowed && (left.isEmpty || left == Set(1...left.count)))
        }
    }

    @Test func theNextIsTheLowestFree() {
        #expect(MemberRules.next(registered: [], allowed: 5) == 1)
        #expect(MemberRules.next(registered: [1, 3], allowed: 5) == 2)
        #expect(MemberRules.next(registered: [1, 2], allowed: 2) == nil)
        #expect(MemberRules.next(registered: [], allowed: 0) == nil)
    }
}
