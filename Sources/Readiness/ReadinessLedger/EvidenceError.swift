public import Foundation
import Identifiers
import ServiceCalendar
public import Verdicts
public import WebServer

/// Why a result is not accepted.
public enum EvidenceError: Error, Sendable, Hashable {
    case otherOrganisation(String)
    case notPassed(TestItem, String)
    case missingLine(TestItem, String, String)
    case unknownRecord(TestItem, String)
    case otherRecord(TestItem, String, Int64)
    case noNonce(TestItem, String)
    case changed(TestItem, String)
    case otherTime(TestItem, String, Date)
    case repeated(TestItem, String)
    case replayed(TestItem, String, Date)
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
        case .missingLine(let item, let bureau, let from):
            Problem(
                status: 422, code: "evidence.missing-line",
                title: "\(bureau)の\(item.rawValue)「\(item.title)」に、設定依頼票に記載の「\(from)」からの結果がありません。",
                detail: "その端末・システムでもテストを実施し、すべての結果を合わせて送信してください。", field: item.rawValue)
        case .unknownRecord(let item, let bureau):
            of(item, bureau, "unknown-record", "の通信は、プラットフォームの記録にありません。", detail)
        case .otherRecord(let item, let bureau, let record):
            of(item, bureau, "other-record", "の証跡番号 \(record) は、この項目の通信の記録ではありません。", detail)
        case .noNonce(let item, let bureau):
            of(
                item, bureau, "no-nonce", "の通信は、接続試験ツールが行った通信として記録されていません。",
                "接続試験ツール（kakehashi-check）でテストを再度実施し、その結果を送信してください。")
        case .changed(let item, let bureau):
            of(item, bureau, "changed", "の結果は、実施した後に書き換えられています。", detail)
        case .otherTime(let item, let bureau, let recorded):
            of(
                item, bureau, "other-time", "の実施日時が、プラットフォームの記録（\(JapanTime.japanese(recorded))）と合いません。",
                "端末の時計が正しいことを確認してから、テストを再度実施してください。")
        case .repeated(let item, let bureau):
            of(item, bureau, "repeated", "の結果が、同じ通信を二重に証跡としています。", detail)
        case .replayed(let item, let bureau, let accepted):
            of(
                item, bureau, "replayed", "の結果は、\(JapanTime.japanese(accepted)) に受け付けた結果で既に使われています。",
                "同じ結果を再度送信することはできません。テストを再度実施し、新しい結果を送信してください。")
        }
    }

    private func of(_ item: TestItem, _ bureau: String, _ code: String, _ what: String, _ detail: String) -> Problem {
        let side = Bureau(rawValue: bureau)?.title ?? bureau
        return Problem(
            status: 422, code: "evidence.\(code)", title: "\(side)の\(item.rawValue)「\(item.title)」\(what)",
            detail: detail,
            field: item.rawValue)
    }
}
