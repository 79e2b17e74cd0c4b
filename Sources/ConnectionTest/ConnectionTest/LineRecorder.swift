import Foundation
import ServiceCalendar
import Verdicts

/// Keeps the lines of one side as they end, and decides what is not worth running after what has failed.
actor LineRecorder {
    private let bureau: String
    private let clock: any WallClock
    private let announce: @Sendable (ItemResult) -> Void
    private(set) var lines: [ItemResult] = []
    private var blocks: [Block] = []

    /// A finding after which other items cannot say anything new.
    private struct Block {
        let because: TestItem
        let items: Set<TestItem>
        /// Nil: from everywhere.
        let place: String?
        let reason: String
    }

    /// Begins with what other machines of the organisation found already.
    init(
        bureau: String, after known: Evidence?, clock: any WallClock,
        announce: @escaping @Sendable (ItemResult) -> Void
    ) {
        self.bureau = bureau
        self.clock = clock
        self.announce = announce
        let failed = known?.items.first { $0.bureau == bureau && $0.item == .t7 && $0.verdict == .fail }
        blocks =
            failed.map { line in
                [Block(because: .t7, items: Self.needNumbers, place: nil, reason: line.hop?.title ?? "")]
            } ?? []
    }

    /// What cannot pass before 団体内統合宛名番号 are registered.
    private static let needNumbers: Set<TestItem> = [.t8, .t9, .t10]

    /// Runs one line unless something before it makes it pointless, and keeps its verdict.
    func line(
        _ item: TestItem, from place: Place, to target: String,
        _ work: @Sendable () async throws -> String?
    ) async {
        let started = clock.now
        let from = place.plan.identifier
        if let block = blocks.first(where: { $0.items.contains(item) && ($0.place ?? from) == from }) {
            keep(
                ItemResult(
                    item: item, bureau: bureau, from: from, to: target, verdict: .notRun, hop: nil, expected: nil,
                    seen: "\(block.because.rawValue)が不合格のため実施していません（\(block.reason)）",
                    remedy: "\(block.because.rawValue)の対処を行った後に再度実施してください。", startedAt: JapanTime.text(started),
                    milliseconds: 0, serverEvidence: nil))
            return
        }
        let mark = ContinuousClock().now
        let trace = ProbeTrace()
        do {
            let evidence = try await ProbeTrace.$current.withValue(trace) { try await work() }
            let passed = result(item, from, target, .pass, nil, started, since: mark, evidence: evidence, trace)
            keep(place.nonces?.sealed(passed) ?? passed)
        } catch {
            let failure = error as? HopFailure ?? Self.unforeseen(error)
            keep(result(item, from, target, .fail, failure, started, since: mark, evidence: nil, trace))
            block(item, failure: failure, from: from)
        }
    }

    private static func unforeseen(_ error: any Error) -> HopFailure {
        HopFailure(
            hop: .application, code: "check.unforeseen", expected: "試験を最後まで実施できること", seen: "\(error)",
            remedy: "表示内容を添えてヘルプデスクへ連絡してください。")
    }

    /// Keeps a line that does not apply to this organisation (対象外).
    func notApplicable(_ item: TestItem, from place: Place, to target: String) {
        keep(
            result(
                item, place.plan.identifier, target, .notApplicable, nil, clock.now, since: ContinuousClock().now,
                evidence: nil))
    }

    private func block(_ item: TestItem, failure: HopFailure, from place: String) {
        let rest = Set(TestItem.allCases.filter { $0 > item })
        let toServer: Set<TestItem> = [.t2, .t4, .t6, .t7, .t8, .t9, .t10]
        func add(_ items: Set<TestItem>, place: String? = nil) {
            blocks.append(
                Block(because: item, items: items.intersection(rest), place: place, reason: failure.hop.title))
        }
        switch item {
        case .t1:
            add(rest, place: place)
        case .t2, .t4:
            // Whom this user trusts is this terminal's own affair; anything else is the server's, for everybody.
            if failure.code == "chain.untrusted-issuer" {
                add([.t3, .t5, .t6, .t9], place: place)
            } else {
                add(toServer)
            }
        case .t3:
            add([.t5])
        case .t5, .t6, .t9, .t10:
            break
        case .t7:
            add(Self.needNumbers)
        case .t8:
            if failure.code == "certificate.not-effective" { add([.t9]) }
        }
    }

    private func result(
        _ item: TestItem, _ from: String, _ to: String, _ verdict: Outcome, _ failure: HopFailure?, _ started: Date,
        since mark: ContinuousClock.Instant, evidence: String?, _ trace: ProbeTrace? = nil
    ) -> ItemResult {
        let passed = (ContinuousClock().now - mark).components
        return ItemResult(
            item: item, bureau: bureau, from: from, to: to, verdict: verdict, hop: failure?.hop,
            expected: failure?.expected, seen: failure?.seen, remedy: failure?.remedy,
            startedAt: JapanTime.text(started),
            milliseconds: Int(passed.seconds) * 1000 + Int(passed.attoseconds / 1_000_000_000_000_000),
            serverEvidence: evidence, probes: trace?.probes)
    }

    private func keep(_ line: ItemResult) {
        lines.append(line)
        announce(line)
    }
}
