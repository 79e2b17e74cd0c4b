import AuditLog
import EvidenceSeal
import Foundation
public import Identifiers
import ServiceCalendar
public import Verdicts

/// Whether a test's result may be believed: each pass must quote the platform's own record of that very exchange.
public enum EvidenceRules {
    /// The events that prove an item.
    static func events(of item: TestItem) -> Set<String> {
        switch item {
        case .t1: ["name.answered"]
        case .t2, .t4: ["sign-in.shown"]
        case .t3, .t5: ["repository.read"]
        case .t6: ["operation-support.shown"]
        case .t7: ["atena-number.registered"]
        case .t8: ["code-acquisition.sent"]
        case .t9: ["basic-four.shown"]
        case .t10: ["replica.registered"]
        }
    }

    /// Name and repository servers serve everybody: their records belong to the platform itself.
    private static func isShared(_ item: TestItem) -> Bool {
        switch item {
        case .t1, .t3, .t5: true
        case .t2, .t4, .t6, .t7, .t8, .t9, .t10: false
        }
    }

    /// How far a terminal's clock may be from the platform's [O].
    static let clockTolerance: TimeInterval = 600

    /// Checks one line against the record it quotes and the record that has its nonce: the same one but for T1, where the
    /// answer is the name server's, and the nonce came with the question for its number.
    static func check(
        _ result: ItemResult, record: AuditRecord?, sealing: AuditRecord?, organisation: Organisation
    ) throws(EvidenceError) {
        guard result.verdict == .pass else { return }
        guard let record else { throw .unknownRecord(result.item, result.bureau) }
        let place = isShared(result.item) ? ("", "") : (organisation.code.text, result.bureau)
        guard record.outcome == .success, events(of: result.item).contains(record.event),
            (record.organisation, record.bureau) == place
        else { throw .otherRecord(result.item, result.bureau, record.sequence) }
        guard let sealing, let nonce = ExchangeNonce(sealing.nonce), isOf(sealing, result, record) else {
            throw .noNonce(result.item, result.bureau)
        }
        guard nonce.hasSealed(result) else { throw .changed(result.item, result.bureau) }
        guard isPlausible(result, sealing) else { throw .otherTime(result.item, result.bureau, sealing.recordedAt) }
    }

    /// Whether the record with the nonce is of the exchange that the line tells of.
    private static func isOf(_ sealing: AuditRecord, _ result: ItemResult, _ record: AuditRecord) -> Bool {
        guard result.item == .t1 else { return sealing.sequence == record.sequence }
        return sealing.event == "name-record.read" && sealing.outcome == .success
            && sealing.subject.split(separator: " ").last.map(String.init) == String(record.sequence)
    }

    /// Whether the platform recorded the exchange while the line was running, give or take two clocks.
    private static func isPlausible(_ result: ItemResult, _ record: AuditRecord) -> Bool {
        guard let began = JapanTime.parse(result.startedAt), (0...86_400_000).contains(result.milliseconds) else {
            return false
        }
        let end = began.addingTimeInterval(Double(result.milliseconds) / 1000)
        return (began.addingTimeInterval(-clockTolerance)...end.addingTimeInterval(clockTolerance))
            .contains(record.recordedAt)
    }

    /// Checks that each item of each side has passed on every line, or does not apply.
    ///
    /// `expected`: the lines that the organisation's settings ask for, each of which must be there; what they need must
    /// not be called 対象外.
    static func checkComplete(
        _ evidence: Evidence, organisation: Organisation, expected: [ExpectedLine]
    ) throws(EvidenceError) {
        guard evidence.organisation == organisation.code.text else { throw .otherOrganisation(evidence.organisation) }
        for bureau in organisation.bureaus {
            for item in TestItem.allCases {
                let lines = evidence.items.filter { $0.item == item && $0.bureau == bureau.rawValue }
                // 対象外 is for what an organisation may do without: 基本4情報 (任意事務), and 副本 where no system connects.
                let mayBeAbsent = item == .t9 || item == .t10
                let isDone = lines.allSatisfy {
                    $0.verdict == .pass || ($0.verdict == .notApplicable && mayBeAbsent)
                }
                guard !lines.isEmpty, isDone else { throw .notPassed(item, bureau.title) }
            }
        }
        let sides = Set(organisation.bureaus.map(\.rawValue))
        guard evidence.items.allSatisfy({ sides.contains($0.bureau) }) else {
            throw .otherOrganisation(evidence.organisation)
        }
        for line in expected {
            let found = evidence.items.first {
                $0.item == line.item && $0.bureau == line.bureau.rawValue && $0.from == line.from
            }
            guard let found else { throw .missingLine(line.item, line.bureau.title, line.from) }
            guard found.verdict == .pass || !line.isNeeded else {
                throw .notPassed(line.item, line.bureau.title)
            }
        }
        var seen: Set<String> = []
        for line in evidence.items where line.verdict == .pass {
            guard let nonce = line.proof?.nonce, seen.insert(nonce).inserted else {
                throw line.proof == nil ? .noNonce(line.item, line.bureau) : .repeated(line.item, line.bureau)
            }
        }
    }
}

/// A line that a result must have: an item, from one terminal or system of one side.
public struct ExpectedLine: Sendable, Hashable {
    public let item: TestItem
    public let bureau: Bureau
    /// As the 設定依頼票 names it.
    public let from: String
    /// Whether 対象外 is no answer.
    public let isNeeded: Bool

    /// Names a line.
    public init(item: TestItem, bureau: Bureau, from: String, isNeeded: Bool) {
        self.item = item
        self.bureau = bureau
        self.from = from
        self.isNeeded = isNeeded
    }
}
