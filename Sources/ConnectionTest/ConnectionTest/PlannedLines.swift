public import OrganisationProtocol
public import Verdicts

/// A line that a test will have.
public struct PlannedLine: Sendable, Hashable {
    public let item: TestItem
    /// `mayor` or `education`.
    public let bureau: String
    /// The terminal or system.
    public let from: String
}

extension TestPlan {
    /// The lines of a test, or of what of it begins at one place.
    public func lines(from place: PlaceName?) -> [PlannedLine] {
        bureaus.flatMap { side in
            let all = side.administrationTerminals + side.connectionTerminals + [side.atenaSystem] + side.legacySystems
            let t10 = side.legacySystems.isEmpty ? [side.atenaSystem] : side.legacySystems
            let items: [(TestItem, [PlacePlan])] = [
                (.t1, all), (.t2, side.administrationTerminals), (.t3, side.administrationTerminals),
                (.t4, side.connectionTerminals), (.t5, side.connectionTerminals), (.t6, side.connectionTerminals),
                (.t7, [side.atenaSystem]), (.t8, [side.atenaSystem]), (.t9, side.connectionTerminals), (.t10, t10),
            ]
            return items.flatMap { item, places in
                places.map { PlannedLine(item: item, bureau: side.bureau, from: $0.identifier) }
            }
        }.filter { place == nil || place == PlaceName(bureau: $0.bureau, identifier: $0.from) }
    }
}

extension PlanDocument {
    /// `SIDE/IDENTIFIER` of every terminal and system.
    public var places: [String] {
        bureaus.flatMap { side in
            (side.administrationTerminals + side.connectionTerminals + [side.atenaSystem] + side.legacySystems)
                .map { "\(side.bureau)/\($0.identifier)" }
        }
    }
}

extension Evidence {
    /// The results of several machines as one: of a line that was run several times the latest counts.
    ///
    /// Nil when they are of different organisations, or there are none.
    public static func merged(_ results: [Evidence]) -> Evidence? {
        guard let first = results.first, results.allSatisfy({ $0.organisation == first.organisation }) else {
            return nil
        }
        var latest: [PlannedLine: ItemResult] = [:]
        var order: [PlannedLine] = []
        for line in results.flatMap(\.items) {
            let key = PlannedLine(item: line.item, bureau: line.bureau, from: line.from)
            if let known = latest[key] {
                if known.startedAt <= line.startedAt { latest[key] = line }
            } else {
                order.append(key)
                latest[key] = line
            }
        }
        return Evidence(
            organisation: first.organisation, at: results.map(\.at).max() ?? first.at,
            items: order.compactMap { latest[$0] })
    }
}
