public import Foundation
import ServiceCalendar
public import WebServer

/// Why a certificate is not installed.
public enum CertificateError: Error, Sendable, Hashable {
    case unreadable
    case noRequest
    case otherKey(subject: String)
    case notTrusted(String, issuer: String)
    case notAuthority
    case expired(Date)
    case notYetValid(Date)
}

extension CertificateError {
    /// One sentence for the stable code of a refusal, as the audit log keeps it.
    static func summary(ofCode code: String) -> String {
        switch code {
        case "certificate.other-key": "別のサーバー（首長部局・教育委員会の他方など）の鍵の証明書でした。"
        case "certificate.not-trusted": "登録分局から発行された証明書ではありませんでした。"
        case "certificate.expired": "有効期限が切れた証明書でした。"
        case "certificate.not-yet-valid": "有効期間前の証明書でした。"
        case "certificate.not-authority": "コアシステム向け証明書ではありませんでした。"
        default: "証明書として読み取れないファイルでした。"
        }
    }
}

extension CertificateError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .unreadable:
            Problem(
                status: 422, code: "certificate.unreadable", title: "証明書として読み取れません。",
                detail: "PEM形式（-----BEGIN CERTIFICATE----- で始まるもの）の証明書ファイルを選択してください。", field: "certificate")
        case .noRequest:
            Problem(
                status: 409, code: "certificate.no-request", title: "このサーバーではCSRがまだ作成されていません。",
                detail: "先にこのサーバーでCSRを作成し、登録分局で発行を受けてください。")
        case .otherKey(let subject):
            Problem(
                status: 422, code: "certificate.other-key", title: "この証明書は、このサーバーで作成したCSRから発行されたものではありません。",
                detail: "選択された証明書の主体者は「\(subject)」です。首長部局と教育委員会で同じ証明書は使用できません。"
                    + "必ずそれぞれのサーバーで作成したCSRで発行を受けた証明書をインストールしてください。", field: "certificate")
        case .notTrusted(let reason, let issuer):
            Problem(
                status: 422, code: "certificate.not-trusted", title: "発行者を確認できない証明書です。",
                detail: "発行者は「\(issuer)」です（\(reason)）。LGPKIの登録分局から発行された証明書か確認してください。", field: "certificate")
        case .notAuthority:
            Problem(
                status: 422, code: "certificate.not-authority", title: "コアシステム向け証明書ではありません。",
                detail: "配付されたコアシステム向け暗号化通信用等電子証明書のファイルを選択してください。", field: "certificate")
        case .expired(let date):
            Problem(
                status: 422, code: "certificate.expired", title: "有効期限が切れた証明書です（\(JapanTime.japanese(date)) まで）。",
                detail: "新しい証明書の発行を受けてください。", field: "certificate")
        case .notYetValid(let date):
            Problem(
                status: 422, code: "certificate.not-yet-valid", title: "まだ有効ではない証明書です（\(JapanTime.japanese(date)) から）。",
                detail: "有効期間の開始後にインストールしてください。", field: "certificate")
        }
    }
}
