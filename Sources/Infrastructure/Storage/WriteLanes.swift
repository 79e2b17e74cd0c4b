/// Whose a write is, for taking turns: the database has one writer, and a tenant that floods it must not fill its order.
public enum WriteLane {
    /// Set by whoever answers a tenant's request or does its work in the background; empty: the platform itself.
    @TaskLocal public static var current = ""
}

/// Elements that wait in lanes; lanes take turns, and within one the first comes first.
struct WriteLanes<Element> {
    private struct Lane {
        private var elements: [Element?] = []
        private var first = 0

        var isEmpty: Bool { first == elements.count }

        mutating func append(_ element: Element) { elements.append(element) }

        mutating func removeFirst() -> Element? {
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

    private var lanes: [String: Lane] = [:]
    /// Lanes with something in them, whoever is next first.
    private var order: [String] = []

    var isEmpty: Bool { lanes.isEmpty }

    mutating func append(_ element: Element, to lane: String) {
        if lanes[lane] == nil { order.append(lane) }
        lanes[lane, default: Lane()].append(element)
    }

    /// Takes the first of the lane whose turn it is.
    mutating func take() -> Element? {
        guard let lane = order.first, let element = lanes[lane]?.removeFirst() else { return nil }
        order.removeFirst()
        if lanes[lane]?.isEmpty == true { lanes[lane] = nil } else { order.append(lane) }
        return element
    }
}
