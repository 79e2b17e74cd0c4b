import Identifiers
public import NoticeForms
public import ServiceCalendar
public import Verdicts

/// One item that one place must be tried with, and how that stands.
public struct CoverageLine: Sendable, Hashable {
    /// How it stands.
    public enum State: Sendable, Hashable {
        /// The platform saw it: the result, with its record.
        case proven(ItemResult)
        /// A person says that it was tried on a day.
        case byHand(HandEntry)
        /// It does not apply: by the form, or because a person says why.
        case notApplicable(reason: String, HandEntry?)
        /// Tried and not passed.
        case failed(ItemResult)
        /// Nobody has tried it.
        case gap
    }

    public let talker: Talker
    public let item: TestItem
    public let state: State

    /// Whether nothing is missing.
    public var isCovered: Bool {
        switch state {
        case .proven, .byHand, .notApplicable: true
        case .failed, .gap: false
        }
    }

    /// The day on which it was done; nil where it was not, or does not apply.
    public var completedOn: CalendarDay? {
        switch state {
        case .proven(let result): JapanTime.parse(result.startedAt).map { CalendarDay($0) }
        case .byHand(let entry): entry.completedOn
        case .notApplicable, .failed, .gap: nil
        }
    }
}

/// Every talking terminal and system against the results.
public enum CoverageRules {
    /// One line for each item of each talker, in the order of the form and the items.
    public static func lines(
        _ request: ConfigurationRequest, results: [ItemResult], entries: [HandEntry]
    ) -> [CoverageLine] {
        request.bureaus.flatMap { side in
            Talkers.all(of: side).flatMap { talker in
                talker.items.map { item in
                    CoverageLine(
                        talker: talker, item: item, state: state(of: item, talker, results: results, entries: entries))
                }
            }
        }
    }

    private static func state(
        of item: TestItem, _ talker: Talker, results: [ItemResult], entries: [HandEntry]
    ) -> CoverageLine.State {
        let lines = results.filter {
            $0.item == item && $0.bureau == talker.bureau.rawValue && $0.from == talker.id && $0.verdict != .notRun
        }
        if let failed = lines.first(where: { $0.verdict == .fail }) { return .failed(failed) }
        if let passed = lines.last(where: { $0.verdict == .pass }) { return .proven(passed) }
        if talker.absent.contains(item) { return .notApplicable(reason: "設定依頼票による", nil) }
        let entry = entries.last { $0.bureau == talker.bureau && $0.place == talker.id && $0.item == item }
        guard let entry else { return .gap }
        return entry.completedOn == nil ? .notApplicable(reason: entry.remark, entry) : .byHand(entry)
    }

    /// The lines as a worksheet takes them: what people entered beside what the test found, gaps as 未実施.
    public static func results(_ lines: [CoverageLine]) -> [ItemResult] {
        lines.map { line in
            switch line.state {
            case .proven(let result), .failed(let result): return result
            case .byHand(let entry):
                return result(
                    line, .pass, startedAt: entry.completedOn.map { JapanTime.text($0.instant(hour: 12)) } ?? "",
                    seen: entry.remark.isEmpty ? nil : entry.remark, evidence: "手入力（\(entry.enteredBy)）")
            case .notApplicable(let reason, let entry):
                return result(
                    line, .notApplicable, startedAt: "", seen: reason, evidence: entry.map { "手入力（\($0.enteredBy)）" })
            case .gap:
                return result(line, .notRun, startedAt: "", seen: nil, evidence: nil)
            }
        }
    }

    private static func result(
        _ line: CoverageLine, _ verdict: Outcome, startedAt: String, seen: String?, evidence: String?
    ) -> ItemResult {
        ItemResult(
            item: line.item, bureau: line.talker.bureau.rawValue, from: line.talker.id, to: "自治体中間サーバー",
            verdict: verdict, hop: nil, expected: nil, seen: seen, remedy: nil, startedAt: startedAt, milliseconds: 0,
            serverEvidence: evidence)
    }
}
