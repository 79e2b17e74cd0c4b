import AuditLog
import Identifiers
public import Verdicts
public import WebServer

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

    /// Checks one line against the record it quotes.
    static func check(_ result: ItemResult, record: AuditRecord?, organisation: Organisation) throws(EvidenceError) {
        guard result.verdict == .pass else { return }
        guard let record else { throw .unknownRecord(result.item, result.bureau) }
        let place = isShared(result.item) ? ("", "") : (organisation.code.text, result.bureau)
        guard record.outcome == .success, events(of: result.item).contains(record.event),
            (record.organisation, record.bureau) == place
        else { throw .otherRecord(result.item, result.bureau, record.sequence) }
    }

    /// Checks that each item of each side has passed on every line, or does not apply.
    static func checkComplete(_ evidence: Evidence, organisation: Organisation) throws(EvidenceError) {
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
    }
}

/// Why a result is not accepted.
public enum EvidenceError: Error, Sendable, Hashable {
    case otherOrganisation(String)
    case notPassed(TestItem, String)
    case unknownRecord(TestItem, String)
    case otherRecord(TestItem, String, Int64)
}

extension EvidenceError: ProblemConvertible {
    public var problem: Problem {
        let detail = "テストを再度実施し、その結果を送信してください。結果ファイルは書き換えずに送信してください。"
        return switch self {
        case .otherOrganisation(let code):
            Problem(
                status: 422, code: "evidence.other-organisation", title: "この団体の結果ではありません（\(code)）。", detail: detail,
                field: "organisation")
        case .notPassed(let item, let bureau):
            Problem(
                status: 422, code: "evidence.not-passed", title: "\(bureau)の\(item.rawValue)「\(item.title)」が合格していません。",
                detail: "不合格・未実施の項目の対処を行い、再度実施してください。", field: item.rawValue)
        case .unknownRecord(let item, let bureau):
            Problem(
                status: 422, code: "evidence.unknown-record",
                title: "\(item.rawValue)（\(bureau)）の通信は、プラットフォームの記録にありません。", detail: detail, field: item.rawValue)
        case .otherRecord(let item, let bureau, let record):
            Problem(
                status: 422, code: "evidence.other-record",
                title: "\(item.rawValue)（\(bureau)）の証跡番号 \(record) は、この項目の通信の記録ではありません。", detail: detail,
                field: item.rawValue)
        }
    }
}
