/// Elements that wait in lanes; lanes take turns, and within one the first comes first.
///
/// Other rooms' threads ask it several times for each request, so that its code is theirs to specialise (`@inlinable`).
public struct Lanes<Key: Hashable & Sendable, Element: Sendable>: Sendable {
    @usableFromInline struct Lane: Sendable {
        @usableFromInline var elements: [Element?] = []
        @usableFromInline var first = 0

        @inlinable init() {}

        @inlinable var count: Int { elements.count - first }
        @inlinable var isEmpty: Bool { count == 0 }

        @inlinable mutating func append(_ element: Element) { elements.append(element) }

        @inlinable mutating func removeFirst() -> Element? {
            guard !isEmpty else { return nil }
            defer {
                elements[first] = nil
                first += 1
                // What was taken is given back now and then, not each time: a long lane would be moved for each of its elements.
                if first == elements.count || first > 1_024 {
                    elements.removeFirst(first)
                    first = 0
                }
            }
            return elements[first]
        }
    }

    @usableFromInline var lanes: [Key: Lane] = [:]
    /// Lanes with something in them, whoever is next first.
    @usableFromInline var order: [Key] = []
    /// Who had the last turn: with more to do it stands behind all that came meanwhile.
    @usableFromInline var served: Key?

    /// Lanes with nothing in them.
    @inlinable public init() {}

    /// Puts an element behind those of its lane.
    @inlinable public mutating func append(_ element: Element, to lane: Key) {
        if lanes[lane] == nil { order.append(lane) }
        lanes[lane, default: Lane()].append(element)
    }

    /// Whether one of the lanes that may go on has anything.
    @inlinable public func hasAny(where mayGoOn: (Key) -> Bool) -> Bool {
        order.contains(where: mayGoOn) || served.map { lanes[$0] != nil && mayGoOn($0) } ?? false
    }

    /// Takes the first element of the lane whose turn it is, among those that may go on; how many wait in a lane is said as well.
    @inlinable public mutating func take(
        where mayGoOn: (_ lane: Key, _ waiting: Int) -> Bool = { _, _ in true }
    ) -> (lane: Key, element: Element)? {
        if let last = served, lanes[last] != nil { order.append(last) }
        served = nil
        guard let place = order.firstIndex(where: { mayGoOn($0, lanes[$0]?.count ?? 0) }) else { return nil }
        let lane = order.remove(at: place)
        guard let element = lanes[lane]?.removeFirst() else { return nil }
        // While it has more it keeps its lane, so that nothing puts it into the order before its next turn.
        if lanes[lane]?.isEmpty == true { lanes[lane] = nil } else { served = lane }
        return (lane, element)
    }
}
