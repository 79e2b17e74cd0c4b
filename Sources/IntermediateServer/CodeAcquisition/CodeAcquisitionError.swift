public import Foundation
import Identifiers
import ServiceCalendar
import Verdicts
public import WebServer

/// Why a 符号取得 does not go on; what has been reached is kept, and asking again resumes there.
public enum CodeAcquisitionError: Error, Sendable, Hashable {
    case unknownAtenaNumber(String)
    /// Outside the windows of the インターフェイスシステム (§3.5).
    case outsideWindow(next: Date?)
    case interfaceSystemRefused(status: Int, detail: String)
    case registryRefused(status: Int, detail: String)
}

extension CodeAcquisitionError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .unknownAtenaNumber(let number):
            Problem(
                status: 404, code: "code.unknown-atena-number", title: "指定された団体内統合宛名番号「\(number)」は登録されていません。",
                detail: "先に統合宛名番号を登録してください。", field: "atenaNumber")
        case .outsideWindow(let next):
            Problem(
                status: 409, code: "code.outside-window", title: "インターフェイスシステムの利用可能期間外です。",
                detail: next.map { "次の利用可能期間は \(JapanTime.japanese($0)) からです。その期間に再度実施してください。" }
                    ?? "次の利用可能期間は別途通知されます。サポートサイトのお知らせを確認してください。")
        case .interfaceSystemRefused(let status, let detail):
            Problem(
                HopFailure(
                    hop: .application, code: "code.interface-system-refused", expected: "インターフェイスシステムが処理通番を払い出すこと",
                    seen: "インターフェイスシステムが拒否しました（\(status)）: \(detail)",
                    remedy: "中間サーバーの証明書（2種類）と機関コードを確認し、解決しない場合はヘルプデスクへ連絡してください。"))
        case .registryRefused(let status, let detail):
            Problem(
                HopFailure(
                    hop: .application, code: "code.registry-refused", expected: "住基システムが符号取得の依頼を受け付けること（受付（住基ネット未連携））",
                    seen: "住基システムが拒否しました（\(status)）: \(detail)",
                    remedy: "住基システムの担当者に、符号取得の受付が有効か、テスト用の住民が登録されているかを確認し、対処後に再度実施してください。"))
        }
    }
}
