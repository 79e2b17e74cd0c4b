public import Foundation
public import ServiceCalendar

/// Open time laid end to end: in order, without overlaps, and with no gap of no length.
public struct OpenPeriods: Sendable, Hashable {
    /// In order.
    public let windows: [InstantWindow]
    /// Open seconds before each window.
    private let before: [TimeInterval]

    /// Joins windows that touch or overlap, and takes others away from them.
    public init(_ windows: [InstantWindow], without closed: [InstantWindow] = []) {
        var joined: [InstantWindow] = []
        for window in windows.sorted(by: { $0.opens < $1.opens }) where window.opens < window.closes {
            if let last = joined.last, window.opens <= last.closes {
                joined[joined.count - 1] = InstantWindow(
                    opens: last.opens, closes: max(last.closes, window.closes))
            } else {
                joined.append(window)
            }
        }
        for gap in closed where gap.opens < gap.closes {
            joined = joined.flatMap { Self.cut(gap, from: $0) }
        }
        self.windows = joined
        var sum: TimeInterval = 0
        before = joined.map { window in
            defer { sum += window.closes.timeIntervalSince(window.opens) }
            return sum
        }
    }

    private static func cut(_ gap: InstantWindow, from window: InstantWindow) -> [InstantWindow] {
        guard gap.opens < window.closes, window.opens < gap.closes else { return [window] }
        return [
            InstantWindow(opens: window.opens, closes: gap.opens),
            InstantWindow(opens: gap.closes, closes: window.closes),
        ].filter { $0.opens < $0.closes }
    }

    /// The period that an instant lies in; nil when it is closed then.
    public func period(at date: Date) -> InstantWindow? {
        let index = firstIndex(closingAfter: date)
        guard index < windows.count, windows[index].contains(date) else { return nil }
        return windows[index]
    }

    /// The first opening strictly after an instant; nil when there is none.
    public func nextOpening(after date: Date) -> Date? {
        windows[firstIndex(closingAfter: date)...].lazy.map(\.opens).first { $0 > date }
    }

    /// Open seconds from one instant to a later one; 0 when it is not later.
    public func openTime(from: Date, to: Date) -> TimeInterval {
        max(0, openTime(until: to) - openTime(until: from))
    }

    /// The earliest instant by which so many open seconds have passed since another; nil when there are not so many.
    public func instant(after open: TimeInterval, from: Date) -> Date? {
        let goal = openTime(until: from) + open
        guard let index = windows.indices.first(where: { before[$0] + length($0) >= goal && windows[$0].closes > from })
        else { return nil }
        return max(from, windows[index].opens.addingTimeInterval(goal - before[index]))
    }

    private func openTime(until date: Date) -> TimeInterval {
        let index = firstIndex(closingAfter: date)
        guard index < windows.count else { return (before.last ?? 0) + (windows.indices.last.map(length) ?? 0) }
        return before[index] + max(0, date.timeIntervalSince(windows[index].opens))
    }

    private func length(_ index: Int) -> TimeInterval {
        windows[index].closes.timeIntervalSince(windows[index].opens)
    }

    /// The first window that is not over at an instant, by halving.
    private func firstIndex(closingAfter date: Date) -> Int {
        var low = 0
        var high = windows.count
        while low < high {
            let middle = (low + high) / 2
            if windows[middle].closes <= date { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
