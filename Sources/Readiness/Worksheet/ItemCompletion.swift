import Foundation
public import Identifiers
public import ServiceCalendar
public import Verdicts

/// Whether one item is done for one bureau, judged from the lines of its test (§3.3 Point).
public enum ItemCompletion: Sendable, Hashable {
    /// Every line that applies passed; the day of the last one.
    case completed(CalendarDay)
    /// Nothing here talks to the server: every line is 対象外.
    case notApplicable
    /// Not done, and why, in Japanese.
    case open(reason: String)

    /// Judges the lines of an item and a bureau; other lines are passed over.
    ///
    /// Every line given counts: after a repeated test, hand in the lines of the repetition only. A line that is 対象外
    /// holds nothing up, but cannot complete an item beside others that are not done.
    public init(of item: TestItem, bureau: Bureau, in results: [ItemResult]) {
        let lines = results.filter { $0.item == item && $0.bureau == bureau.rawValue }
        let applicable = lines.filter { $0.verdict != .notApplicable }
        guard !lines.isEmpty else {
            self = .open(reason: "結果がありません。")
            return
        }
        guard !applicable.isEmpty else {
            self = .notApplicable
            return
        }
        let open = applicable.filter { $0.verdict != .pass }
        guard open.isEmpty else {
            self = .open(reason: Self.reason(open))
            return
        }
        let days = applicable.map(\.day)
        guard let last = days.compactMap({ $0 }).max(), !days.contains(nil) else {
            self = .open(reason: "実施日時が読み取れない結果があります。")
            return
        }
        self = .completed(last)
    }

    private static func reason(_ lines: [ItemResult]) -> String {
        let parts = [Outcome.fail, .notRun].compactMap { outcome -> String? in
            let places = lines.filter { $0.verdict == outcome }.map { "\($0.from)→\($0.to)" }
            return places.isEmpty ? nil : "\(outcome.title): \(places.joined(separator: "、"))"
        }
        return parts.joined(separator: " / ")
    }
}

extension ItemResult {
    /// The day in Japan on which the line was run; `nil` when its instant cannot be read.
    var day: CalendarDay? { JapanTime.parse(startedAt).map { CalendarDay($0) } }
}
