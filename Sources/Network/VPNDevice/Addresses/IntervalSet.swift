/// A set of whole numbers as disjoint closed intervals in ascending order: addresses, ports.
///
/// Inlinable, so that a proof's rooms compile it for addresses and for ports: a generic call costs more than the comparison.
public struct IntervalSet<Bound: FixedWidthInteger & Sendable>: Sendable, Hashable {
    /// Disjoint, ascending, never adjacent.
    public let ranges: [ClosedRange<Bound>]

    /// Every number.
    @inlinable public static var all: IntervalSet { IntervalSet(Bound.min...Bound.max) }
    /// None.
    @inlinable public static var none: IntervalSet { IntervalSet(ranges: []) }

    /// One interval.
    @inlinable public init(_ range: ClosedRange<Bound>) { self.init(ranges: [range]) }

    /// One number.
    @inlinable public init(_ number: Bound) { self.init(ranges: [number...number]) }

    /// All intervals together, in whatever order, overlapping or not.
    @inlinable public init(_ pieces: some Sequence<ClosedRange<Bound>>) {
        var merged: [ClosedRange<Bound>] = []
        for piece in pieces.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let last = merged.last, last.upperBound == .max || piece.lowerBound <= last.upperBound + 1 else {
                merged.append(piece)
                continue
            }
            merged[merged.count - 1] = last.lowerBound...max(last.upperBound, piece.upperBound)
        }
        self.init(ranges: merged)
    }

    @inlinable init(ranges: [ClosedRange<Bound>]) { self.ranges = ranges }

    /// Whether it holds no number.
    @inlinable public var isEmpty: Bool { ranges.isEmpty }

    /// Whether it holds a number.
    @inlinable public func contains(_ number: Bound) -> Bool { ranges.contains { $0.contains(number) } }

    /// What both hold.
    @inlinable public func intersection(_ other: IntervalSet) -> IntervalSet {
        // Nearly all sets are one interval.
        if ranges.count == 1, other.ranges.count == 1 {
            let (mine, theirs) = (ranges[0], other.ranges[0])
            guard mine.overlaps(theirs) else { return .none }
            return IntervalSet(mine.clamped(to: theirs))
        }
        var found: [ClosedRange<Bound>] = []
        for mine in ranges {
            for theirs in other.ranges where mine.overlaps(theirs) { found.append(mine.clamped(to: theirs)) }
        }
        return IntervalSet(ranges: found)
    }

    /// What either holds.
    @inlinable public func union(_ other: IntervalSet) -> IntervalSet { IntervalSet(ranges + other.ranges) }

    /// What this one holds and the other does not.
    @inlinable public func subtracting(_ other: IntervalSet) -> IntervalSet {
        var left = ranges
        for hole in other.ranges {
            left = left.flatMap { piece -> [ClosedRange<Bound>] in
                guard piece.overlaps(hole) else { return [piece] }
                var rest: [ClosedRange<Bound>] = []
                if piece.lowerBound < hole.lowerBound { rest.append(piece.lowerBound...(hole.lowerBound - 1)) }
                if piece.upperBound > hole.upperBound { rest.append((hole.upperBound + 1)...piece.upperBound) }
                return rest
            }
        }
        return IntervalSet(ranges: left)
    }

    /// Whether the other holds all of it.
    @inlinable public func isSubset(of other: IntervalSet) -> Bool { subtracting(other).isEmpty }

    /// How many numbers it holds.
    @inlinable public var count: UInt64 { ranges.reduce(0) { $0 + UInt64($1.upperBound - $1.lowerBound) + 1 } }
}
