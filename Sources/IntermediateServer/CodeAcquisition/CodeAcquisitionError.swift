import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Verdicts
public import WebServer

/// Why a 符号取得 does not go on; what has been reached is kept, and asking again resumes there.
public enum CodeAcquisitionError: Error, Sendable, Hashable {
    /// Without the number: a 個人番号 sent in its place must not come back.
    case unknownAtenaNumber
    case unknownRequest
    case badKey
    case codeIsThere
    case interfaceSystemRefused(status: Int, detail: String)
    case atenaSystemRefused(status: Int)
    case registryRefused(status: Int, detail: String)

    /// A partner's refusal, in the one verdict vocabulary.
    var hopFailure: HopFailure? {
        switch self {
        case .interfaceSystemRefused(let status, let detail):
            HopFailure(
                hop: .application, code: "code.interface-system-refused", expected: "インターフェイスシステムが処理通番を払い出すこと",
                seen: "インターフェイスシステムが拒否しました（\(status)）: \(detail)",
                remedy: "中間サーバーの証明書（2種類）と機関コードを確認し、解決しない場合はヘルプデスクへ連絡してください。")
        case .atenaSystemRefused(let status):
            HopFailure(
                hop: .application, code: "code.atena-system-refused", expected: "団体内統合宛名システムが、待機していた依頼の個人番号を返すこと",
                seen: "団体内統合宛名システムの応答が正しくありません（\(status)）",
                remedy: "団体内統合宛名システムの担当者に該当の番号を確認し、符号取得を再度依頼してください。")
        case .registryRefused(let status, let detail):
            HopFailure(
                hop: .application, code: "code.registry-refused", expected: "住基システムが符号取得の依頼を受け付けること（受付（住基ネット未連携））",
                seen: "住基システムが拒否しました（\(status)）: \(detail)",
                remedy: "住基システムの担当者に、符号取得の受付が有効か、テスト用の住民が登録されているかを確認し、対処後に再度実施してください。")
        case .unknownAtenaNumber, .unknownRequest, .badKey, .codeIsThere: nil
        }
    }

    /// Whether the partner's answer will be the same until somebody changes something.
    var isFinal: Bool {
        switch self {
        case .interfaceSystemRefused(let status, _), .registryRefused(let status, _):
            (400..<500).contains(status) && status != 408 && status != 429
        case .unknownAtenaNumber, .unknownRequest, .badKey, .codeIsThere: true
        case .atenaSystemRefused: false
        }
    }
}

extension CodeAcquisitionError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .unknownAtenaNumber:
            Problem(
                status: 404, code: "code.unknown-atena-number", title: "指定された団体内統合宛名番号は登録されていません。",
                detail: "先に統合宛名番号を登録してください。", field: "atenaNumber")
        case .unknownRequest:
            Problem(
                status: 404, code: "code.unknown-request", title: "該当する符号取得の依頼はありません。",
                detail: "番号を確認し、必要な場合は符号取得を依頼してください。")
        case .badKey:
            Problem(
                status: 422, code: "code.bad-key", title: "送信元の識別子（requestKey）の形式が正しくありません。", detail: RequestKey.rule,
                field: "requestKey")
        case .codeIsThere:
            Problem(
                status: 409, code: "code.is-there", title: "符号は取得済みのため、依頼を取り消せません。",
                detail: "不要になった場合は、統合宛名番号を削除してください。符号も削除されます。")
        case .interfaceSystemRefused, .atenaSystemRefused, .registryRefused:
            hopFailure.map(Problem.init) ?? Problem.notFound
        }
    }
}
